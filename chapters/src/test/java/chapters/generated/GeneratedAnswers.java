package chapters.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import workbook.grade.MyAnswer;
import workbook.grade.Proof;
import workbook.grade.ProofAnswer;
import workbook.grade.TaskResult;

/**
 * Grades generated wrong answers. Each must be red, or stand in its chapter's {@code survivors.txt} with the reason why it is right;
 * and each that stands there must still be green. Run by hand: docs/proof.md. {@code -Dchapter=05} takes one chapter, {@code
 * -Dgenerated.from=LockedStore.java} changes this answer only.
 */
class GeneratedAnswers {
    private static final int AT_ONCE = Integer.getInteger("generated.at.once", 4);

    @TempDir
    Path temp;

    private enum Result {
        RED,
        GREEN,
        DOES_NOT_COMPILE
    }

    @TestFactory
    Stream<DynamicTest> every_generated_answer_is_red_or_right() {
        Path chapters = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        List<Class<?>> tests = Proof.learnersTests(chapters).stream()
                .filter(test -> file(test).startsWith(System.getProperty("chapter", "")))
                .toList();
        assertThat(tests).as("chapters").isNotEmpty();
        return tests.stream()
                .map(test -> DynamicTest.dynamicTest(
                        test.getSimpleName(),
                        () -> grade(test, chapters.resolve(file(test)).resolveSibling(""))));
    }

    private static String file(Class<?> test) {
        return test.getAnnotation(MyAnswer.class).value();
    }

    private void grade(Class<?> test, Path chapter) throws Exception {
        Survivors survivors = Survivors.of(chapter);
        String only = System.getProperty("generated.from", "");
        List<Candidate> candidates = new ArrayList<>();
        for (String answer : only.isEmpty() ? survivors.answers() : List.of(only)) {
            candidates.addAll(Candidates.of(chapter.resolve("alternatives").resolve(answer)));
        }
        List<Result> results = results(test, candidates);
        Set<String> listed = new HashSet<>(survivors.changes());
        List<String> unknown = new ArrayList<>();
        Set<String> green = new HashSet<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            if (results.get(i) == Result.GREEN && green.add(candidate.key()) && !listed.contains(candidate.key())) {
                unknown.add(candidate.key() + " (line " + candidate.line() + ")");
            }
        }
        System.out.println(chapter.getFileName() + ": " + candidates.size() + " candidates, "
                + count(results, Result.DOES_NOT_COMPILE) + " do not compile, " + count(results, Result.RED) + " red, "
                + count(results, Result.GREEN) + " green, of which " + unknown.size() + " are not listed");
        unknown.forEach(one -> System.out.println("  GREEN " + one));
        assertThat(unknown)
                .as("generated answers that all tests accept. Each is a hole in the contract, or right: then add it to "
                        + chapter.getFileName() + "/survivors.txt, with the reason")
                .isEmpty();
        if (only.isEmpty()) {
            listed.removeAll(green);
            assertThat(listed)
                    .as("changes in survivors.txt that are no longer generated, or no longer green")
                    .isEmpty();
        }
    }

    private List<Result> results(Class<?> test, List<Candidate> candidates) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Result>> tasks = new ArrayList<>();
            for (Candidate candidate : candidates) {
                tasks.add(() -> grade(test, candidate));
            }
            List<Result> results = new ArrayList<>();
            for (Future<Result> one : threads.invokeAll(tasks)) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private Result grade(Class<?> test, Candidate candidate) throws IOException {
        Path folder = Files.createTempDirectory(temp, "candidate");
        Path file = folder.resolve(candidate.key().replaceFirst(" .*|:.*", ""));
        Files.writeString(file, candidate.source());
        TaskResult failure = ProofAnswer.of(test, file).firstFailure();
        if (failure == null) {
            return Result.GREEN;
        }
        if (System.getProperty("generated.verbose") != null) {
            System.out.println("  RED " + candidate.key() + " | " + failure.title() + " | "
                    + failure.message().replaceAll("\\s+", " "));
        }
        return failure.task().isEmpty() ? Result.DOES_NOT_COMPILE : Result.RED;
    }

    private static long count(List<Result> results, Result wanted) {
        return results.stream().filter(one -> one == wanted).count();
    }
}
