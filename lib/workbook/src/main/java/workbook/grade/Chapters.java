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

/** Finds a chapter's files from its compiled test, independent of the working directory. Safe for use by many threads. */
final class Chapters {
    /** A system property: the folder of the chapters, if it is no parent of their compiled tests. */
    static final String FOLDER = "workbook.chapters";

    private Chapters() {}

    /** Returns the answer that a test's annotation names. */
    static AnswerSource answerOf(Class<?> test) {
        LibAnswer lib = test.getAnnotation(LibAnswer.class);
        if (lib != null) {
            return new ClassAnswer(lib.value());
        }
        return new FileAnswer(learnersFile(test));
    }

    /** Returns the file that a test with {@link MyAnswer} grades. */
    static Path learnersFile(Class<?> test) {
        MyAnswer my = test.getAnnotation(MyAnswer.class);
        if (my == null) {
            throw new IllegalArgumentException(
                    test.getName() + " needs @LibAnswer(TheClass.class) or @MyAnswer(\"01-name/MyFile.java\")");
        }
        return folder(test, my).resolve(my.value());
    }

    /**
     * Returns the files that have to be graded, sorted: every {@code 01-clients/MyListReader.java}, and {@code 02-name/My*.java} for
     * a chapter that has no such file.
     */
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
     * Returns the compiled tests in the chapters' {@code test} folders that grade a learner's file.
     *
     * @throws IllegalStateException if a test has a source but no class
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
                        source + " has no compiled class. Is its folder listed in chapters/pom.xml?", e);
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

    /** Returns the name of the chapter, such as {@code 01-clients}. */
    static String chapter(MyAnswer my) {
        return my.value().replaceFirst("/.*", "");
    }

    /** Returns the folder of all chapters: that of the property, or else the nearest parent of the compiled test that has the chapter. */
    static Path folder(Class<?> test, MyAnswer my) {
        String property = System.getProperty(FOLDER);
        if (property != null) {
            return Path.of(property).toAbsolutePath();
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
        throw new RejectedAnswerException(
                "No parent folder of " + test.getName() + " has the chapter " + chapter
                        + ". Name the folder of the chapters with -D" + FOLDER + "=FOLDER",
                my.value());
    }
}
