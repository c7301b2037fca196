package workbook.grade;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Proves that a chapter's grading can be trusted: every mutant is killed by the test that it names, with the words that it names;
 * every test kills a mutant; no test passes on a lazy answer or on the stub; every alternative passes.
 */
public final class Proof {
    /** With {@code -Dworkbook.pristine=true} the learner's files must be stubs, and are proved as well. */
    static final String PRISTINE = "workbook.pristine";

    private final Class<?> test;
    private final Path folder;
    private final Path stub;
    private final List<String> problems = new ArrayList<>();
    private int alternatives;

    private Proof(Class<?> test) {
        this.test = test;
        this.stub = Chapters.learnersFile(test);
        this.folder = requireNonNull(stub.getParent());
    }

    /**
     * The result of the proof of a chapter.
     *
     * @param chapter its folder's name
     * @param tests the number of its graded tests
     * @param mutants the number of wrong answers that were graded
     * @param alternatives the number of right answers, not counting the library's
     * @param stub how the summary names the learner's file: it is proved as long as it is not started
     * @param problems empty if the proof succeeded
     */
    public record Outcome(
            String chapter, int tests, int mutants, int alternatives, String stub, List<String> problems) {
        /** Returns one line for the log. */
        public String summary() {
            return chapter + ": " + tests + " graded tests, proved on 3 lazy answers, mutants: " + mutants
                    + ", alternatives: " + alternatives + ", and " + stub;
        }
    }

    /** Returns the chapters' tests that grade a learner's file. */
    public static List<Class<?>> learnersTests(Path chapters) {
        return Chapters.learnersTests(chapters, Thread.currentThread().getContextClassLoader());
    }

    /** Returns the learner's files that none of these tests grades. */
    public static List<String> ungraded(Path chapters, List<Class<?>> tests) {
        List<String> files = new ArrayList<>(Chapters.learnersFiles(chapters));
        tests.forEach(test -> files.remove(test.getAnnotation(MyAnswer.class).value()));
        return files;
    }

    /**
     * Proves the grading of a chapter. Blocks for seconds to minutes.
     *
     * @param test the contract's subclass with {@link MyAnswer}
     */
    public static Outcome of(Class<?> test) throws IOException, InterruptedException {
        return new Proof(test).prove();
    }

    private Outcome prove() throws IOException, InterruptedException {
        Grade todos = Grader.grade(test, LazyAnswer.TODOS);
        List<TaskResult> tests = todos.results();
        if (tests.isEmpty()) {
            problems.add(test.getName() + " has no graded tests");
        }
        everyTestIs(State.NOT_STARTED, todos, "an answer in which every method throws a Todo");
        noTestPasses(Grader.grade(test, LazyAnswer.NULLS), "a lazy answer that returns null, 0 and false");
        noTestPasses(Grader.grade(test, LazyAnswer.EMPTIES), "a lazy answer that returns empty values and true");
        String stubText = proveStub(tests);
        proveReadmes(tests);
        List<Path> mutants = files("mutants");
        problems.addAll(new MutantProof(test, tests).problems(mutants));
        for (Path file : files("alternatives")) {
            alternatives++;
            everyTestIs(State.DONE, Grader.grade(test, file), "the alternative " + file.getFileName());
        }
        return new Outcome(
                folder.getFileName().toString(),
                tests.size(),
                mutants.size(),
                alternatives,
                stubText,
                List.copyOf(problems));
    }

    /** Proves the learner's file if it has a Todo for every task, which means that it is not started. */
    private String proveStub(List<TaskResult> tests) throws IOException {
        String source = Files.readString(stub);
        List<String> missing = tests.stream()
                .map(TaskResult::task)
                .distinct()
                .filter(number -> !Grader.hasTodo(source, number))
                .toList();
        if (missing.isEmpty()) {
            everyTestIs(State.NOT_STARTED, Grader.grade(test, stub), "the stub " + stub.getFileName());
            return "the stub";
        }
        if (Boolean.getBoolean(PRISTINE)) {
            problems.add(stub.getFileName() + " has no Todo for the tasks " + missing);
        }
        return "not " + stub.getFileName() + ", which was edited";
    }

    private void proveReadmes(List<TaskResult> tests) throws IOException {
        for (String name : List.of("README.md", "README.zh-CN.md")) {
            Path readme = folder.resolve(name);
            String text = Files.exists(readme) ? Files.readString(readme) : "";
            List<String> missing = tests.stream()
                    .map(TaskResult::task)
                    .distinct()
                    .filter(number -> !Pattern.compile("(?<![\\d.])" + Pattern.quote(number) + "(?![\\d])")
                            .matcher(text)
                            .find())
                    .toList();
            if (!missing.isEmpty()) {
                problems.add(name + " does not name the tasks " + missing);
            }
        }
    }

    private void everyTestIs(State state, Grade grade, String answer) {
        for (TaskResult one : grade.results()) {
            if (one.state() != state) {
                problems.add("on " + answer + ", the test \"" + one.title() + "\" must be " + state.word() + ", and is "
                        + one.state().word() + (one.message().isEmpty() ? "" : ": " + one.message()));
            }
        }
    }

    private void noTestPasses(Grade grade, String answer) {
        for (TaskResult one : grade.results()) {
            if (one.state() != State.RED) {
                problems.add("on " + answer + ", the test \"" + one.title() + "\" must be red, and is "
                        + one.state().word());
            }
        }
    }

    private List<Path> files(String kind) throws IOException {
        Path all = folder.resolve(kind);
        if (!Files.isDirectory(all)) {
            problems.add("there is no folder " + kind);
            return List.of();
        }
        try (Stream<Path> files = Files.list(all)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
