package workbook.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Listens to JUnit and collects the results of contracts, by test class. Used by one thread at a time. */
final class ResultCollector implements TestExecutionListener {
    private final Map<Class<?>, List<TaskResult>> results = new LinkedHashMap<>();
    private final @Nullable String graded;
    private @Nullable SetUpFailedException setUpFailure;

    /** Creates a collector for the annotated answers. */
    ResultCollector() {
        this.graded = null;
    }

    /** Creates a collector for this file, which replaces the annotated ones. */
    ResultCollector(String graded) {
        this.graded = graded;
    }

    Map<Class<?>, List<TaskResult>> results() {
        return results;
    }

    /** Throws an exception if the tests could not be set up: the results are meaningless then. */
    void throwIfNotSetUp() {
        if (setUpFailure != null) {
            throw setUpFailure;
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        // A graded test that is @Disabled would be missing without notice.
        add(test, State.RED, "disabled: " + reason, "");
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Throwable thrown = result.getThrowable().orElse(null);
        if (thrown instanceof SetUpFailedException failed) {
            setUpFailure = failed;
        }
        if (thrown == null) {
            if (test.isTest()) {
                add(test, State.DONE, "", "");
            }
        } else if (thrown instanceof NotStarted notStarted) {
            add(
                    test,
                    State.NOT_STARTED,
                    String.valueOf(notStarted.getMessage()),
                    Places.of(notStarted.todo()).orElse(""));
        } else {
            String file = fileName(test);
            String place = thrown instanceof RejectedAnswerException refused
                    ? refused.place()
                    : Places.in(thrown, file).orElse(file);
            add(test, State.RED, message(thrown, Places.in(thrown, file).orElse("")), place);
        }
    }

    /** Returns the message. That of an assertion is enough; other throwables need their type and location. */
    private static String message(Throwable thrown, String place) {
        String text = thrown.getMessage() == null ? "" : thrown.getMessage().strip();
        if (thrown instanceof RejectedAnswerException || thrown instanceof SetUpFailedException) {
            return text;
        }
        String at = place.isEmpty() || text.contains(place) ? "" : " (" + place + ")";
        if (thrown instanceof AssertionError) {
            return text + at;
        }
        return thrown.getClass().getSimpleName() + (text.isEmpty() ? "" : ": " + text) + at;
    }

    private void add(TestIdentifier test, State state, String message, String place) {
        Class<?> owner = owner(test);
        if (owner == null || !Contract.class.isAssignableFrom(owner)) {
            return;
        }
        String method = "";
        String title = "the file as a whole";
        if (test.getSource().orElse(null) instanceof MethodSource source) {
            method = source.getMethodName();
            title = test.getDisplayName();
        }
        String task = title.matches("\\d+\\.\\d+ .*") ? TaskNames.number(title) : "";
        results.computeIfAbsent(owner, any -> new ArrayList<>())
                .add(new TaskResult(task, title, method, state, message, place.isEmpty() ? fileName(test) : place));
    }

    private String fileName(TestIdentifier test) {
        if (graded != null) {
            return graded;
        }
        Class<?> owner = owner(test);
        MyAnswer my = owner == null ? null : owner.getAnnotation(MyAnswer.class);
        return my == null ? "" : my.value().replaceFirst(".*/", "");
    }

    private static @Nullable Class<?> owner(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        if (source instanceof MethodSource method) {
            return method.getJavaClass();
        }
        return source instanceof ClassSource type ? type.getJavaClass() : null;
    }
}
