package informers.util;

import java.time.Duration;

/**
 * How long to wait before the next try: each time longer, up to a cap, and never quite the same, so that thousands of
 * clients of one server that fell do not come back at one moment. After a quiet time it starts anew.
 *
 * <p>Used by one thread. Corresponds to apimachinery's {@code wait.Backoff} with {@code DelayWithReset}, as the reflector
 * uses it.
 */
public final class Backoff {
    private final Duration initial;
    private final double factor;
    private final Duration cap;
    private final double jitter;
    private final Duration resetAfter;
    private final Concurrency concurrency;

    private Duration next;
    private long lastStart;

    /**
     * @param initial the first base
     * @param factor each base is this many times the one before
     * @param cap the longest base
     * @param jitter a wait is its base and up to this share of it on top: 1.0 means up to twice the base
     * @param resetAfter counted from the start or the last reset (not from the last call, as in client-go)
     */
    public Backoff(
            Duration initial,
            double factor,
            Duration cap,
            double jitter,
            Duration resetAfter,
            Concurrency concurrency) {
        this.initial = initial;
        this.factor = factor;
        this.cap = cap;
        this.jitter = jitter;
        this.resetAfter = resetAfter;
        this.concurrency = concurrency;
        this.next = initial;
        this.lastStart = concurrency.nanoTime();
    }

    /** The reflector's: 0.8 s, 1.6 s, … 25.6 s, then 30 s; up to twice that; anew after two minutes. */
    public static Backoff reflector(Concurrency concurrency) {
        return new Backoff(
                Duration.ofMillis(800), 2.0, Duration.ofSeconds(30), 1.0, Duration.ofMinutes(2), concurrency);
    }

    /** The next wait. */
    public Duration next() {
        long now = concurrency.nanoTime();
        if (now - lastStart > resetAfter.toNanos()) {
            next = initial;
            lastStart = now;
        }
        long base = next.toNanos();
        next = Duration.ofNanos(Math.min(cap.toNanos(), (long) (base * factor)));
        return Duration.ofNanos(base + (long) (base * jitter * concurrency.random()));
    }
}
