package informers.queue;

import static java.util.Objects.requireNonNull;

import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.api.TransformFunc;
import informers.internal.queue.StoreLookup;
import informers.util.Concurrency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue of objects, each with all its changes since it was last popped. An object is queued once, no matter how many
 * changes it has.
 *
 * <p>Thread safety: any thread may write, query and close; one thread pops. Corresponds to client-go's
 * {@code cache.DeltaFIFO}. client-go's own informers use {@link RealFIFO} since 1.33.
 *
 * <pre>{@code
 * var queue = DeltaFIFO.of(Pod::key);
 * queue.add(pod);
 * queue.pop((deltas, isInInitialList) -> System.out.println(deltas)); // [Added(Pod default/web-0@17)]
 * }</pre>
 *
 * @param <T> the type of the objects
 */
public final class DeltaFIFO<T> implements Queue<T> {
    private static final Logger LOG = LoggerFactory.getLogger(DeltaFIFO.class);

    private final KeyFunction<T> keyFunction;
    private final KnownObjects<T> knownObjects;
    private final DeltaType listed; // the type of listed objects
    private final Optional<TransformFunc<T>> transformer;
    private final Concurrency.Monitor lock;
    private final ProcessTrace trace;

    // The fields below are guarded by the lock.

    /** The deltas by key, oldest first. */
    private final Map<String, List<Delta<T>>> items = new HashMap<>();

    /** The queued keys, head of the queue first. Each key of items occurs in it exactly once, and no other key does. */
    private final Deque<String> queue = new ArrayDeque<>();

    /** Whether the first list, or another change before it, was queued. */
    private boolean populated;

    /** The number of keys of the first list that are still queued. */
    private int initialPopulationCount;

    private boolean closed;

    /**
     * Creates an empty queue.
     *
     * @param options the options
     * @param concurrency creates the lock, and provides the time
     */
    public DeltaFIFO(DeltaFIFOOptions<T> options, Concurrency concurrency) {
        this.keyFunction = options.keyFunction();
        this.knownObjects = options.knownObjects();
        this.listed = options.emitDeltaTypeReplaced() ? DeltaType.REPLACED : DeltaType.SYNC;
        this.transformer = options.transformer();
        this.lock = concurrency.monitor();
        this.trace = new ProcessTrace("DeltaFIFO", concurrency);
    }

    /**
     * Creates an empty queue with default options, without known objects, on real threads.
     *
     * @param <T> the type of the objects
     * @param keyFunction computes the key of an object
     * @return the queue
     */
    public static <T> DeltaFIFO<T> of(KeyFunction<? super T> keyFunction) {
        return new DeltaFIFO<>(DeltaFIFOOptions.of(keyFunction), Concurrency.threads());
    }

    @Override
    public void add(T object) {
        lock.with(() -> {
            populated = true;
            enqueue(DeltaType.ADDED, object);
        });
    }

    @Override
    public void update(T object) {
        lock.with(() -> {
            populated = true;
            enqueue(DeltaType.UPDATED, object);
        });
    }

    @Override
    public void delete(T object) {
        lock.with(() -> {
            String key = keyFunction.keyOf(object);
            populated = true;
            if (isQueuedOrKnown(key)) {
                append(key, Delta.deleted(new DeletedObject<>(key, Optional.of(transform(object)), false)));
            }
        });
    }

    /**
     * Deletes an object of which perhaps only the key is known. The last known state is not transformed.
     *
     * @param gone the deleted object
     */
    public void delete(DeletedObject<T> gone) {
        lock.with(() -> {
            populated = true;
            if (isQueuedOrKnown(gone.key())) {
                append(gone.key(), Delta.deleted(gone));
            }
        });
    }

    /**
     * Queues each object of the list, and a deletion for each object that is queued or known and not in the list.
     *
     * @throws informers.api.KeyException if an object has no key
     * @throws IllegalArgumentException if an object cannot be transformed; the objects before it in the list stay queued
     */
    @Override
    public void replace(List<T> list, String resourceVersion) {
        lock.with(() -> {
            Set<String> inList = new HashSet<>();
            for (T object : list) {
                inList.add(keyFunction.keyOf(object));
                try {
                    enqueue(listed, object);
                } catch (RuntimeException e) {
                    throw new IllegalArgumentException("couldn't enqueue object: " + e.getMessage(), e);
                }
            }
            int deletions = deleteWhatIsQueued(inList) + deleteWhatIsKnown(inList);
            if (!populated) {
                populated = true;
                initialPopulationCount = inList.size() + deletions; // keys, not objects: each key is queued once
            }
        });
    }

    /** Without this, an object that was added and then deleted while no watch was open would never be deleted. */
    private int deleteWhatIsQueued(Set<String> inList) {
        int deletions = 0;
        for (String key : queue) {
            if (!inList.contains(key)) {
                append(key, Delta.deleted(DeletedObject.missed(key, newest(key).lastKnown())));
                deletions++;
            }
        }
        return deletions;
    }

    private int deleteWhatIsKnown(Set<String> inList) {
        int deletions = 0;
        for (String key : knownObjects.listKeys()) {
            if (!inList.contains(key) && !items.containsKey(key)) {
                append(key, Delta.deleted(DeletedObject.missed(key, StoreLookup.find(knownObjects, key))));
                deletions++;
            }
        }
        return deletions;
    }

    /** Queues a Sync for each known object about which nothing is queued. Sends no request. */
    @Override
    public void resync() {
        lock.with(() -> {
            for (String key : knownObjects.listKeys()) {
                // The store lacks the queued changes: its older state would be queued as if it were newer.
                if (!items.containsKey(key)) {
                    StoreLookup.find(knownObjects, key).ifPresent(object -> append(key, Delta.sync(object)));
                }
            }
        });
    }

    @Override
    public Deltas<T> pop(PopProcess<T> process) throws InterruptedException {
        lock.lock();
        try {
            while (queue.isEmpty()) {
                if (closed) {
                    throw new QueueClosedException();
                }
                lock.await();
            }
            boolean isInInitialList = !synced();
            String key = queue.remove();
            Deltas<T> deltas = new Deltas<>(requireNonNull(items.remove(key)));
            if (initialPopulationCount > 0) {
                initialPopulationCount--;
            }
            // The lock is held, so that queue and store change together. Otherwise replace() and resync() would compare
            // with a store that lacks entries that are no longer queued.
            trace.run(() -> key, 1, queue.size(), () -> process.process(deltas, isInInitialList));
            return deltas;
        } finally {
            lock.unlock();
        }
    }

    private boolean synced() {
        return populated && initialPopulationCount == 0;
    }

    private void enqueue(DeltaType type, T object) {
        append(keyFunction.keyOf(object), Delta.of(type, transform(object)));
    }

    private void append(String key, Delta<T> delta) {
        List<Delta<T>> deltas = items.get(key);
        if (deltas == null) {
            deltas = new ArrayList<>();
            items.put(key, deltas);
            queue.add(key);
        }
        deltas.add(delta);
        dedup(deltas);
        lock.signalAll();
    }

    private Delta<T> newest(String key) {
        List<Delta<T>> deltas = requireNonNull(items.get(key));
        return deltas.get(deltas.size() - 1);
    }

    /** Merges two deletions in a row, and keeps the one with the object's final state. Nothing else is merged. */
    private static <T> void dedup(List<Delta<T>> deltas) {
        int last = deltas.size() - 1;
        if (last < 1) {
            return;
        }
        Delta<T> before = deltas.get(last - 1);
        if (before.type() == DeltaType.DELETED && deltas.get(last).type() == DeltaType.DELETED) {
            deltas.remove(before.deleted().finalStateUnknown() ? last - 1 : last);
        }
    }

    private T transform(T object) {
        return transformer.isPresent() ? transformer.get().transform(object) : object;
    }

    /** Returns whether the object is queued or stored. True if the lookup fails: a dropped deletion would be lost. */
    private boolean isQueuedOrKnown(String key) {
        if (items.containsKey(key)) {
            return true;
        }
        try {
            return knownObjects.getByKey(key).isPresent();
        } catch (RuntimeException e) {
            LOG.error("looking up an object in the store failed; queueing its deletion all the same key={}", key, e);
            return true;
        }
    }

    @Override
    public boolean hasSynced() {
        return lock.read(this::synced);
    }

    @Override
    public int size() {
        return lock.read(queue::size);
    }

    @Override
    public void close() {
        lock.with(() -> {
            closed = true;
            lock.signalAll();
        });
    }

    @Override
    public boolean isClosed() {
        return lock.read(() -> closed);
    }

    @Override
    public Optional<TransformFunc<T>> transformer() {
        return transformer;
    }

    /**
     * Returns the newest state of each queued object. For an object whose deletion is queued this is the last known state;
     * it is left out if there is none. client-go had this method until 1.33.
     *
     * @return a snapshot, in the order of the queue
     */
    public List<T> list() {
        return lock.read(() ->
                queue.stream().flatMap(key -> newest(key).lastKnown().stream()).toList());
    }

    /**
     * Returns the queued keys. client-go had this method until 1.33.
     *
     * @return a snapshot, head of the queue first
     */
    public List<String> listKeys() {
        return lock.read(() -> List.copyOf(queue));
    }

    /**
     * Returns the queued deltas by key.
     *
     * @return a snapshot, in the order of the queue
     */
    public Map<String, Deltas<T>> items() {
        return lock.read(() -> {
            Map<String, Deltas<T>> copy = new LinkedHashMap<>();
            queue.forEach(key -> copy.put(key, new Deltas<>(requireNonNull(items.get(key)))));
            return copy;
        });
    }
}
