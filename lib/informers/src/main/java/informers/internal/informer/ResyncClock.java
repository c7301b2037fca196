package informers.internal.informer;

import informers.internal.util.Durations;
import informers.util.Concurrency;
import java.time.Duration;

/**
 * Determines when a handler is due for a resync. The caller guards it with a lock. Corresponds to the resync fields of
 * client-go's {@code processorListener}.
 */
final class ResyncClock {
    private final Duration requested;
    private final Concurrency concurrency;
    private Duration period;
    private long next;
    private boolean syncing = true; // until the first check(), as in client-go

    ResyncClock(Duration requested, Duration checkPeriod, Concurrency concurrency) {
        this.requested = requested;
        this.concurrency = concurrency;
        this.period = determine(requested, checkPeriod);
        this.next = concurrency.nanoTime() + Durations.nanos(period);
    }

    /**
     * Returns the period of a handler. The informer checks once each {@code check}; if it never checks (zero), no handler
     * is ever due. Corresponds to {@code determineResyncPeriod} in client-go's {@code shared_informer.go}.
     */
    private static Duration determine(Duration desired, Duration check) {
        if (desired.isZero() || check.isZero()) {
            return Duration.ZERO;
        }
        return desired.compareTo(check) < 0 ? check : desired;
    }

    void checkPeriodChanged(Duration checkPeriod) {
        period = determine(requested, checkPeriod);
    }

    /** Returns whether the handler is due now. If so, it is due again one period later. */
    boolean check() {
        long now = concurrency.nanoTime();
        syncing = !period.isZero() && now - next >= 0;
        if (syncing) {
            next = now + Durations.nanos(period);
        }
        return syncing;
    }

    /** Returns the result of the last {@link #check}. */
    boolean isSyncing() {
        return syncing;
    }

    Duration period() {
        return period;
    }
}
