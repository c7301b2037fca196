package informers.bench;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The work of a handler: it reads labels, phase and node, as users do, and counts notifications.
 *
 * <p>{@link #saw} is called by one thread at a time, the rest by any.
 */
final class Handler {
    private final AtomicLong received = new AtomicLong();
    private volatile long seen;
    private volatile long sum; // so that the JIT cannot remove the reads
    private volatile boolean reading;
    private volatile @Nullable Expected expected;

    private static final class Expected {
        final long from;
        final long half;
        final long all;
        final CountDownLatch over = new CountDownLatch(1);
        volatile @Nullable Meter atHalf;
        volatile @Nullable Meter atEnd;

        Expected(long seen, long count) {
            this.from = seen;
            this.half = seen + count / 2;
            this.all = seen + count;
        }
    }

    /** The second half of the expected events, when the JIT has finished. */
    record Half(long events, long wallNanos, long cpuNanos) {
        double microsOfCpu() {
            return cpuNanos / 1e3 / events;
        }

        double perSecond() {
            return events * 1e9 / wallNanos;
        }
    }

    /** Sets whether handlers read the objects. */
    void setReading(boolean read) {
        reading = read;
    }

    /** Counts one notification, and reads its object if handlers read. */
    <O> void saw(O object, BiConsumer<O, Handler> reader) {
        if (reading) {
            reader.accept(object, this);
        }
        saw();
    }

    /** Counts one notification whose object was not read. */
    void saw() {
        long now = seen + 1;
        seen = now;
        Expected waiting = expected;
        if (waiting != null && now == waiting.half) {
            waiting.atHalf = Meter.now();
        }
        if (waiting != null && now == waiting.all) {
            waiting.atEnd = Meter.now();
            waiting.over.countDown();
        }
    }

    private static int length(@Nullable String s) {
        return s == null ? 0 : s.length();
    }

    /** Counts one notification of one of many handlers. */
    void received() {
        received.incrementAndGet();
    }

    /** Adds the values that were read from an object. */
    void read(@Nullable String app, @Nullable String phase, @Nullable String node) {
        sum += length(app) + length(phase) + length(node);
    }

    /** Sets the number of notifications to wait for, from now on. */
    void expect(long count) {
        expected = new Expected(seen, count);
    }

    /** Waits for them. */
    Half await(long seconds) throws InterruptedException {
        Expected waiting = Objects.requireNonNull(expected);
        if (!waiting.over.await(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("expected " + (waiting.all - waiting.from) + " notifications within "
                    + seconds + " s, received " + (seen - waiting.from));
        }
        Meter half = Objects.requireNonNull(waiting.atHalf);
        Meter end = Objects.requireNonNull(waiting.atEnd);
        return new Half(
                waiting.all - waiting.half, end.wallNanos() - half.wallNanos(), end.cpuNanos() - half.cpuNanos());
    }

    long seen() {
        return seen;
    }

    long receivedSoFar() {
        return received.get();
    }
}
