package workbook.grade;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Grades answers from code, for the command line and for the proof of the mutants. It runs the chapter's JUnit test, as {@code mvn
 * test} does. Safe for use by many threads, also within a running test. Throws a {@link SetUpFailedException} if a {@code
 * @BeforeAll} method of the test fails.
 */
public final class Grader {
    private Grader() {}

    /**
     * Grades the learner's file as it is on disk now.
     *
     * @param test the contract's subclass with {@link MyAnswer}
     */
    public static Grade grade(Class<?> test) {
        return grade(test, Chapters.learnersFile(test));
    }

    /** Grades another file with the same contract. */
    public static Grade grade(Class<?> test, Path file) {
        return grade(test, file, new Cancellation());
    }

    /** Grades another file with the same contract. The grade is incomplete if it was cancelled. */
    public static Grade grade(Class<?> test, Path file, Cancellation cancellation) {
        return withLines(
                grade(test, new FileAnswer(file), false, List.of(DiscoverySelectors.selectClass(test)), cancellation),
                file);
    }

    /** Grades another file with some of the contract's tests, which is faster. */
    public static Grade grade(Class<?> test, Path file, List<TaskResult> tests) {
        return withLines(grade(test, new FileAnswer(file), tests), file);
    }

    /** Grades a file. Tests that are not started are red. */
    public static Grade gradeStrictly(Class<?> test, Path file) {
        return withLines(grade(test, new FileAnswer(file), true), file);
    }

    /** Returns all tests as not started, as a list of the tasks. */
    public static Grade notStarted(Class<?> test) {
        return grade(test, LazyAnswer.TODOS);
    }

    private static Grade withLines(Grade grade, Path file) {
        List<TaskResult> placed = grade.results().stream()
                .map(one -> TaskLine.withLine(one, file))
                .toList();
        return new Grade(grade.chapter(), grade.file(), placed);
    }

    /** Returns the file that a test grades, relative to the folder of all chapters: {@code 01-clients/MyListReader.java}. */
    public static String fileOf(Class<?> test) {
        return test.getAnnotation(MyAnswer.class).value();
    }

    /** Returns whether a source has a Todo with the number of a task: then the task is not started. */
    public static boolean hasTodo(String source, String task) {
        return Pattern.compile("new Todo\\(\\s*\"[^\"]*\\b" + Pattern.quote(task) + " ")
                .matcher(source)
                .find();
    }

    static Grade grade(Class<?> test, AnswerSource answer) {
        return grade(test, answer, false);
    }

    /** Grades an answer with some of the contract's tests. */
    static Grade grade(Class<?> test, AnswerSource answer, List<TaskResult> tests) {
        List<DiscoverySelector> methods = tests.stream()
                .<DiscoverySelector>map(one -> DiscoverySelectors.selectMethod(test, one.method()))
                .toList();
        return grade(test, answer, false, methods);
    }

    static Grade grade(Class<?> test, AnswerSource answer, boolean strict) {
        return grade(test, answer, strict, List.of(DiscoverySelectors.selectClass(test)));
    }

    private static Grade grade(
            Class<?> test, AnswerSource answer, boolean strict, List<? extends DiscoverySelector> selectors) {
        return grade(test, answer, strict, selectors, new Cancellation());
    }

    private static Grade grade(
            Class<?> test,
            AnswerSource answer,
            boolean strict,
            List<? extends DiscoverySelector> selectors,
            Cancellation cancellation) {
        // The listeners of an outer run (the board, the build tool) must not see this run.
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build();
        ResultCollector collector = new ResultCollector(answer.fileName());
        try (LauncherSession session = LauncherFactory.openSession(alone)) {
            session.getStore().put(Namespace.create("workbook.grade"), Grading.INSTEAD, answer);
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectors)
                    .configurationParameter(Grading.STRICT, String.valueOf(strict))
                    .build();
            cancellation.run(() -> session.getLauncher()
                    .execute(LauncherExecutionRequestBuilder.request(request)
                            .listeners(collector)
                            .cancellationToken(cancellation.token())
                            .build()));
        }
        if (!cancellation.isCancelled()) {
            collector.throwIfNotSetUp();
        }
        MyAnswer my = test.getAnnotation(MyAnswer.class);
        String chapter = my == null ? "" : Chapters.chapter(my);
        List<TaskResult> results = collector.results().getOrDefault(test, List.of());
        return new Grade(chapter, chapter + "/" + answer.fileName(), results);
    }
}
