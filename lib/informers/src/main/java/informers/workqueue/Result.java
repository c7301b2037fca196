package informers.workqueue;

import java.time.Duration;
import java.util.Objects;

/**
 * What a {@link Reconciler} wants to happen with the key next. A failure is no result: throw it.
 *
 * <p>A value; any thread. Corresponds to controller-runtime's {@code reconcile.Result}.
 *
 * @param again whether the key comes again without a change
 * @param after in this time; zero: as late as the rate limiter says
 */
public record Result(boolean again, Duration after) {
    public Result {
        Objects.requireNonNull(after, "after");
    }

    /** All is as it should be; the next change will bring the key back. */
    public static Result done() {
        return new Result(false, Duration.ZERO);
    }

    /** Look again, each time later. */
    public static Result requeue() {
        return new Result(true, Duration.ZERO);
    }

    /** Look again after this time. */
    public static Result requeueAfter(Duration delay) {
        if (delay.isZero() || delay.isNegative()) {
            throw new IllegalArgumentException("expected a delay of more than 0, came " + delay
                    + ". To look again soon, use Result.requeue(): it waits longer each time.");
        }
        return new Result(true, delay);
    }
}
