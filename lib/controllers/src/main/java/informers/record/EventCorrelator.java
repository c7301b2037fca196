package informers.record;

import informers.internal.util.TokenBucket;
import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Combines similar events, counts equal ones, and limits those about one object, in this order. Thread-safe. Corresponds to client-go's
 * {@code record.EventCorrelator} ({@code events_cache.go}).
 */
final class EventCorrelator {
    private final CorrelatorOptions options;
    private final Concurrency concurrency;
    private final EventNames names;
    private final Concurrency.Monitor lock;
    // The fields below are guarded by the lock.
    private final Recent<Similar> similar;
    private final Recent<Known> known;
    private final Recent<TokenBucket> limits;

    EventCorrelator(CorrelatorOptions options, EventNames names, Concurrency concurrency) {
        this.options = options;
        this.names = names;
        this.concurrency = concurrency;
        this.lock = concurrency.monitor();
        this.similar = new Recent<>(options.lruSize());
        this.known = new Recent<>(options.lruSize());
        this.limits = new Recent<>(options.lruSize());
    }

    /** The messages of similar events. */
    private static final class Similar {
        private final Set<String> messages = new LinkedHashSet<>();
        private Instant last = Instant.MIN;
    }

    /** What is stored about equal events. */
    private record Known(String name, String resourceVersion, Instant first, int count) {}

    /** An event and the key under which it is counted. */
    private record Keyed(RecordedEvent event, String key) {}

    /** Returns the event to write, with its count; empty if there were too many about its object. */
    Optional<RecordedEvent> correlate(RecordedEvent event) {
        return lock.read(() -> {
            Keyed aggregated = aggregate(event);
            RecordedEvent observed =
                    observe(aggregated.event(), aggregated.key()); // before the filter: dropped ones count
            TokenBucket bucket = limits.computeIfAbsent(
                    options.spamKey().apply(observed),
                    key -> new TokenBucket(options.perSecond(), options.burst(), concurrency));
            return bucket.tryAccept() ? Optional.of(observed) : Optional.empty();
        });
    }

    /** Corresponds to {@code EventAggregate}. */
    private Keyed aggregate(RecordedEvent event) {
        Instant now = concurrency.now();
        String key = options.aggregateKey().apply(event);
        Similar record = similar.get(key);
        if (record == null || Duration.between(record.last, now).compareTo(options.maxInterval()) > 0) {
            record = new Similar();
        }
        record.messages.add(event.message());
        record.last = now;
        similar.put(key, record);
        if (record.messages.size() < options.maxEvents()) {
            return new Keyed(event, event.key());
        }
        Iterator<String> oldest = record.messages.iterator(); // client-go drops an arbitrary one
        oldest.next();
        oldest.remove();
        String name = names.next(event.regarding().name());
        return new Keyed(event.combinedAs(options.aggregateMessage().apply(event), name, now), key);
    }

    /** Corresponds to {@code eventObserve}. */
    private RecordedEvent observe(RecordedEvent event, String key) {
        Known before = known.get(key);
        RecordedEvent now = before == null
                ? event
                : event.counted(before.name(), before.resourceVersion(), before.first(), before.count() + 1);
        known.put(key, new Known(now.name(), now.resourceVersion(), now.first(), now.count()));
        return now;
    }

    /** Remembers what the server stored. Corresponds to {@code UpdateState}. */
    void stored(RecordedEvent event, String name, String resourceVersion, int count) {
        lock.with(() -> known.put(event.key(), new Known(name, resourceVersion, event.first(), count)));
    }
}
