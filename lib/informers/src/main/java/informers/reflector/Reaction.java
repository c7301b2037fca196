package informers.reflector;

import informers.api.Status;
import informers.reflector.WatchOutcome.Ended;
import informers.reflector.WatchOutcome.InStreamError;
import informers.reflector.WatchOutcome.NotOpened;
import informers.reflector.WatchOutcome.StoreIncomplete;

/**
 * What a reflector does after a watch has ended. {@link #to} is the table of failures.
 *
 * <p>Corresponds to the {@code switch} statements in client-go's {@code Reflector.watch}.
 */
public enum Reaction {
    /** Watch again from the last resourceVersion, at once. */
    REWATCH,
    /** Watch again from the last resourceVersion, after a backoff. */
    BACKOFF,
    /** List again, after a backoff. */
    RELIST;

    /**
     * Returns the reaction to an outcome. It depends on nothing else.
     *
     * @param outcome how the watch ended
     * @return what the reflector does next
     */
    public static Reaction to(WatchOutcome outcome) {
        if (outcome instanceof NotOpened refused) {
            // A server that is down or overloaded comes back with the same data: a relist would only add load.
            return refused.connectionRefused() || isTooManyRequests(refused) ? BACKOFF : RELIST;
        }
        if (outcome instanceof Ended ended) {
            return ended.veryShort() ? RELIST : REWATCH;
        }
        if (outcome instanceof InStreamError error) {
            if (isTooManyRequests(error)) {
                return BACKOFF;
            }
            return error.retry() ? REWATCH : RELIST; // also after a 410: the list decides about its resourceVersion
        }
        return RELIST; // the resync failed, or the store is incomplete
    }

    /** Returns the cause of the relist after this outcome. */
    static RelistCause cause(WatchOutcome outcome) {
        if (outcome.status().filter(Status::isExpired).isPresent()) {
            return RelistCause.EXPIRED;
        }
        if (outcome instanceof NotOpened) {
            return RelistCause.WATCH_REFUSED;
        }
        if (outcome instanceof Ended) {
            return RelistCause.VERY_SHORT_WATCH;
        }
        if (outcome instanceof StoreIncomplete) {
            return RelistCause.STORE_FAILED;
        }
        return outcome instanceof InStreamError ? RelistCause.WATCH_ERROR : RelistCause.RESYNC_FAILED;
    }

    static boolean isTooManyRequests(WatchOutcome outcome) {
        return outcome.status().filter(Status::isTooManyRequests).isPresent();
    }
}
