package informers.queue;

import static java.util.Objects.requireNonNull;

import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.api.TransformFunc;
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
 * A queue of objects, each with all that happened to it since it was last popped. An object waits in line once, however
 * much happens to it.
 *
 * <p>Any thread may write, ask and close; one thread pops. Corresponds to client-go's {@code cache.DeltaFIFO}, which its own
 * informers left for {@link RealFIFO} in 1.33.
 *
 * <pre>{@code
 * var queue = DeltaFIFO.of(Pod::key);
 * queue.add(pod);
 * queue.pop((deltas, isInInitialList) -> System.out.println(deltas)); // [Added(Pod default/web-0@17)]
 * }</pre>
 */
public final class DeltaFIFO<T> implements Queue<T> {
    private static final Logger LOG = LoggerFactory.getLogger(DeltaFIFO.class);

    private final KeyFunction<T> keyFunction;
    private final KnownObjects<T> knownObjects;
    private final DeltaType listed; // the type of what comes in a list
    private final Optional<TransformFunc<T>> transformer;
    private final Concurrency.Monitor lock;
    private final ProcessTrace trace;

    // All below is touched only under the lock.

    /** What happened, by key, oldest first. */
    private final Map<String, List<Delta<T>>> items = new HashMap<>();

    /** Who is next. A key is in queue if and only if it is in items, and it is there once. */
    private final Deque<String> queue = new ArrayDeque<>();

    /** The first list has come, or something else came before any list. */
    private boolean populated;

    /** How much of the first list still waits. */
    private int initialPopulationCount;

    private boolean closed;

    public DeltaFIFO(DeltaFIFOOptions<T> options, Concurrency concurrency) {
        this.keyFunction = options.keyFunction();
        this.knownObjects = options.knownObjects();
        this.listed = options.emitDeltaTypeReplaced() ? DeltaType.REPLACED : DeltaType.SYNC;
        this.transformer = options.transformer();
        this.lock = concurrency.monitor();
        this.trace = new ProcessTrace("DeltaFIFO", concurrency);
    }

    /** The simplest one: no store stands behind it, and it runs on real threads. */
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
            if (somebodyKnows(key)) {
                append(key, Delta.deleted(new DeletedObject<>(key, Optional.of(transform(object)), false)));
            }
        });
    }

    /** Tells of a deletion of which perhaps only the key is known. What is known of the object is not transformed. */
    public void delete(DeletedObject<T> gone) {
        lock.with(() -> {
            populated = true;
            if (somebodyKnows(gone.key())) {
                append(gone.key(), Delta.deleted(gone));
            }
        });
    }

    /**
     * Queues what is in the list, and a deletion for what is queued or known and not in the list.
     *
     * @throws informers.api.KeyException if an object has no key
     * @throws IllegalArgumentException if one cannot be transformed. What came before it in the list stays queued
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
                initialPopulationCount = inList.size() + deletions; // keys, not objects: a key waits in line once
            }
        });
    }

    /** Without this, an object that was added and deleted around a lost watch would stay for ever. */
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

    /** Queues each known object again, as Sync, unless something newer about it is queued. Asks no server. */
    @Override
    public void resync() {
        lock.with(() -> {
            for (String key : knownObjects.listKeys()) {
                // The store does not have yet what is queued: its object would follow as if it were newer.
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
            // Under the lock, so that the store changes at the same moment as the queue: else replace() and resync()
            // would look at a store that lacks what is no longer queued.
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

    /** Two deletions in a row are one, the one that saw the object's end. Nothing else is ever merged. */
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

    /** Whether the object waits here or is in the store. In doubt yes: a deletion that is dropped is never told again. */
    private boolean somebodyKnows(String key) {
        if (items.containsKey(key)) {
            return true;
        }
        try {
            return knownObjects.getByKey(key).isPresent();
        } catch (RuntimeException e) {
            LOG.error("cannot look up {} in the store; its deletion is queued as if it were there", key, e);
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

    // To look inside. client-go had the first two until 1.33.

    /**
     * The newest state of each object that waits, in the order of the queue; also of those whose deletion waits, if it
     * knows them.
     */
    public List<T> list() {
        return lock.read(() ->
                queue.stream().flatMap(key -> newest(key).lastKnown().stream()).toList());
    }

    /** The keys that wait, who is next first. */
    public List<String> listKeys() {
        return lock.read(() -> List.copyOf(queue));
    }

    /** All that waits, by key, in the order of the queue. */
    public Map<String, Deltas<T>> items() {
        return lock.read(() -> {
            Map<String, Deltas<T>> copy = new LinkedHashMap<>();
            queue.forEach(key -> copy.put(key, new Deltas<>(requireNonNull(items.get(key)))));
            return copy;
        });
    }
}
