package site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workbook.grade.MutantHeader;

/**
 * The wrong answers of a chapter, by the test that catches them. {@code MutantProofIT} proves all of it. Immutable.
 *
 * @param byTest the wrong answers, by the title of the test, in the order of the tests
 */
record WrongAnswers(Map<String, List<WrongAnswer>> byTest) {
    private static final Pattern TASK = Pattern.compile("@Task\\(\"([^\"]+)\"\\)[^{]*?void (\\w+)\\(");

    /**
     * A wrong answer.
     *
     * @param name the class
     * @param header what it does wrong, and with which words the test says so
     * @param source the file, without the lines of the header
     */
    record WrongAnswer(String name, MutantHeader header, String source) {}

    static WrongAnswers of(Path chapter) throws IOException {
        Map<String, String> tests = tests(chapter.resolve("test"));
        Map<String, List<WrongAnswer>> byTest = new LinkedHashMap<>();
        tests.values().forEach(title -> byTest.putIfAbsent(title, new ArrayList<>()));
        for (Path file : files(chapter.resolve("mutants"), ".*\\.java")) {
            MutantHeader header = MutantHeader.of(file);
            String title = title(tests, header.killedBy());
            if (title == null) {
                throw new IllegalStateException(
                        file + ": expected a test of this chapter after killed-by, found " + header.killedBy());
            }
            String source = Files.readString(file).replaceFirst("\\A(?:(?://.*)?\\n)+", "");
            String name = file.getFileName().toString().replaceFirst("\\.java$", "");
            byTest.computeIfAbsent(title, any -> new ArrayList<>()).add(new WrongAnswer(name, header, source));
        }
        return new WrongAnswers(byTest);
    }

    int count() {
        return byTest.values().stream().mapToInt(List::size).sum();
    }

    /** Returns the titles of the tests by the names of their methods. */
    private static Map<String, String> tests(Path folder) throws IOException {
        Map<String, String> tests = new LinkedHashMap<>();
        for (Path file : files(folder, ".*Contract\\.java")) {
            Matcher task = TASK.matcher(Files.readString(file));
            while (task.find()) {
                tests.put(task.group(2), task.group(1));
            }
        }
        return tests;
    }

    /** Returns the title of the test with this title, method or number; null if there is none. The first of several tests of a task. */
    private static @org.jspecify.annotations.Nullable String title(Map<String, String> tests, String killedBy) {
        if (tests.containsValue(killedBy)) {
            return killedBy;
        }
        return tests.getOrDefault(
                killedBy,
                tests.values().stream()
                        .filter(title -> title.startsWith(killedBy + " "))
                        .findFirst()
                        .orElse(null));
    }

    private static List<Path> files(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        }
    }
}
