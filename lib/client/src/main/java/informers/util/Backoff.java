package informers.util;

import java.time.Duration;

/**
 * An exponential backoff: each delay is longer than the last, up to a cap. Random jitter keeps thousands of clients of
 * a server that was down from reconnecting at the same moment. After a quiet time the delays start over.
 *
 * <p>Not thread-safe. Corresponds to apimachinery's {@code wait.Backoff} with {@code DelayWithReset}, as the reflector
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
     * Creates a backoff.
     *
     * @param initial the first base delay
     * @param factor by how much each base delay exceeds the last
     * @param cap the longest base delay
     * @param jitter a delay is its base and up to this fraction of it more: with 1.0, up to twice the base
     * @param resetAfter the delays start over this long after the start or the last reset (not after the last call, as
     *     in client-go)
     * @param concurrency the clock and the source of random numbers
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

    /**
     * Returns the reflector's backoff: 0.8 s, 1.6 s, … 25.6 s, then 30 s, each with up to 100 % jitter; it starts over
     * after two minutes.
     *
     * @param concurrency the clock and the source of random numbers
     * @return a new backoff
     */
    public static Backoff reflector(Concurrency concurrency) {
        return new Backoff(
                Duration.ofMillis(800), 2.0, Duration.ofSeconds(30), 1.0, Duration.ofMinutes(2), concurrency);
    }

    /** {@return the next delay} */
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
