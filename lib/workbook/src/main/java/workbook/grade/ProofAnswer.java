package workbook.grade;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the {@link Proof}, and the tests that decide about it: a mutant with those that its header names, any other answer
 * with all tests of its chapter. It is compiled once and can be graded many times. Safe for use by many threads, one at a time.
 */
public final class ProofAnswer {
    private final Class<?> test;
    private final String name;
    private final AnswerSource source;
    private final List<TaskResult> tests;
    private final @Nullable MutantHeader header;

    private ProofAnswer(
            Class<?> test, String name, AnswerSource source, List<TaskResult> tests, @Nullable MutantHeader header) {
        this.test = test;
        this.name = name;
        this.source = source;
        this.tests = tests;
        this.header = header;
    }

    /**
     * What one test says about an answer. Immutable.
     *
     * @param test the title of the test
     * @param text green, red, or how the words differ from those that the mutant's header demands
     * @param message the failure message; "" if green
     */
    public record Verdict(String test, String text, String message) {}

    /**
     * Returns all answers of a chapter: the library's, the alternatives, the mutants.
     *
     * @param test the contract's subclass with {@link MyAnswer}, such as {@code MyStoreTest}; {@code StoreTest} must have {@link
     *     LibAnswer}
     */
    public static List<ProofAnswer> of(Class<?> test) throws IOException {
        List<TaskResult> tests = Grader.notStarted(test).results();
        Path folder = requireNonNull(Chapters.learnersFile(test).getParent());
        List<ProofAnswer> answers = new ArrayList<>();
        answers.add(new ProofAnswer(test, folder.getFileName() + ", the library's answer", library(test), tests, null));
        for (Path file : files(folder.resolve("alternatives"))) {
            answers.add(new ProofAnswer(test, nameOf(file, folder), new FileAnswer(file), tests, null));
        }
        for (Path file : files(folder.resolve("mutants"))) {
            MutantHeader header = MutantHeader.of(file);
            List<TaskResult> named = tests.stream().filter(header::names).toList();
            answers.add(new ProofAnswer(test, nameOf(file, folder), new FileAnswer(file), named, header));
        }
        return answers;
    }

    /** Returns an answer from a file outside the chapter's folders, which is graded with all tests. */
    public static ProofAnswer of(Class<?> test, Path file) {
        return new ProofAnswer(
                test,
                file.getFileName().toString(),
                new FileAnswer(file),
                Grader.notStarted(test).results(),
                null);
    }

    private static AnswerSource library(Class<?> test) {
        String name = test.getName().replaceFirst("^My", "");
        try {
            return Chapters.answerOf(Class.forName(name, false, test.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "expected a test " + name + " with @LibAnswer beside " + test.getName() + ", found none", e);
        }
    }

    private static String nameOf(Path file, Path folder) {
        return folder.getFileName() + "/" + folder.relativize(file);
    }

    /** Returns the chapter and the file: {@code 05-store/mutants/NoLock.java}. */
    public String name() {
        return name;
    }

    /** Grades the answer with all tests that decide about it. A file that cannot be graded gives a single verdict. */
    public List<Verdict> verdicts() {
        return Grader.grade(test, source, tests).results().stream()
                .map(this::verdict)
                .toList();
    }

    private Verdict verdict(TaskResult result) {
        if (result.state() == State.RED && header != null && !header.isSaidBy(result)) {
            return new Verdict(result.title(), "red, without the words " + header.says(), result.message());
        }
        return new Verdict(
                result.title(),
                result.state() == State.DONE ? "green" : result.state().word(),
                result.message());
    }

    /** Grades the answer test by test, and returns the first result that is not green; null if all are green. */
    public @Nullable TaskResult firstFailure() {
        for (TaskResult one : tests) {
            for (TaskResult result : Grader.grade(test, source, List.of(one)).results()) {
                if (result.state() != State.DONE) {
                    return result;
                }
            }
        }
        return null;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
