package informers.store;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The results of a program's own writes, over a cache that may not have seen them yet: reads return the newer of the two.
 *
 * <pre>{@code
 * MutationCache<Pod> pods = new MutationCache<>(informer.indexer(), MutationCache.Options.DEFAULT, concurrency);
 * informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>()
 *         .onAdd(pods::onAddOrUpdate)
 *         .onUpdate((before, now) -> pods.onAddOrUpdate(now))
 *         .onDelete(pods::onDelete));
 * pods.mutation(client.update(pod));
 * pods.getByKey(pod.key());                           // the updated pod, also if the informer has not seen it
 * }</pre>
 *
 * <p>A result is kept until the cache has caught up with it, for {@link Options#ttl()}, or until there are too many. A
 * tombstone is kept of each object that was deleted: the response to an update may arrive after the event of the deletion
 * by another client, and the object must not come back. With {@link Options#includeAdds()}, an object that was created and
 * deleted before the informer could see it is returned until its time is over.
 *
 * <p>Thread-safe; no method blocks. Null is rejected. The resourceVersions must be numbers of 64 bits, or empty. Corresponds
 * to client-go's {@code cache.NewIntegerResourceVersionMutationCacheWithOptions} ({@code tools/cache/mutation_cache.go}).
 *
 * @param <T> the type of the objects
 */
public final class MutationCache<T extends KubeObject> {
    private static final Logger LOG = LoggerFactory.getLogger(MutationCache.class);

    private final Store<T> store;
    private final Options options;
    private final Concurrency.Monitor lock;
    private final ExpiringCache<Entry<T>> entries; // guarded by the lock

    /**
     * Creates a cache without results.
     *
     * @param store the store of an informer; an {@link Indexer} for {@link #byIndex}
     * @param options the options
     * @param concurrency provides lock and time
     */
    public MutationCache(Store<T> store, Options options, Concurrency concurrency) {
        this.store = Objects.requireNonNull(store, "store");
        this.options = Objects.requireNonNull(options, "options");
        this.lock = concurrency.monitor();
        this.entries = new ExpiringCache<>(options.maxSize(), options.ttl(), concurrency);
    }

    /** The result of a write, or the tombstone of a deleted object. */
    private record Entry<T extends KubeObject>(T object, boolean isTombstone) {
        /** Returns the object; empty for a tombstone. */
        Optional<T> alive() {
            return isTombstone ? Optional.empty() : Optional.of(object);
        }
    }

    /**
     * Returns an object, as new as the store or the last write to it.
     *
     * @param key the key of the object
     * @return empty if the store has no such object. With {@link Options#includeAdds()}, only if nothing was written
     *     either, or the object was deleted after that
     * @throws IllegalArgumentException if a resourceVersion is no number
     */
    public Optional<T> getByKey(String key) {
        return lock.read(() -> {
            Optional<T> stored = store.getByKey(key);
            return stored.isPresent()
                    ? newer(key, stored.get())
                    : entries.get(key).filter(entry -> options.includeAdds()).flatMap(Entry::alive);
        });
    }

    private Optional<T> newer(String key, T stored) {
        Optional<Entry<T>> entry = entries.get(key);
        if (entry.isPresent() && compare(entry.get().object(), stored) <= 0) {
            entries.remove(key);
            return Optional.of(stored);
        }
        return entry.isPresent() ? entry.get().alive() : Optional.of(stored);
    }

    /**
     * Returns the objects with an indexed value, each as new as the store or the last write to it. An object that a newer
     * write has moved to this value is returned only with {@link Options#includeAdds()}.
     *
     * @param indexName the name of the index
     * @param value the value
     * @return a snapshot, in no particular order
     * @throws IllegalStateException if the store is no {@link Indexer}
     * @throws IllegalArgumentException if there is no such index, or if a resourceVersion is no number
     */
    public List<T> byIndex(String indexName, String value) {
        if (!(store instanceof Indexer<T> indexer)) {
            throw new IllegalStateException("expected an Indexer as the store of this MutationCache, found " + store
                    + ". Pass informer.indexer().");
        }
        return lock.read(() -> {
            List<T> found = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            List<String> keys = indexer.indexKeys(indexName, value);
            IndexFunc<T> values = Objects.requireNonNull(indexer.getIndexers().get(indexName), indexName);
            for (String key : keys) {
                // An object that was deleted meanwhile is not seen: its replacement may be among the written ones.
                indexer.getByKey(key).ifPresent(stored -> {
                    seen.add(key);
                    newer(key, stored)
                            .filter(newest -> !options.recheckIndex() || has(values, newest, indexName, value))
                            .ifPresent(found::add);
                });
            }
            if (options.includeAdds()) {
                for (String key : entries.keys()) {
                    entries.get(key)
                            .filter(entry -> !seen.contains(key) && isNewest(key, entry))
                            .flatMap(Entry::alive)
                            .filter(written -> has(values, written, indexName, value))
                            .ifPresent(found::add);
                }
            }
            return found;
        });
    }

    /** Returns whether the store has no state of the object that is as new. client-go does not look. */
    private boolean isNewest(String key, Entry<T> entry) {
        return !options.recheckIndex()
                || store.getByKey(key)
                        .filter(stored -> compare(entry.object(), stored) <= 0)
                        .isEmpty();
    }

    private static <T extends KubeObject> boolean has(IndexFunc<T> values, T object, String indexName, String value) {
        try {
            return values.values(object).contains(value);
        } catch (RuntimeException e) {
            LOG.warn("the index function threw; leaving the object out index={} object=\"{}\"", indexName, object, e);
            return false;
        }
    }

    /**
     * Records the result of a successful write. One that is older than what is recorded is ignored, and so is one of an
     * object that is known to be deleted. If two writes of equal version are recorded, the last one counts.
     *
     * @param object the object as the server stored it
     * @throws IllegalArgumentException if its resourceVersion is no number
     */
    public void mutation(T object) {
        String key = object.key();
        lock.with(() -> {
            Entry<T> held = entries.get(key).orElse(null);
            if (held != null) {
                int order = compare(object, held.object());
                if (order < 0 || held.isTombstone() && (order == 0 || sameUid(object, held.object()))) {
                    return;
                }
            }
            entries.put(key, new Entry<>(object, false));
        });
    }

    /**
     * Forgets a result that the informer has caught up with. Call it from the informer's handler.
     *
     * @param object the added or updated object
     */
    public void onAddOrUpdate(T object) {
        String key = object.key();
        lock.with(() -> {
            if (entries.get(key)
                    .filter(held -> compare(object, held.object()) >= 0)
                    .isPresent()) {
                entries.remove(key);
            }
        });
    }

    /**
     * Forgets the results of an object that was deleted, and leaves a tombstone. Call it from the informer's handler. A
     * result that is newer, and of an object with another uid, stays: that object was created since.
     *
     * @param gone the deleted object; without effect if its last state is not known
     */
    public void onDelete(DeletedObject<T> gone) {
        gone.lastKnown().ifPresent(last -> {
            String key = last.key();
            lock.with(() -> {
                Entry<T> held = entries.get(key).orElse(null);
                if (held == null || compare(last, held.object()) >= 0 || sameUid(last, held.object())) {
                    entries.put(key, new Entry<>(last, true));
                }
            });
        });
    }

    /** Returns the keys of what is recorded, tombstones included, least recently used first. */
    List<String> keys() {
        return lock.read(entries::keys);
    }

    private static boolean sameUid(KubeObject a, KubeObject b) {
        return a.metadata().uid().equals(b.metadata().uid());
    }

    private static int compare(KubeObject a, KubeObject b) {
        return Long.compareUnsigned(number(a), number(b));
    }

    private static long number(KubeObject object) {
        String version = object.resourceVersion();
        if (!version.chars().allMatch(c -> '0' <= c && c <= '9')) {
            throw new IllegalArgumentException("expected a number as the resourceVersion of " + object.kind() + " "
                    + object.key() + ", found \"" + version + "\"");
        }
        return version.isEmpty() ? 0 : Long.parseUnsignedLong(version);
    }

    /** Options of a {@link MutationCache}. Immutable and thread-safe. */
    public static final class Options {
        /** client-go's defaults: 100 objects for five minutes, of which only those in the store are returned. */
        public static final Options DEFAULT = new Options(Duration.ofMinutes(5), 100, false, true);

        private final Duration ttl;
        private final int maxSize;
        private final boolean includeAdds;
        private final boolean recheckIndex;

        private Options(Duration ttl, int maxSize, boolean includeAdds, boolean recheckIndex) {
            this.ttl = ttl;
            this.maxSize = maxSize;
            this.includeAdds = includeAdds;
            this.recheckIndex = recheckIndex;
        }

        /**
         * Returns these options with another lifetime.
         *
         * @param time how long a result or a tombstone is kept; more than zero
         * @return new options
         */
        public Options withTtl(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("expected a ttl of more than 0, found " + time);
            }
            return new Options(time, maxSize, includeAdds, recheckIndex);
        }

        /**
         * Returns these options with another size.
         *
         * @param objects the maximal number of results and tombstones, at least 1; the least recently used one makes room
         * @return new options
         */
        public Options withMaxSize(int objects) {
            if (objects < 1) {
                throw new IllegalArgumentException("expected a size of at least 1, found " + objects);
            }
            return new Options(ttl, objects, includeAdds, recheckIndex);
        }

        /**
         * Returns these options with another treatment of objects that are not in the store.
         *
         * @param include whether reads return an object that was written and is not in the store: perhaps not yet
         * @return new options
         */
        public Options withIncludeAdds(boolean include) {
            return new Options(ttl, maxSize, include, recheckIndex);
        }

        /**
         * Returns these options with another {@link MutationCache#byIndex}.
         *
         * @param recheck false for that of client-go in July 2026: a write that moves an object to another indexed value is
         *     returned under the old one, and an outdated write under its value
         * @return new options
         */
        public Options withRecheckIndex(boolean recheck) {
            return new Options(ttl, maxSize, includeAdds, recheck);
        }

        /** {@return how long a result or a tombstone is kept} */
        public Duration ttl() {
            return ttl;
        }

        /** {@return the maximal number of results and tombstones} */
        public int maxSize() {
            return maxSize;
        }

        /** {@return whether reads return written objects that are not in the store} */
        public boolean includeAdds() {
            return includeAdds;
        }

        /** {@return whether {@link MutationCache#byIndex} calls the index function of what it returns} */
        public boolean recheckIndex() {
            return recheckIndex;
        }
    }
}
