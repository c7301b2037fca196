package informers.informer;

import informers.api.KubeObject;
import informers.listwatch.ListerWatcher;
import informers.store.Indexer;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Waits until events satisfy conditions, one condition after the other: the first event that satisfies the first one, then the
 * first that satisfies the second, which may be the same event.
 *
 * <pre>{@code
 * Until.until(pod.resourceVersion(), pods, List.of(event -> event.object().phase().equals("Running")),
 *         Duration.ofMinutes(1), concurrency);
 * }</pre>
 *
 * <p>Each method blocks its caller, and returns the last event that it looked at: empty if it needed none. What a condition throws
 * is thrown. Thread-safe. Null is rejected, except as a precondition. Corresponds to client-go's {@code tools/watch/until.go}.
 */
public final class Until {
    private Until() {}

    /**
     * Waits for events of one watch, and closes it.
     *
     * @param <T> the type of the objects
     * @param watch the watch
     * @param conditions what to wait for
     * @param atMost how long to wait
     * @param concurrency provides a thread and time
     * @return the last event; empty if there are no conditions
     * @throws TimeoutException if the time is over
     * @throws IllegalStateException if the watch ends before
     */
    public static <T extends KubeObject> Optional<WatchEvent<T>> withoutRetry(
            Watch<T> watch, List<Predicate<WatchEvent<T>>> conditions, Duration atMost, Concurrency concurrency)
            throws TimeoutException {
        Latch done = new Latch(concurrency);
        Latch late = new Latch(concurrency);
        concurrency.spawn("until", () -> {
            try {
                if (!done.await(atMost)) {
                    late.open();
                    watch.close();
                }
            } catch (InterruptedException e) {
                // nobody waits any more
            }
        });
        try {
            Optional<WatchEvent<T>> last = Optional.empty();
            for (Predicate<WatchEvent<T>> condition : conditions) {
                while (last.isEmpty() || !condition.test(last.get())) {
                    Optional<WatchEvent<T>> event = watch.next();
                    if (event.isEmpty()) {
                        throw ended(late, atMost, last);
                    }
                    last = event;
                }
            }
            return last;
        } finally {
            done.open();
            watch.close();
        }
    }

    private static IllegalStateException ended(Latch late, Duration atMost, Optional<?> last) throws TimeoutException {
        String seen = last.isEmpty() ? "there was no event" : "the last event was " + last.get();
        if (late.isOpen()) {
            throw new TimeoutException("timed out after " + atMost + " waiting for a condition: " + seen);
        }
        return new IllegalStateException("the watch ended before a condition was satisfied: " + seen
                + ". To wait across the end of a watch use Until.until or Until.withSync.");
    }

    /**
     * Waits for events after a version, across the end of watches: every event is looked at. Fails if the server no longer has the
     * events.
     *
     * @param <T> the type of the objects
     * @param resourceVersion as for a {@link RetryWatcher}
     * @param source opens the watches
     * @param conditions what to wait for; they receive the ERROR event, too, before the end
     * @param atMost how long to wait
     * @param concurrency provides a thread and time
     * @return the last event; empty if there are no conditions
     * @throws TimeoutException if the time is over
     * @throws IllegalStateException if the watch ends before, for example after an ERROR event with 410
     */
    public static <T extends KubeObject> Optional<WatchEvent<T>> until(
            String resourceVersion,
            ListerWatcher<T> source,
            List<Predicate<WatchEvent<T>>> conditions,
            Duration atMost,
            Concurrency concurrency)
            throws TimeoutException {
        return withoutRetry(new RetryWatcher<>(resourceVersion, source, concurrency), conditions, atMost, concurrency);
    }

    /**
     * Waits for notifications of an informer, which it runs meanwhile, without resyncs. It goes on after a 410; so states may be
     * skipped.
     *
     * @param <T> the type of the objects
     * @param options the informer
     * @param precondition called with the store once it has synced; if it returns true, nothing else is waited for. Null to look at
     *     the first notification without waiting for the sync
     * @param conditions what to wait for
     * @param atMost how long to wait, in all
     * @return the last event; empty if the precondition was true, or if there are no conditions
     * @throws TimeoutException if the time is over
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static <T extends KubeObject> Optional<WatchEvent<T>> withSync(
            InformerOptions<T> options,
            @Nullable Predicate<Indexer<T>> precondition,
            List<Predicate<WatchEvent<T>>> conditions,
            Duration atMost)
            throws TimeoutException, InterruptedException {
        Concurrency concurrency = options.concurrency();
        long from = concurrency.nanoTime();
        try (InformerWatch<T> watch = new InformerWatch<>(options)) {
            if (precondition != null) {
                if (!watch.informer().awaitSynced(atMost)) {
                    throw new TimeoutException("timed out after " + atMost + " waiting for the informer of "
                            + options.type() + " to sync");
                }
                if (precondition.test(watch.informer().indexer())) {
                    return Optional.empty();
                }
            }
            Duration left = atMost.minusNanos(concurrency.nanoTime() - from);
            return withoutRetry(watch, conditions, left, concurrency);
        }
    }
}
