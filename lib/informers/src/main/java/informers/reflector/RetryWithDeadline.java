package informers.reflector;

import informers.util.Concurrency;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Bears errors for a while, counted from the first of them. After a time without any, the while begins anew.
 *
 * <p>Used by one thread. Corresponds to {@code tools/cache/retry_with_deadline.go}.
 */
final class RetryWithDeadline {
    private final Duration patience;
    private final Duration resetAfter;
    private final Concurrency concurrency;

    private @Nullable Long first;
    private @Nullable Long last;

    RetryWithDeadline(Duration patience, Duration resetAfter, Concurrency concurrency) {
        this.patience = patience;
        this.resetAfter = resetAfter;
        this.concurrency = concurrency;
    }

    /** An error that may be borne has come. */
    void afterError() {
        long now = concurrency.nanoTime();
        if (last != null && now - last >= resetAfter.toNanos()) {
            reset();
        }
        if (first == null) {
            first = now;
        }
        last = now;
    }

    /** Whether to try again. The first no ends the while; the next error begins another. */
    boolean shouldRetry() {
        if (patience.isZero() || patience.isNegative() || first == null) {
            return false;
        }
        if (concurrency.nanoTime() - first <= patience.toNanos()) {
            return true;
        }
        reset();
        return false;
    }

    private void reset() {
        first = null;
        last = null;
    }
}
