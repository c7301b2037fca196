package workbook.grade;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Grades from code: for {@code grade --watch} and for the proof of the mutants. It runs the chapter's own JUnit test, so
 * it is the same mechanism as {@code mvn test}. May be called on any thread, also inside a running test. When what the tests
 * share cannot be started, grading throws a {@link SetUpFailedException}.
 */
public final class Grader {
    private Grader() {}

    /**
     * Grades the learner's file, as it is now on disk.
     *
     * @param test the contract's subclass with {@link MyAnswer}
     */
    public static Grade grade(Class<?> test) {
        return grade(test, Chapters.learnersFile(test));
    }

    /** Grades another file by the same contract. */
    public static Grade grade(Class<?> test, Path file) {
        return withLines(grade(test, new FileAnswer(file)), file);
    }

    /** Grades another file by some of the contract's tests: the proof's way to be quick. */
    static Grade grade(Class<?> test, Path file, List<Result> tests) {
        List<DiscoverySelector> methods = tests.stream()
                .<DiscoverySelector>map(one -> DiscoverySelectors.selectMethod(test, one.method()))
                .toList();
        return withLines(grade(test, new FileAnswer(file), false, methods), file);
    }

    /** Grades a file, and what is not started is red. */
    public static Grade gradeStrictly(Class<?> test, Path file) {
        return withLines(grade(test, new FileAnswer(file), true), file);
    }

    /** All tests as they are before anyone has begun: to know the tasks. */
    public static Grade notStarted(Class<?> test) {
        return grade(test, LazyAnswer.TODOS);
    }

    private static Grade withLines(Grade grade, Path file) {
        List<Result> placed = grade.results().stream()
                .map(one -> TaskLine.withLine(one, file))
                .toList();
        return new Grade(grade.chapter(), grade.file(), placed);
    }

    /** The file that a test grades, from the folder of all chapters on: {@code 01-clients/MyListClient.java}. */
    public static String fileOf(Class<?> test) {
        return test.getAnnotation(MyAnswer.class).value();
    }

    /** Whether a source has a Todo for a task, by its number: so nobody has begun that task. */
    public static boolean hasTodo(String source, String task) {
        return Pattern.compile("new Todo\\(\\s*\"[^\"]*\\b" + Pattern.quote(task) + " ")
                .matcher(source)
                .find();
    }

    static Grade grade(Class<?> test, AnswerSource answer) {
        return grade(test, answer, false);
    }

    static Grade grade(Class<?> test, AnswerSource answer, boolean strict) {
        return grade(test, answer, strict, List.of(DiscoverySelectors.selectClass(test)));
    }

    private static Grade grade(
            Class<?> test, AnswerSource answer, boolean strict, List<? extends DiscoverySelector> selectors) {
        // The outer run's listeners (the board, a build tool's) are not to see this run.
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build();
        ResultCollector collector = new ResultCollector(answer.fileName());
        try (LauncherSession session = LauncherFactory.openSession(alone)) {
            session.getStore().put(Namespace.create("workbook.grade"), Grading.INSTEAD, answer);
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectors)
                                    .configurationParameter(Grading.STRICT, String.valueOf(strict))
                                    .build(),
                            collector);
        }
        collector.throwIfNotSetUp();
        MyAnswer my = test.getAnnotation(MyAnswer.class);
        String chapter = my == null ? "" : Chapters.chapter(my);
        List<Result> results = collector.results().getOrDefault(test, List.of());
        return new Grade(chapter, chapter + "/" + answer.fileName(), results);
    }
}
