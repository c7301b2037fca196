package informers.reflector;

import informers.util.Backoff;
import informers.util.Latch;
import java.time.Duration;

/** Every wait of a reflector after something went wrong: they share one backoff. Used by the reflector's thread. */
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
     * @return false if the reflector was closed meanwhile
     */
    boolean backOff() throws InterruptedException {
        Duration wait = backoff.next();
        reports.backingOff(wait);
        return !closed.await(wait);
    }

    /** As {@link #backOff}, for a time that has nothing to do with it. */
    boolean sleep(Duration wait) throws InterruptedException {
        return !closed.await(wait);
    }

    /** Whether the reflector is to stop: it was closed, or its thread was interrupted. */
    boolean stopped() {
        try {
            return closed.await(Duration.ofNanos(1)); // a wait, however short, finds an interruption
        } catch (InterruptedException e) {
            closed.open();
            return true;
        }
    }
}
