package workbook.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Proves that a chapter's grading can be trusted: every mutant is killed by the test it names with the words it
 * promises, every test kills a mutant, no test passes on a lazy answer or on the stub, every alternative passes.
 */
public final class Proof {
    /** {@code -Dworkbook.pristine=true}: the learner's files are as they were checked in, so they are proved as well. */
    static final String PRISTINE = "workbook.pristine";

    private final Class<?> test;
    private final Path folder;
    private final Path stub;
    private final List<String> problems = new ArrayList<>();
    private int alternatives;

    private Proof(Class<?> test) {
        this.test = test;
        this.stub = Chapters.learnersFile(test);
        this.folder = stub.getParent();
    }

    /**
     * What is proved and what is wrong.
     *
     * @param chapter its folder's name
     * @param tests how many graded tests it has
     * @param mutants how many wrong answers were graded
     * @param alternatives how many right answers, beside the library's
     * @param stub what is said of the learner's file: it is proved as long as nobody has begun it
     * @param problems empty if all is well
     */
    public record Outcome(
            String chapter, int tests, int mutants, int alternatives, String stub, List<String> problems) {
        /** One line for the log. */
        public String summary() {
            return chapter + ": " + tests + " graded tests, proved on 3 lazy answers, mutants: " + mutants
                    + ", alternatives: " + alternatives + ", and " + stub;
        }
    }

    /** The chapters' tests that grade a learner's file. */
    public static List<Class<?>> learnersTests(Path chapters) {
        return Chapters.learnersTests(chapters, Thread.currentThread().getContextClassLoader());
    }

    /** Learner's files that none of these tests grades. */
    public static List<String> ungraded(Path chapters, List<Class<?>> tests) {
        List<String> files = new ArrayList<>(Chapters.learnersFiles(chapters));
        tests.forEach(test -> files.remove(test.getAnnotation(MyAnswer.class).value()));
        return files;
    }

    /** @param test the contract's subclass with {@link MyAnswer} */
    public static Outcome of(Class<?> test) throws IOException, InterruptedException {
        return new Proof(test).prove();
    }

    private Outcome prove() throws IOException, InterruptedException {
        Grade todos = Grader.grade(test, LazyAnswer.TODOS);
        List<Result> tests = todos.results();
        if (tests.isEmpty()) {
            problems.add(test.getName() + " has no graded tests");
        }
        everyTestIs(State.NOT_STARTED, todos, "an answer of nothing but Todos");
        noTestPasses(Grader.grade(test, LazyAnswer.NULLS), "a lazy answer that returns null, 0 and false");
        noTestPasses(Grader.grade(test, LazyAnswer.EMPTIES), "a lazy answer that returns what is empty, and true");
        String stubTold = proveStub(tests);
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
                stubTold,
                List.copyOf(problems));
    }

    /** As long as the file has a Todo for every task, nobody has begun it, and it is proved in earnest. */
    private String proveStub(List<Result> tests) throws IOException {
        String source = Files.readString(stub);
        List<String> missing = tests.stream()
                .map(Result::task)
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

    private void proveReadmes(List<Result> tests) throws IOException {
        for (String name : List.of("README.md", "README.zh-CN.md")) {
            Path readme = folder.resolve(name);
            String text = Files.exists(readme) ? Files.readString(readme) : "";
            List<String> missing = tests.stream()
                    .map(Result::task)
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
        for (Result one : grade.results()) {
            if (one.state() != state) {
                problems.add("on " + answer + ", the test \"" + one.title() + "\" has to be " + state.word() + ", not "
                        + one.state().word() + (one.message().isEmpty() ? "" : ": " + one.message()));
            }
        }
    }

    private void noTestPasses(Grade grade, String answer) {
        for (Result one : grade.results()) {
            if (one.state() != State.RED) {
                problems.add("on " + answer + ", the test \"" + one.title() + "\" has to be red, not "
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
