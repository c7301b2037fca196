package informers.informer;

import java.time.Duration;

/**
 * How a handler's wish for a resync and the informer's own period fit together. Corresponds to {@code determineResyncPeriod}
 * in client-go's {@code shared_informer.go}.
 */
final class ResyncPeriods {
    /** Nobody is shown everything more often than this. */
    static final Duration MINIMUM = Duration.ofSeconds(1);

    private ResyncPeriods() {}

    /**
     * What a handler gets. The informer looks for handlers that are due once each {@code check}; if it never looks (zero),
     * nobody is ever due, whatever he asked for.
     */
    static Duration determine(Duration desired, Duration check) {
        if (desired.isZero() || check.isZero()) {
            return Duration.ZERO;
        }
        return desired.compareTo(check) < 0 ? check : desired;
    }
}
