package workbook.grade;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The JUnit extension of {@link Contract}: provides the answer, limits the time, and decides: done, red or not started. */
public final class Grading
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                InvocationInterceptor,
                LifecycleMethodExecutionExceptionHandler {
    /** With {@code -Dworkbook.strict=true}, tests that are not started are red. */
    static final String STRICT = "workbook.strict";

    /** The key of the answer that replaces the annotated one, in the store of the launcher session. */
    static final String INSTEAD = "instead";

    private static final String STUCK = "stuck";

    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create("workbook.grade");

    private record Run(ThreadReports sightings, Kit kit, AnswerSource source) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        AnswerSource instead = context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, SPACE)
                .get(INSTEAD, AnswerSource.class);
        AnswerSource source = instead != null ? instead : Chapters.answerOf(test);
        source.prepare(test, Contract.type(test));
        context.getStore(SPACE).put("source", source);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable thrown) {
        throw new SetUpFailedException(context.getRequiredTestClass().getSimpleName(), thrown);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        AnswerSource source = requireNonNull(context.getStore(SPACE).get("source", AnswerSource.class));
        ThreadReports sightings = new ThreadReports();
        Kit kit = new Kit(sightings, source.fileName());
        context.getStore(SPACE).put("run", new Run(sightings, kit, source));
        Class<?> type = Contract.type(context.getRequiredTestClass());
        contract(context).begin(source.start(type, sightings), source.stepped(type, sightings), kit);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        grade(invocation, context, false);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        grade(invocation, context, true);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        run(context).kit.close(false);
    }

    private static void grade(Invocation<@Nullable Void> invocation, ExtensionContext context, boolean last)
            throws Throwable {
        Run run = run(context);
        ExtensionContext.Store file = context.getParent().orElse(context).getStore(SPACE);
        String stuck = file.get(STUCK, String.class);
        if (stuck != null) {
            invocation.skip();
            throw new AssertionFailedError(stuck);
        }
        TimeLimit.Outcome outcome = TimeLimit.run(
                context.getDisplayName(), contract(context).limit(), run.source.fileName(), invocation::proceed);
        if (last) {
            run.kit.close(outcome.thrown() == null);
        }
        if (outcome.thread().isAlive()) {
            // It cannot be ended, and each further one would slow down the tests of other chapters.
            file.put(
                    STUCK,
                    "not run: \"" + context.getDisplayName()
                            + "\" exceeded its time limit, and its thread is still running");
        }
        judge(outcome, run.sightings, context);
    }

    /**
     * A failed assertion takes precedence over a Todo, with one exception: if the Todo was thrown on the test's own thread, the
     * assertion (for example that an IOException is thrown) failed because of it.
     */
    private static void judge(TimeLimit.Outcome outcome, ThreadReports sightings, ExtensionContext context)
            throws Throwable {
        Throwable thrown = outcome.thrown() != null
                ? outcome.thrown()
                : sightings.failure().orElse(null);
        Todo todo = sightings.todo().orElseGet(() -> cause(thrown));
        boolean asserted = thrown instanceof AssertionError && !(thrown instanceof WaitFailed);
        boolean becauseOfTodo = todo != null && (cause(thrown) != null || sightings.todoOn(outcome.thread()));
        if (todo != null && (!asserted || becauseOfTodo)) {
            boolean strict = context.getConfigurationParameter(STRICT, Boolean::parseBoolean)
                    .orElse(false);
            if (strict) {
                AssertionFailedError red = new AssertionFailedError(new NotStarted(todo).getMessage());
                red.setStackTrace(todo.getStackTrace());
                throw red;
            }
            throw new NotStarted(todo);
        }
        if (thrown instanceof TestAbortedException) {
            throw new AssertionFailedError("a graded test may not skip itself: " + thrown.getMessage(), thrown);
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    private static @Nullable Todo cause(@Nullable Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 20; depth++, at = at.getCause()) {
            if (at instanceof Todo todo) {
                return todo;
            }
        }
        return null;
    }

    private static Run run(ExtensionContext context) {
        return requireNonNull(context.getStore(SPACE).get("run", Run.class));
    }

    private static Contract<?> contract(ExtensionContext context) {
        return (Contract<?>) context.getRequiredTestInstance();
    }
}
