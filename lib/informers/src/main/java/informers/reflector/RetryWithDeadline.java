package informers.reflector;

import informers.util.Concurrency;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Allows retries for a limited time after a first error. The time starts again after a period without errors.
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

    /** Records an error that may be retried. */
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

    /** Returns whether to retry. After it has returned false, the next error starts the time again. */
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
