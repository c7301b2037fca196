package informers.reflector;

import informers.api.Status;
import informers.reflector.WatchOutcome.Ended;
import informers.reflector.WatchOutcome.InStreamError;
import informers.reflector.WatchOutcome.NotOpened;
import informers.reflector.WatchOutcome.StoreIncomplete;

/**
 * What a reflector does after a watch: the table of failures, as code.
 *
 * <p>Any thread. Corresponds to the {@code switch}es in {@code Reflector.watch}.
 */
public enum Reaction {
    /** Watch on from the last version, at once. */
    REWATCH,
    /** Wait a little, then watch on from the last version. */
    BACKOFF,
    /** Nothing can be built on this watch any more: wait a little, then list again. */
    RELIST;

    /** Pure: what it says depends on the outcome alone. */
    public static Reaction to(WatchOutcome outcome) {
        if (outcome instanceof NotOpened refused) {
            // A server that is down or busy will come back with what it had: a list would only be one more burden.
            return refused.connectionRefused() || isTooManyRequests(refused) ? BACKOFF : RELIST;
        }
        if (outcome instanceof Ended ended) {
            return ended.veryShort() ? RELIST : REWATCH;
        }
        if (outcome instanceof InStreamError error) {
            if (isTooManyRequests(error)) {
                return BACKOFF;
            }
            return error.retry() ? REWATCH : RELIST; // 410 is nothing special here: it is the list that asks for more
        }
        return RELIST; // the store is not what it should be
    }

    /** Why the list after this outcome is made. */
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
