package informers.reflector;

import informers.internal.util.UserCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes the store show what it knows once more, again and again, as long as the reflector watches. With a period of zero it
 * does nothing, and has no thread.
 *
 * <p>Made and ended by the reflector's thread. Corresponds to {@code Reflector.startResync}.
 */
final class ResyncTimer {
    private final ReflectorContext<?> context;
    private final Runnable onFailure;
    private final @Nullable PeriodicTask task;
    private volatile @Nullable RuntimeException failure;

    /** @param onFailure ends the watch, which makes the reflector look here */
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
        } catch (
                Throwable e) { // any Error too: without this thread nothing would be resynced any more, and nobody knew
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

    /** What this means for the watch; only if it has failed. */
    WatchOutcome outcome() {
        RuntimeException why = failure;
        if (why == null) {
            throw new IllegalStateException("the resync has not failed");
        }
        return new WatchOutcome.ResyncFailed(why);
    }

    /** Stops it and waits until its thread is over. */
    void end() throws InterruptedException {
        if (task != null) {
            task.end();
        }
    }
}
