package informers.reflector;

import informers.util.UserCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes the store show what it knows once more, again and again, as long as the reflector watches. With a period of zero it
 * does nothing, and has no thread.
 *
 * <p>Made and ended by the reflector's thread. Corresponds to {@code Reflector.startResync}.
 */
final class ResyncTimer {
    private final Parts<?> parts;
    private final Runnable onFailure;
    private final @Nullable HelperTask task;
    private volatile @Nullable RuntimeException failure;

    /** @param onFailure ends the watch, which makes the reflector look here */
    ResyncTimer(Parts<?> parts, Runnable onFailure) {
        this.parts = parts;
        this.onFailure = onFailure;
        Duration period = parts.options().resyncPeriod();
        this.task = period.isZero()
                ? null
                : new HelperTask(parts.name() + "-resync", period, parts.concurrency(), this::resync);
    }

    private boolean resync() {
        try {
            if (parts.options().shouldResync().getAsBoolean()) {
                parts.store().resync();
            }
            return true;
        } catch (
                Throwable e) { // any Error too: without this thread nothing would be resynced any more, and nobody knew
            RuntimeException why = new IllegalStateException("the store could not resync: " + UserCode.describe(e), e);
            parts.reports().storeFailed(why);
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

    /** Stops it, and waits until its thread is over. */
    void end() throws InterruptedException {
        if (task != null) {
            task.end();
        }
    }
}
