package workbook.command;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workbook.cli.Language;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;

/**
 * Writes the exercises in the format of the JetBrains Academy plugin: {@code course-info.yaml}, a lesson for each chapter with one task,
 * and a Gradle build in which each task is a module. The learner's file is in {@code src}; the contract is in {@code test}, and hidden;
 * what the chapters give is in the module {@code common}. Not thread-safe.
 */
final class JetBrainsCourse {
    private static final Pattern TASK = Pattern.compile("@Task\\(\\s*\"(\\d+\\.\\d+) ");
    private static final Pattern MY_ANSWER = Pattern.compile("\\n@MyAnswer\\(\"([^\"]+)\"\\)");
    private static final Pattern VERSION =
            Pattern.compile("(?s)<artifactId>informer-workbook</artifactId>\\s*<version>([^<]+)</version>");
    private static final String EXERCISE = "exercise";

    private static final String BUILD = """
            // Each task is a module: the learner's file is in src, the hidden tests are in test.
            subprojects {
                apply plugin: 'java'

                repositories {
                    mavenLocal() // the workbook's jars: mvn -q -DskipTests -pl lib/workbook,lib/testkit -am install
                    mavenCentral()
                }

                sourceSets {
                    main.java.srcDirs = ['src']
                    test.java.srcDirs = ['test']
                }

                dependencies {
                    implementation 'dev.informerworkbook:workbook:VERSION'
                    implementation 'dev.informerworkbook:informers-testkit:VERSION'
                }

                tasks.withType(JavaCompile).configureEach {
                    options.encoding = 'UTF-8'
                    options.release = 17
                }

                tasks.withType(Test).configureEach {
                    useJUnitPlatform()
                    systemProperty 'workbook.strict', 'true' // a test that is not started is no success
                    outputs.upToDateWhen { false }
                    afterTest { test, result ->
                        if (result.resultType == TestResult.ResultType.FAILURE) {
                            // The plugin shows the lines that begin like this.
                            def lines = (result.exception?.message ?: 'Wrong answer').readLines()
                            println "#educational_plugin FAILED + ${lines[0]}"
                            lines.drop(1).each { println "#educational_plugin${it}" }
                            println()
                        }
                    }
                }
            }

            configure(subprojects.findAll { it.name != 'common' }) {
                dependencies {
                    implementation project(':common')
                }
                tasks.register('run') // the plugin expects it
            }
            """;

    private final WorkbookHome home;
    private final Language language;

    JetBrainsCourse(WorkbookHome home, Language language) {
        this.home = home;
        this.language = language;
    }

    /** Writes the course and returns the number of lessons. Throws a {@link UserError} if the folder exists and is not empty. */
    int write(Path target) throws IOException, InterruptedException {
        if (Files.exists(target) && !isEmptyFolder(target)) {
            throw new UserError(target + " exists and is not an empty folder. Name a new folder for the course.");
        }
        List<String> lessons = new ArrayList<>();
        List<String> additional = new ArrayList<>(List.of("build.gradle", "settings.gradle"));
        for (String chapter : home.chapters()) {
            for (Path file : ChapterClasses.sources(home.chapter(chapter), "(?!My).*\\.java")) {
                String name = "common/src/" + file.getFileName();
                write(target.resolve(name), Files.readString(file));
                additional.add(name);
            }
            if (writeLesson(chapter, target.resolve(chapter))) {
                lessons.add(chapter);
            }
        }
        write(target.resolve("build.gradle"), BUILD.replace("VERSION", version()));
        write(target.resolve("settings.gradle"), settings(lessons));
        StringBuilder course = new StringBuilder("type: marketplace\n");
        boolean chinese = language == Language.CHINESE;
        course.append("title: ").append(quoted(chinese ? "Informer 练习册" : "The Informer Workbook"));
        course.append("language: ").append(chinese ? "Chinese\n" : "English\n");
        course.append("summary: ")
                .append(quoted(
                        chinese
                                ? "用 Java 逐章实现 Kubernetes informer（client-go 的核心），并由测试评分。"
                                : "Learn Kubernetes informers, the heart of client-go, by building them in Java, chapter by"
                                        + " chapter."));
        course.append("programming_language: Java\nenvironment_settings:\n  jvm_language_level: JDK_17\ncontent:\n");
        lessons.forEach(lesson -> course.append("- ").append(quoted(lesson)));
        course.append("additional_files:\n");
        additional.forEach(file -> course.append("- name: ").append(quoted(file)));
        write(
                target.resolve("course-info.yaml"),
                course.append("yaml_version: 2\n").toString());
        return lessons.size();
    }

    /** Writes the lesson of a chapter. Returns false if the chapter has no exercise. */
    private boolean writeLesson(String chapter, Path lesson) throws IOException, InterruptedException {
        Path task = lesson.resolve(EXERCISE);
        List<String> hidden = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        String mine = "";
        for (Path file : ChapterClasses.sources(home.chapter(chapter).resolve("test"), ".*\\.java")) {
            String text = Files.readString(file);
            String name = "test/" + file.getFileName();
            Matcher my = MY_ANSWER.matcher(text);
            if (my.find()) {
                mine = my.group(1);
                // The grader reads the file where the course has it.
                text = text.replace(my.group(1), chapter + "/" + EXERCISE + "/src/" + fileName(mine));
            } else if (name.matches(".*(Test|IT)\\.java")) {
                continue; // tests of the workbook itself
            }
            TASK.matcher(text).results().map(found -> found.group(1)).forEach(numbers::add);
            write(task.resolve(name), text);
            hidden.add(name);
        }
        if (mine.isEmpty()) {
            return false;
        }
        String file = mine;
        String stub = new Stub(home, file, numbers)
                .find()
                .orElseThrow(() -> new UserError("The first version of chapters/" + file
                        + " was not found: there is no git here, or no history with that file."));
        write(task.resolve("src/" + fileName(mine)), stub);
        String readme = Files.readString(home.chapter(chapter).resolve(language.readme()));
        write(task.resolve("task.md"), JetBrainsText.of(readme, language));
        StringBuilder info = new StringBuilder("type: edu\ncustom_name: ");
        info.append(quoted(language == Language.CHINESE ? "练习" : "Exercise"));
        info.append("files:\n- name: ").append(quoted("src/" + fileName(mine))).append("  visible: true\n");
        hidden.forEach(name -> info.append("- name: ").append(quoted(name)).append("  visible: false\n"));
        write(task.resolve("task-info.yaml"), info.toString());
        String title = readme.lines().findFirst().orElse(chapter).replaceFirst("^#+ *", "");
        write(lesson.resolve("lesson-info.yaml"), "custom_name: " + quoted(title) + "content:\n- " + quoted(EXERCISE));
        return true;
    }

    /** The plugin looks for a module with the names of lesson and task. */
    private static String settings(List<String> lessons) {
        StringBuilder text = new StringBuilder("rootProject.name = 'informer-workbook'\ninclude 'common'\n");
        for (String lesson : lessons) {
            String module = lesson + "-" + EXERCISE;
            text.append("include '").append(module).append("'\n");
            text.append("project(':").append(module).append("').projectDir = file('");
            text.append(lesson).append('/').append(EXERCISE).append("')\n");
        }
        return text.toString();
    }

    private String version() throws IOException {
        Path pom = home.root().resolve("pom.xml");
        Matcher version = VERSION.matcher(Files.readString(pom));
        if (!version.find()) {
            throw new UserError("There is no version of informer-workbook in " + pom + ". See: git status");
        }
        return version.group(1);
    }

    /** A JSON string is a YAML string, too. */
    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"\n";
    }

    private static String fileName(String path) {
        return SubmittedFileSearch.fileName(path);
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
