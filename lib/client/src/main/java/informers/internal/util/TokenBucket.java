package informers.internal.util;

import informers.util.Concurrency;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets through so many a second, and after a quiet time a burst of some at once: each takes a token out of a bucket
 * that fills evenly, up to its size. It is full at the start.
 *
 * <p>Any thread. Corresponds to {@code util/flowcontrol/throttle.go}, and to {@code golang.org/x/time/rate} under it.
 */
public final class TokenBucket {
    private static final double SECOND = 1e9; // in nanoseconds

    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final double perSecond;
    private final int burst;
    private final Concurrency concurrency;
    private final Concurrency.Monitor lock;

    private double tokens; // below zero: so many are promised that are not there yet
    private long filledAt;

    /**
     * @param perSecond how many tokens come in a second; more than 0
     * @param burst how many the bucket holds; at least 1
     */
    public TokenBucket(double perSecond, int burst, Concurrency concurrency) {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException("expected more than 0 tokens a second and a burst of at least 1, came "
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
     * @throws InterruptedException if the task was told to stop meanwhile; then no token is taken
     */
    public void accept() throws InterruptedException {
        sleep(reserve());
    }

    /**
     * As {@link #accept()}, if that takes no longer than this.
     *
     * @return false, at once, if it would; then no token is taken
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
     * Takes a token, also one that is not there yet, and says how long to wait until it is. Who does not wait to the end
     * calls {@link #giveBack}.
     */
    public Duration reserve() {
        Duration wait = take(FOR_EVER);
        return wait == null ? FOR_EVER : wait; // null: so many wait already that Java has no number for it
    }

    /**
     * Puts back a token that was reserved and not used. Those who wait already keep their times; who comes next waits
     * less. (Go's {@code Reservation.Cancel} puts a token back only if few were reserved after it.)
     */
    public void giveBack() {
        lock.with(() -> {
            fill();
            tokens = Math.min(burst, tokens + 1);
        });
    }

    /** Takes a token if it is there in time; how long until it is, or null if it will not be. */
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
