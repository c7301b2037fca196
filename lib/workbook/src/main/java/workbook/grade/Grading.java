package workbook.grade;

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

/**
 * The JUnit extension behind {@link Contract}: brings the answer, keeps the time, and judges: done, red or not started.
 */
public final class Grading
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                InvocationInterceptor,
                LifecycleMethodExecutionExceptionHandler {
    /** {@code -Dworkbook.strict=true}: what is not started is red. */
    static final String STRICT = "workbook.strict";

    /** A grader's own answer in place of the annotated one; lies in the launcher session's store. */
    static final String INSTEAD = "instead";

    private static final String STUCK = "stuck";

    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create("workbook.grade");

    private record Run(Sightings sightings, Kit kit, AnswerSource source) {}

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
        AnswerSource source = context.getStore(SPACE).get("source", AnswerSource.class);
        Sightings sightings = new Sightings();
        Kit kit = new Kit(sightings, source.fileName());
        context.getStore(SPACE).put("run", new Run(sightings, kit, source));
        contract(context).begin(source.start(Contract.type(context.getRequiredTestClass()), sightings), kit);
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
        Limit.Outcome outcome = Limit.run(
                context.getDisplayName(), contract(context).limit(), run.source.fileName(), invocation::proceed);
        if (last) {
            run.kit.close(outcome.thrown() == null);
        }
        if (outcome.thread().isAlive()) {
            // Nobody can end it, and each one more would take the processor from the other chapters' tests.
            file.put(STUCK, "not run: \"" + context.getDisplayName() + "\" took too long, and its thread loops still");
        }
        judge(outcome, run.sightings, context);
    }

    /**
     * A failed assertion beats a Todo, with one exception: if the Todo was thrown on the test's own thread, then the
     * assertion (that an IOException is thrown, say) failed because of it.
     */
    private static void judge(Limit.Outcome outcome, Sightings sightings, ExtensionContext context) throws Throwable {
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
        return context.getStore(SPACE).get("run", Run.class);
    }

    private static Contract<?> contract(ExtensionContext context) {
        return (Contract<?>) context.getRequiredTestInstance();
    }
}
