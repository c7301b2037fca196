package informers.internal.util;

import informers.util.Concurrency;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket, which limits a rate and allows bursts: each call takes a token, and the bucket fills at a constant
 * rate up to its size. It is full at the start.
 *
 * <p>Thread-safe. Corresponds to {@code util/flowcontrol/throttle.go} and to {@code golang.org/x/time/rate} below it.
 */
public final class TokenBucket {
    private static final double SECOND = 1e9; // in nanoseconds

    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final double perSecond;
    private final int burst;
    private final Concurrency concurrency;
    private final Concurrency.Monitor lock;

    private double tokens; // negative if tokens are reserved that are not there yet
    private long filledAt;

    /**
     * Creates a full bucket.
     *
     * @param perSecond how many tokens are added per second; more than 0
     * @param burst how many tokens the bucket holds; at least 1
     * @param concurrency the clock
     */
    public TokenBucket(double perSecond, int burst, Concurrency concurrency) {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException("expected more than 0 tokens a second and a burst of at least 1, found "
                    + perSecond + " and " + burst + ". For no limit at all, use no bucket.");
        }
        this.perSecond = perSecond;
        this.burst = burst;
        this.concurrency = concurrency;
        this.lock = concurrency.monitor();
        this.tokens = burst;
        this.filledAt = concurrency.nanoTime();
    }

    public double perSecond() {
        return perSecond;
    }

    public int burst() {
        return burst;
    }

    /** Takes a token if one is there; does not wait. */
    public boolean tryAccept() {
        return take(Duration.ZERO) != null;
    }

    /**
     * Waits for a token and takes it.
     *
     * @throws InterruptedException if the task is interrupted meanwhile; then no token is taken
     */
    public void accept() throws InterruptedException {
        sleep(reserve());
    }

    /**
     * Like {@link #accept()}, but waits no longer than a given time.
     *
     * @return false, at once, if it would take longer; then no token is taken
     */
    public boolean accept(Duration atMost) throws InterruptedException {
        Duration wait = take(atMost);
        if (wait == null) {
            return false;
        }
        sleep(wait);
        return true;
    }

    /**
     * Takes a token, even one that is not there yet, and returns how long to wait until it is. A caller that does not
     * wait until then must call {@link #giveBack}.
     */
    public Duration reserve() {
        Duration wait = take(FOR_EVER);
        return wait == null ? FOR_EVER : wait; // null: the wait exceeds what Java can express
    }

    /**
     * Puts back a token that was reserved and not used. Tasks that wait already keep their times; later ones wait less.
     * (Go's {@code Reservation.Cancel} puts a token back only if few were reserved after it.)
     */
    public void giveBack() {
        lock.with(() -> {
            fill();
            tokens = Math.min(burst, tokens + 1);
        });
    }

    /** Takes a token if it is there in time; returns how long until then, or null if it is not. */
    private @Nullable Duration take(Duration atMost) {
        lock.lock();
        try {
            fill();
            double missing = 1 - tokens;
            double wait = missing <= 0 ? 0 : Math.ceil(missing / perSecond * SECOND);
            if (wait > Durations.nanos(atMost)) {
                return null;
            }
            tokens -= 1;
            return Duration.ofNanos((long) wait);
        } finally {
            lock.unlock();
        }
    }

    private void fill() {
        long now = concurrency.nanoTime();
        tokens = Math.min(burst, tokens + (now - filledAt) * perSecond / SECOND);
        filledAt = now;
    }

    private void sleep(Duration wait) throws InterruptedException {
        if (wait.isZero()) {
            return;
        }
        try {
            concurrency.sleep(wait);
        } catch (InterruptedException e) {
            giveBack();
            throw e;
        }
    }
}
