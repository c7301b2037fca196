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
 * The part of the {@link Proof} that grades a chapter's mutants: each is killed by the test it names with the words it
 * promises, and every test kills one.
 *
 * <p>It is quick because a mutant is graded by the tests that its header names, and no others: one that blocks would wait
 * out the limit of each. And several are graded at once, for a mutant that is waited for needs no processor.
 */
final class MutantProof {
    private static final int AT_ONCE = 4;

    private final Class<?> test;
    private final List<Result> tests;

    /** @param tests all of them, as they are on any answer: they give the titles */
    MutantProof(Class<?> test, List<Result> tests) {
        this.test = test;
        this.tests = tests;
    }

    /**
     * What became of one mutant.
     *
     * @param problem empty if all is well
     * @param red the tests that are red on it, of those that it names
     */
    private record Verdict(String problem, List<Result> red) {}

    List<String> problems(List<Path> files) throws InterruptedException {
        List<String> problems = new ArrayList<>();
        List<Result> idle = new ArrayList<>(tests);
        for (Verdict verdict : verdicts(files)) {
            if (!verdict.problem.isEmpty()) {
                problems.add(verdict.problem);
            }
            takeOut(verdict.red, idle);
        }
        // A test that no header names may be red on a mutant all the same.
        for (Path file : files) {
            if (!idle.isEmpty()) {
                takeOut(reds(Grader.grade(test, file, idle)), idle);
            }
        }
        idle.forEach(one -> problems.add("no mutant is killed by the test \"" + one.title() + "\""));
        return problems;
    }

    /** In the order of the files. */
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
        List<Result> named = tests.stream().filter(header::names).toList();
        if (named.isEmpty()) {
            return new Verdict(name + " names the test " + header.killedBy() + ", which does not exist", List.of());
        }
        List<Result> red = reds(Grader.grade(test, file, named));
        String problem = "";
        if (red.stream().anyMatch(one -> one.task().isEmpty())) {
            problem = " cannot be graded: " + red.get(0).message();
        } else if (red.isEmpty()) {
            problem = " survives the test " + header.killedBy() + "; red are: "
                    + reds(Grader.grade(test, file)).stream().map(Result::task).toList();
        } else if (red.stream().noneMatch(header::isSaidBy)) {
            problem = " is killed, but not with the words " + header.says() + ". It was told: "
                    + red.get(0).message();
        }
        return new Verdict(problem.isEmpty() ? "" : name + problem, red);
    }

    private static List<Result> reds(Grade grade) {
        return grade.results().stream().filter(one -> one.state() == State.RED).toList();
    }

    private static void takeOut(List<Result> red, List<Result> idle) {
        red.forEach(done -> idle.removeIf(one -> one.title().equals(done.title())));
    }
}
