package informers.reflector;

import informers.queue.ReflectorStore;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the store show what it knows once more, again and again, as long as the reflector watches. With a period of zero it
 * does nothing, and has no thread.
 *
 * <p>Made and ended by the reflector's thread. Answers to {@code Reflector.startResync}.
 */
final class ResyncTimer {
    private final ReflectorStore<?> store;
    private final BooleanSupplier shouldResync;
    private final Runnable onFailure;
    private final Reports reports;
    private final @Nullable HelperTask task;
    private volatile @Nullable RuntimeException failure;

    /** @param onFailure ends the watch, which makes the reflector look here */
    ResyncTimer(
            String name,
            Duration period,
            BooleanSupplier shouldResync,
            ReflectorStore<?> store,
            Runnable onFailure,
            Reports reports,
            Concurrency world) {
        this.store = store;
        this.shouldResync = shouldResync;
        this.onFailure = onFailure;
        this.reports = reports;
        this.task = period.isZero() ? null : new HelperTask(name + "-resync", period, world, this::resync);
    }

    private boolean resync() {
        try {
            if (shouldResync.getAsBoolean()) {
                store.resync();
            }
            return true;
        } catch (RuntimeException e) {
            reports.storeFailed(new IllegalStateException("the store could not resync: " + e.getMessage(), e));
            failure = e;
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
