package informers.store;

import informers.internal.util.Durations;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map of limited size: when it is full, the least recently used entry makes room, and each entry expires. Not thread-safe.
 * Corresponds to apimachinery's {@code util/cache.LRUExpireCache}.
 */
final class ExpiringCache<V> {
    private final int maxSize;
    private final long ttl;
    private final Concurrency concurrency;
    private final Map<String, Expiring<V>> entries = new LinkedHashMap<>(16, 0.75f, true); // least recently used first

    ExpiringCache(int maxSize, Duration ttl, Concurrency concurrency) {
        this.maxSize = maxSize;
        this.ttl = Durations.nanos(ttl);
        this.concurrency = concurrency;
    }

    private record Expiring<V>(V value, long expires) {}

    void put(String key, V value) {
        entries.put(key, new Expiring<>(value, concurrency.nanoTime() + ttl));
        if (entries.size() > maxSize) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    Optional<V> get(String key) {
        Expiring<V> entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (isExpired(entry)) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.value());
    }

    void remove(String key) {
        entries.remove(key);
    }

    /** Returns the keys of the entries that have not expired, least recently used first. */
    List<String> keys() {
        return entries.entrySet().stream()
                .filter(entry -> !isExpired(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isExpired(Expiring<V> entry) {
        return concurrency.nanoTime() - entry.expires() > 0;
    }
}
