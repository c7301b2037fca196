package workbook.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The part of the {@link Proof} that grades a chapter's mutants: each must be killed by the test that its header names, with the
 * words that it names, and every test must kill a mutant.
 *
 * <p>To save time, a mutant is graded only with the tests that its header names, because one that blocks would reach the time limit
 * of every test. Several mutants are graded at the same time, because most of them wait.
 */
final class MutantProof {
    private static final int AT_ONCE = 4;

    private final Class<?> test;
    private final List<TaskResult> tests;

    /** @param tests the results of all tests on any answer, for their titles */
    MutantProof(Class<?> test, List<TaskResult> tests) {
        this.test = test;
        this.tests = tests;
    }

    /**
     * The result for one mutant.
     *
     * @param problem empty if there is none
     * @param red those of the named tests that are red on it
     */
    private record Verdict(String problem, List<TaskResult> red) {}

    List<String> problems(List<Path> files) throws InterruptedException {
        List<String> problems = new ArrayList<>();
        List<TaskResult> unused = new ArrayList<>(tests);
        for (Verdict verdict : verdicts(files)) {
            if (!verdict.problem.isEmpty()) {
                problems.add(verdict.problem);
            }
            removeAll(verdict.red, unused);
        }
        // A test that no header names may also kill a mutant.
        for (Path file : files) {
            if (!unused.isEmpty()) {
                removeAll(reds(Grader.grade(test, file, unused)), unused);
            }
        }
        unused.forEach(one -> problems.add("no mutant is killed by the test \"" + one.title() + "\""));
        return problems;
    }

    /** Returns the verdicts in the order of the files. */
    private List<Verdict> verdicts(List<Path> files) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> one : threads.invokeAll(files.stream()
                    .<Callable<Verdict>>map(file -> () -> verdict(file))
                    .toList())) {
                verdicts.add(one.get());
            }
            return verdicts;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a mutant could not be graded: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Verdict verdict(Path file) throws IOException {
        String name = "the mutant " + file.getFileName();
        MutantHeader header;
        try {
            header = MutantHeader.of(file);
        } catch (IllegalArgumentException e) {
            return new Verdict(name + ": " + e.getMessage(), List.of());
        }
        List<TaskResult> named = tests.stream().filter(header::names).toList();
        if (named.isEmpty()) {
            return new Verdict(name + " names the test " + header.killedBy() + ", which does not exist", List.of());
        }
        List<TaskResult> red = reds(Grader.grade(test, file, named));
        String problem = "";
        if (red.stream().anyMatch(one -> one.task().isEmpty())) {
            problem = " cannot be graded: " + red.get(0).message();
        } else if (red.isEmpty()) {
            problem = " survives the test " + header.killedBy() + "; red tests: "
                    + reds(Grader.grade(test, file)).stream()
                            .map(TaskResult::task)
                            .toList();
        } else if (red.stream().noneMatch(header::isSaidBy)) {
            problem = " is killed, but not with the words " + header.says() + ". The message was: "
                    + red.get(0).message();
        }
        return new Verdict(problem.isEmpty() ? "" : name + problem, red);
    }

    private static List<TaskResult> reds(Grade grade) {
        return grade.results().stream().filter(one -> one.state() == State.RED).toList();
    }

    private static void removeAll(List<TaskResult> red, List<TaskResult> unused) {
        red.forEach(done -> unused.removeIf(one -> one.title().equals(done.title())));
    }
}
