package workbook.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Finds a chapter's files from its compiled test, wherever the tests were started. Any thread. */
final class Chapters {
    /** Where the chapters are, if they are not around their compiled tests. */
    static final String FOLDER = "workbook.chapters";

    private Chapters() {}

    /** The answer that a test's annotation names. */
    static AnswerSource answerOf(Class<?> test) {
        LibAnswer lib = test.getAnnotation(LibAnswer.class);
        if (lib != null) {
            return new ClassAnswer(lib.value());
        }
        return new FileAnswer(learnersFile(test));
    }

    /** The file that a test with {@link MyAnswer} grades. */
    static Path learnersFile(Class<?> test) {
        MyAnswer my = test.getAnnotation(MyAnswer.class);
        if (my == null) {
            throw new IllegalArgumentException(
                    test.getName() + " needs @LibAnswer(TheClass.class) or @MyAnswer(\"01-name/MyFile.java\")");
        }
        return folder(test, my).resolve(my.value());
    }

    /** What has to be graded: every {@code 01-clients/MyListClient.java}, and chapters that have no such file. Sorted. */
    static List<String> learnersFiles(Path folder) {
        List<String> files = new ArrayList<>(glob(folder, "[0-9]*/My*.java"));
        for (String readme : glob(folder, "[0-9]*/README.md")) {
            String chapter = readme.replaceFirst("README.md$", "");
            if (files.stream().noneMatch(file -> file.startsWith(chapter))) {
                files.add(chapter + "My*.java");
            }
        }
        Collections.sort(files);
        return files;
    }

    /**
     * The compiled tests in the chapters' folders {@code test} that grade a learner's file.
     *
     * @throws IllegalStateException if a test's source is there and its class is not
     */
    static List<Class<?>> learnersTests(Path folder, ClassLoader classes) {
        List<Class<?>> tests = new ArrayList<>();
        for (String source : glob(folder, "[0-9]*/test/*Test.java")) {
            String name = source.replaceFirst(".*/", "").replaceFirst("\\.java$", "");
            try {
                Class<?> test = classes.loadClass(name);
                if (test.isAnnotationPresent(MyAnswer.class)) {
                    tests.add(test);
                }
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(
                        source + " is not compiled: is its folder listed in chapters/pom.xml?", e);
            }
        }
        return tests;
    }

    private static List<String> glob(Path folder, String pattern) {
        PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + pattern);
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.map(folder::relativize)
                    .filter(matcher::matches)
                    .map(path -> path.toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code 01-clients} of a test with {@link MyAnswer}. */
    static String chapter(MyAnswer my) {
        return my.value().replaceFirst("/.*", "");
    }

    /** The folder that holds all chapters: the property, else the nearest one above the compiled test that has it. */
    static Path folder(Class<?> test, MyAnswer my) {
        String told = System.getProperty(FOLDER);
        if (told != null) {
            return Path.of(told).toAbsolutePath();
        }
        Path chapter = Path.of(chapter(my));
        CodeSource source = test.getProtectionDomain().getCodeSource();
        try {
            for (Path at = source == null
                            ? Path.of("").toAbsolutePath()
                            : Path.of(source.getLocation().toURI());
                    at != null;
                    at = at.getParent()) {
                if (Files.isDirectory(at.resolve(chapter))) {
                    return at;
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        throw new AnswerException(
                "No folder " + chapter + " around " + test.getName() + ". Say where the chapters are with -D" + FOLDER
                        + "=FOLDER",
                my.value());
    }
}
