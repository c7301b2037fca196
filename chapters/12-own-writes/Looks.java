import java.time.Duration;

/**
 * Given, for the script: knows whether a controller has asked to be called again, and was not yet. A work queue keeps one delayed
 * entry for a key: the earlier of two.
 *
 * <p>All times are nanoseconds of one clock, as from {@link System#nanoTime}. Thread-safe.
 */
final class Looks {
    private long last; // guarded by this: when the last call began
    private long next; // guarded by this: when the next one is due, or was

    Looks(long now) {
        last = now;
        next = now;
    }

    /** Records a call that asked for no other. */
    synchronized void looked(long start) {
        last = start;
    }

    /** Records a call that asked for another one. */
    synchronized void looked(long start, long end, Duration after) {
        long asked = end + after.toNanos();
        boolean waits = start - next < 0;
        next = waits && next - asked < 0 ? next : asked;
        last = start;
    }

    /** Returns whether no call is due any more. */
    synchronized boolean areOver() {
        return last - next >= 0;
    }
}
