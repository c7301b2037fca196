package replay.server;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Limits the number of open watches: each one holds a thread. A watch gets its slot before its response begins, so that a burst
 * of requests cannot pass the limit. A slot whose stream does not start, because its client has left, is free again after {@link #START_NANOS}.
 *
 * <p>Thread-safe; no method blocks.
 */
final class WatchSlots {
    /** How long a stream may take to start, in nanoseconds. */
    static final long START_NANOS = 30_000_000_000L;

    private final int max;
    private final LongSupplier nanos;
    private final Map<Object, Long> reserved = new HashMap<>();
    private int open;

    /** @param nanos a monotonic clock such as {@code System::nanoTime} */
    WatchSlots(int max, LongSupplier nanos) {
        this.max = max;
        this.nanos = nanos;
    }

    /** Reserves a slot for this stream, and returns whether there was a free one. */
    synchronized boolean reserve(Object stream) {
        long now = nanos.getAsLong();
        reserved.values().removeIf(since -> now - since > START_NANOS);
        if (open + reserved.size() >= max) {
            return false;
        }
        reserved.put(stream, now);
        return true;
    }

    /** Records that the stream has started. Its owner must call {@link #end} when it ends. */
    synchronized void start(Object stream) {
        reserved.remove(stream);
        open++;
    }

    synchronized void end() {
        open--;
    }

    /** Returns the number of streams that have started and not ended. */
    synchronized int open() {
        return open;
    }
}
