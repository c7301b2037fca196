package informers.workqueue;

import java.time.Duration;
import java.util.Objects;

/**
 * The result of a {@link Reconciler}: whether, and when, to reconcile the key again. A failure is thrown, not returned.
 *
 * <p>Immutable; thread-safe. Corresponds to controller-runtime's {@code reconcile.Result}.
 *
 * @param again whether to requeue the key without a change
 * @param after the delay; zero for that of the rate limiter
 */
public record Result(boolean again, Duration after) {
    /** Rejects null. {@inheritDoc} */
    public Result {
        Objects.requireNonNull(after, "after");
    }

    /** {@return the result for a key with nothing left to do, until the next change} */
    public static Result done() {
        return new Result(false, Duration.ZERO);
    }

    /** {@return the result for a key to requeue after the delay of the rate limiter, which grows each time} */
    public static Result requeue() {
        return new Result(true, Duration.ZERO);
    }

    /**
     * Returns the result for a key to requeue after a delay.
     *
     * @param delay more than zero
     * @return the result
     */
    public static Result requeueAfter(Duration delay) {
        if (delay.isZero() || delay.isNegative()) {
            throw new IllegalArgumentException("expected a delay of more than 0, found " + delay
                    + ". To requeue soon, use Result.requeue(): its delay grows each time.");
        }
        return new Result(true, delay);
    }
}
