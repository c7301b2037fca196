package informers.reflector;

import informers.internal.util.UserCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Resyncs the store periodically while the reflector watches. With a period of zero it does nothing, and has no thread.
 *
 * <p>Created and ended by the reflector's thread. Corresponds to {@code Reflector.startResync}.
 */
final class ResyncTimer {
    private final ReflectorContext<?> context;
    private final Runnable onFailure;
    private final @Nullable PeriodicTask task;
    private volatile @Nullable RuntimeException failure;

    /** @param onFailure ends the watch, so that the reflector checks {@link #hasFailed} */
    ResyncTimer(ReflectorContext<?> context, Runnable onFailure) {
        this.context = context;
        this.onFailure = onFailure;
        Duration period = context.options().resyncPeriod();
        this.task = period.isZero()
                ? null
                : new PeriodicTask(context.name() + "-resync", period, context.concurrency(), this::resync);
    }

    private boolean resync() {
        try {
            if (context.options().shouldResync().getAsBoolean()) {
                context.store().resync();
            }
            return true;
        } catch (Throwable e) { // any Error too: without this thread, resyncs would silently end
            RuntimeException why = new IllegalStateException("the store could not resync: " + UserCode.describe(e), e);
            context.reports().storeFailed(why);
            failure = e instanceof RuntimeException exception ? exception : why;
            onFailure.run();
            return false;
        }
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** Returns the outcome of the watch that was ended for this failure. Only if a resync has failed. */
    WatchOutcome outcome() {
        RuntimeException why = failure;
        if (why == null) {
            throw new IllegalStateException("the resync has not failed");
        }
        return new WatchOutcome.ResyncFailed(why);
    }

    /** Stops the timer and waits for its thread. */
    void end() throws InterruptedException {
        if (task != null) {
            task.end();
        }
    }
}
