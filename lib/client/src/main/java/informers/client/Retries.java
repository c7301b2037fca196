package informers.client;

import informers.client.rest.ApiException;
import informers.client.rest.UnreachableException;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a call that failed, a few times and within a second. For an update that conflicts with others':
 *
 * <pre>{@code
 * Retries.onConflict(() -> {
 *     ConfigMap now = client.get("settings");                       // afresh, in each try
 *     return client.update(now.edit().set("on", "data", "x").build(ConfigMap.TYPE));
 * }, concurrency);
 * }</pre>
 *
 * <p>Thread-safe. Null is rejected. Corresponds to client-go's {@code util/retry}.
 */
public final class Retries {
    /** For a few clients that change the same object: five tries, 10 ms apart. client-go's {@code DefaultRetry}. */
    public static final Steps DEFAULT_RETRY = new Steps(5, Duration.ofMillis(10), 1.0, 0.1);

    /**
     * For an object that others change all the time: four tries, after 10, 50 and 250 ms. client-go's
     * {@code DefaultBackoff}.
     */
    public static final Steps DEFAULT_BACKOFF = new Steps(4, Duration.ofMillis(10), 5.0, 0.1);

    private Retries() {}

    /**
     * How often a call is tried, and the delays in between.
     *
     * @param steps the number of tries, at least 1
     * @param first the delay after the first try
     * @param factor by how much each delay exceeds the last
     * @param jitter a delay is up to this fraction longer, at random
     */
    public record Steps(int steps, Duration first, double factor, double jitter) {
        /** Rejects null, and a number of tries less than 1. {@inheritDoc} */
        public Steps {
            Objects.requireNonNull(first, "first");
            if (steps < 1) {
                throw new IllegalArgumentException("expected at least 1 step, found " + steps);
            }
        }
    }

    /**
     * Repeats a call while the server reports a conflict, as {@link #DEFAULT_RETRY} says.
     *
     * @param <R> the type of the result
     * @param call reads the object, changes it, and updates it
     * @param concurrency provides time
     * @return what the call returned
     * @throws ApiException the last conflict, if every try ended with one
     * @throws InterruptedException if the calling thread is interrupted between two tries
     */
    public static <R extends @Nullable Object> R onConflict(Supplier<R> call, Concurrency concurrency)
            throws InterruptedException {
        return onError(DEFAULT_RETRY, Retries::isConflict, call, concurrency);
    }

    private static boolean isConflict(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException api) {
                return api.isConflict();
            }
        }
        return false;
    }

    /**
     * Repeats a call while it fails with certain exceptions. An exception that is not retriable is thrown at once; unless it only
     * says that the client was closed meanwhile: then the exception before it is thrown, which says more.
     *
     * @param <R> the type of the result
     * @param steps how often, and when
     * @param retriable returns whether to try again after an exception
     * @param call the call
     * @param concurrency provides time
     * @return what the call returned
     * @throws InterruptedException if the calling thread is interrupted between two tries
     */
    public static <R extends @Nullable Object> R onError(
            Steps steps, Predicate<? super RuntimeException> retriable, Supplier<R> call, Concurrency concurrency)
            throws InterruptedException {
        RuntimeException last = null;
        double delay = steps.first().toNanos();
        for (int tries = 1; ; tries++) {
            try {
                return call.get();
            } catch (RuntimeException e) {
                if (!retriable.test(e)) {
                    throw last != null && isCancelled(e) ? last : e;
                }
                if (tries == steps.steps()) {
                    throw e;
                }
                last = e;
            }
            concurrency.sleep(Duration.ofNanos((long) (delay * (1 + steps.jitter() * concurrency.random()))));
            delay *= steps.factor();
        }
    }

    private static boolean isCancelled(RuntimeException e) {
        return e instanceof UnreachableException unreachable
                && unreachable.reason() == UnreachableException.Reason.CANCELLED;
    }
}
