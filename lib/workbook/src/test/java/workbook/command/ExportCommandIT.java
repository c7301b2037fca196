package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import informers.internal.yaml.YamlDocument;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.Scripts;
import workbook.cli.WorkbookHome;
import workbook.grade.Grade;
import workbook.grade.Grader;
import workbook.grade.State;

/** The exported course has the form of the plugin, and its tasks compile and are graded, here without Gradle. */
class ExportCommandIT {
    @TempDir
    Path folder;

    private final WorkbookHome home = WorkbookHome.find();

    @Test
    void everyNamedFileExistsAndEveryFileIsNamed() throws IOException {
        for (String language : List.of("en", "zh")) {
            Path course = folder.resolve(language);
            assertThat(run("jetbrains", course.toString(), "--lang", language)).isZero();

            JsonNode info = yaml(course.resolve("course-info.yaml"));
            assertThat(info.path("type").asText()).isEqualTo("marketplace");
            assertThat(info.path("language").asText()).isEqualTo(language.equals("zh") ? "Chinese" : "English");
            assertThat(info.path("programming_language").asText()).isEqualTo("Java");
            assertThat(texts(info.path("content"))).isEqualTo(home.chapters());
            assertThat(names(info.path("additional_files")))
                    .contains("build.gradle", "settings.gradle", "common/src/DeltaQueue.java")
                    .containsExactlyInAnyOrderElementsOf(files(course, home.chapters()));
            for (String chapter : home.chapters()) {
                lesson(course.resolve(chapter), home.chapter(chapter), language);
                assertThat(Files.readString(course.resolve("settings.gradle"))).contains("'" + chapter + "/exercise'");
            }
        }
    }

    private static void lesson(Path lesson, Path chapter, String language) throws IOException {
        JsonNode info = yaml(lesson.resolve("lesson-info.yaml"));
        assertThat(info.path("custom_name").asText()).isNotBlank();
        assertThat(texts(info.path("content"))).containsExactly("exercise");
        Path task = lesson.resolve("exercise");
        JsonNode exercise = yaml(task.resolve("task-info.yaml"));
        assertThat(exercise.path("type").asText()).isEqualTo("edu");
        List<String> visible = new ArrayList<>();
        exercise.path("files").forEach(file -> {
            if (file.path("visible").asBoolean()) {
                visible.add(file.path("name").asText());
            }
        });
        assertThat(visible).singleElement().asString().matches("src/My\\w+\\.java");
        assertThat(Files.readString(task.resolve(visible.get(0)))).contains("new Todo(");
        assertThat(names(exercise.path("files")))
                .containsExactlyInAnyOrderElementsOf(files(task, List.of("task.md", "task-info.yaml")));
        String text = Files.readString(task.resolve("task.md"));
        String readme = Files.readString(chapter.resolve(language.equals("zh") ? "README.zh-CN.md" : "README.md"));
        List<Hints.Hint> hints = Hints.of(readme).all();
        assertThat(hints).isNotEmpty();
        assertThat(text)
                .contains(language.equals("zh") ? "点击 *Check*" : "*Check* runs the tests")
                .doesNotContain("<details>", "<!--", "](README", "](../", "](#", "\n!")
                .contains(hints.stream()
                        .map(hint -> "<div class=\"hint\" title=\"" + Markup.line(hint.title()) + "\">")
                        .toList());
    }

    @Test
    void anExportedTaskCompilesAndIsGraded() throws Exception {
        assertThat(run("jetbrains", folder.toString(), "--lang", "en")).isZero();
        Path common = folder.resolve("common/build");
        compile(common, folder.resolve("common/src"));

        for (String chapter : home.chapters()) {
            Grade untouched = grade(chapter, common);

            assertThat(untouched.results())
                    .as(chapter)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(
                            one -> assertThat(one.state()).as(one.toString()).isEqualTo(State.NOT_STARTED));
        }
        String right = Files.readString(home.chapter("05-store").resolve("alternatives/LockedStore.java"));
        Files.writeString(
                folder.resolve("05-store/exercise/src/MyStore.java"), right.replaceAll("\\bLockedStore\\b", "MyStore"));
        assertThat(grade("05-store", common).counts()).isEqualTo("8 done, 0 red, 0 not started");
    }

    /** The classes lie where Gradle puts them: from there, the test finds the learner's file. */
    private Grade grade(String chapter, Path common) throws Exception {
        Path task = folder.resolve(chapter).resolve("exercise");
        Path classes = task.resolve("build/classes/java/test");
        compile(classes, task.resolve("test"), common.toString());
        String test;
        try (Stream<Path> files = Files.list(task.resolve("test"))) {
            test = files.map(ChapterClasses::className)
                    .filter(name -> name.matches("My\\w+Test"))
                    .findFirst()
                    .orElseThrow();
        }
        URL[] places = {classes.toUri().toURL(), common.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(places, getClass().getClassLoader())) {
            return Grader.grade(loader.loadClass(test));
        }
    }

    private static void compile(Path into, Path sources, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-encoding", "UTF-8", "-d"));
        arguments.add(Files.createDirectories(into).toString());
        arguments.add("-cp");
        List<String> path = new ArrayList<>(List.of(more));
        path.add(System.getProperty("java.class.path"));
        arguments.add(String.join(File.pathSeparator, path));
        try (Stream<Path> files = Files.list(sources)) {
            files.map(Path::toString).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .as("status of javac for " + sources)
                .isZero();
    }

    @Test
    void whatIsWrongIsReported() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");

        assertThat(run("jetbrains", folder.toString())).isEqualTo(1);
        assertThat(err).contains("exists and is not an empty folder");
        assertThat(run("moodle", folder.resolve("new").toString())).isEqualTo(2);
        assertThat(err).contains("expected the format jetbrains, found 'moodle'");
        assertThat(run("jetbrains", folder.resolve("new").toString(), "--lang", "fr"))
                .isEqualTo(1);
        assertThat(files(folder, List.of())).containsExactly("mine.txt");
    }

    private String err = "";

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("export"));
        all.addAll(List.of(arguments));
        StringWriter errors = new StringWriter();
        int status = Scripts.run(
                WorkbookCommand.of(home),
                new PrintWriter(new StringWriter()),
                new PrintWriter(errors),
                all.toArray(String[]::new));
        err = errors.toString();
        return status;
    }

    private static JsonNode yaml(Path file) throws IOException {
        return YamlDocument.all(Files.readString(file)).get(0).json();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static List<String> names(JsonNode files) {
        List<String> names = new ArrayList<>();
        files.forEach(file -> names.add(file.path("name").asText()));
        return names;
    }

    /** Returns all files below the folder, without what is named and the course's own file. */
    private static List<String> files(Path folder, List<String> without) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("course-info.yaml") && !without.contains(name.replaceFirst("/.*", "")))
                    .toList();
        }
    }
}
