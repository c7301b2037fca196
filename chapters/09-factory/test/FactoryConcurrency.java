import static org.assertj.core.api.Assertions.fail;

import informers.testkit.ForwardingConcurrency;
import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;

/**
 * Real threads, and a clock that only the waits of fake informers advance: a wait takes no real time and is measured.
 */
final class FactoryConcurrency extends ForwardingConcurrency {
    private static final Duration TOO_LONG = Duration.ofHours(1);

    /** So often no right answer reads the clock without a wait in between. */
    private static final int MANY = 100_000;

    private long now;
    private int reads;

    FactoryConcurrency() {
        super(Concurrency.threads());
    }

    synchronized Duration passed() {
        return Duration.ofNanos(now);
    }

    /** Waits until this time of the test's clock, but not longer than the given limit. */
    synchronized boolean waitTill(Duration moment, Duration atMost) {
        reads = 0;
        long limit = now + Math.max(0, atMost.toNanos());
        now = Math.max(now, Math.min(limit, moment.toNanos()));
        if (now > TOO_LONG.toNanos()) {
            fail("waitForCacheSync(30 s) has waited for an hour and still waits: a type without permission never syncs."
                    + " Compute the deadline first, concurrency.nanoTime() + atMost, and give each informer the time that"
                    + " is left.");
        }
        return moment.toNanos() <= limit;
    }

    @Override
    public synchronized long nanoTime() {
        if (++reads > MANY) {
            fail("waitForCacheSync() read the clock " + MANY + " times without a wait in between. The time of the tests is virtual:"
                    + " it passes only in awaitSynced() and in concurrency.sleep(). Do not poll: call awaitSynced() with the time"
                    + " that is left.");
        }
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        waitTill(passed().plus(duration), duration);
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plus(passed());
    }
}
