package informers.controller;

import informers.internal.util.Durations;
import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for several caches at once, whatever they belong to: informers of several factories, registrations of handlers, a {@code
 * MutationCache}'s informer.
 *
 * <p>The informers of one factory have a wait of their own, which also gives reasons: {@code factory.waitForCacheSync}. Thread-safe.
 * Corresponds to client-go's {@code cache.WaitForNamedCacheSync}.
 */
public final class CacheSync {
    private static final Logger LOG = LoggerFactory.getLogger(CacheSync.class);

    /** How often the caches are asked; client-go's {@code syncedPollPeriod}. */
    private static final Duration POLL = Duration.ofMillis(100);

    private CacheSync() {}

    /**
     * Waits until all caches have synced, or the time is over. Blocks, and asks the caches ten times a second.
     *
     * @param controller the name of the controller that waits, for the log
     * @param atMost the longest time to wait, for all caches together
     * @param concurrency provides time
     * @param hasSynced by the names of the caches: returns whether the cache has synced, such as {@code informer::hasSynced}
     * @return the names of the caches that have not synced; empty if all have
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static List<String> waitFor(
            String controller, Duration atMost, Concurrency concurrency, Map<String, BooleanSupplier> hasSynced)
            throws InterruptedException {
        LOG.info("{}: waiting for caches to sync caches={}", controller, hasSynced.keySet());
        long from = concurrency.nanoTime();
        while (true) {
            List<String> missing = hasSynced.entrySet().stream()
                    .filter(cache -> !cache.getValue().getAsBoolean())
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            Duration left = Shutdown.left(concurrency, from, atMost);
            if (missing.isEmpty()) {
                LOG.info("{}: caches have synced", controller);
                return missing;
            }
            if (left.isZero()) {
                LOG.warn("{}: caches have not synced in time caches={} timeout={}", controller, missing, atMost);
                return missing;
            }
            concurrency.sleep(Duration.ofNanos(Math.min(Durations.nanos(left), POLL.toNanos())));
        }
    }
}
