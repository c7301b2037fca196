package informers.informer;

import informers.internal.util.Durations;
import informers.util.Concurrency;
import java.time.Duration;

/**
 * When one handler is to be shown everything again. Its user guards it with a lock. Corresponds to the resync fields of
 * client-go's {@code processorListener}.
 */
final class ResyncClock {
    private final Duration requested;
    private final Concurrency concurrency;
    private Duration period;
    private long next;
    private boolean syncing = true; // until it is asked for the first time, as in client-go

    ResyncClock(Duration requested, Duration checkPeriod, Concurrency concurrency) {
        this.requested = requested;
        this.concurrency = concurrency;
        this.period = ResyncPeriods.determine(requested, checkPeriod);
        this.next = concurrency.nanoTime() + Durations.nanos(period);
    }

    void checkPeriodChanged(Duration checkPeriod) {
        period = ResyncPeriods.determine(requested, checkPeriod);
    }

    /** Whether it is due now. If so, it is due again one period later. */
    boolean check() {
        long now = concurrency.nanoTime();
        syncing = !period.isZero() && now - next >= 0;
        if (syncing) {
            next = now + Durations.nanos(period);
        }
        return syncing;
    }

    /** What the last {@link #check} said. */
    boolean isSyncing() {
        return syncing;
    }

    Duration period() {
        return period;
    }
}
