package informers.reflector;

import informers.util.Backoff;
import informers.util.Latch;
import java.time.Duration;

/** Waits after failures; all waits of a reflector share one backoff. Used by the reflector's thread. */
final class BackoffManager {
    private final Backoff backoff;
    private final Latch closed;
    private final Reports reports;

    BackoffManager(Backoff backoff, Latch closed, Reports reports) {
        this.backoff = backoff;
        this.closed = closed;
        this.reports = reports;
    }

    /**
     * Waits for the next step of the backoff.
     *
     * @return false if the reflector was closed during the wait
     */
    boolean backOff() throws InterruptedException {
        Duration wait = backoff.next();
        reports.backingOff(wait);
        return !closed.await(wait);
    }

    /**
     * Waits for a fixed time, independent of the backoff.
     *
     * @return false if the reflector was closed during the wait
     */
    boolean sleep(Duration wait) throws InterruptedException {
        return !closed.await(wait);
    }

    /** Returns whether the reflector must stop: it was closed, or its thread was interrupted. */
    boolean stopped() {
        try {
            return closed.await(Duration.ofNanos(1)); // any wait throws if the thread is interrupted
        } catch (InterruptedException e) {
            closed.open();
            return true;
        }
    }
}
