package informers.queue;

import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.api.TransformFunc;
import informers.internal.queue.Replacement;
import informers.internal.queue.StoreLookup;
import informers.util.Concurrency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A queue of all changes in the order in which they happened: one entry for each change, nothing is merged.
 *
 * <p>There are two forms. The <em>atomic</em> form queues a list as one ReplacedAll and a resync as one SyncAll, and the
 * consumer compares them with its store. The <em>known</em> form compares a list with the consumer's store itself, and
 * queues one delta for each object.
 *
 * <p>Thread safety: any thread may write, query and close; one thread pops. Corresponds to client-go's
 * {@code cache.RealFIFO}, which its informers use since 1.33.
 *
 * @param <T> the type of the objects
 */
public final class RealFIFO<T> implements Queue<T> {
    private final RealFIFOOptions<T> options;
    private final KeyFunction<T> keyFunction;
    private final Concurrency.Monitor lock;
    private final WhileProcessing whileProcessing;
    private final ProcessTrace trace;

    // The fields below are guarded by the lock.

    /** The queued deltas, oldest first. */
    private final Deque<Delta<T>> items = new ArrayDeque<>();

    /** Whether the first list, or another change before it, was queued. */
    private boolean populated;

    /** The number of entries up to the end of the first list that are not processed yet. They are at the head. */
    private int initialPopulationCount;

    private boolean closed;

    /**
     * Creates an empty queue.
     *
     * @param options the options
     * @param concurrency creates the lock, and provides the time
     */
    public RealFIFO(RealFIFOOptions<T> options, Concurrency concurrency) {
        this.options = options;
        this.keyFunction = options.keyFunction();
        this.lock = concurrency.monitor();
        this.whileProcessing = new WhileProcessing(lock, options.unlockWhileProcessing());
        this.trace = new ProcessTrace("RealFIFO", concurrency);
    }

    @Override
    public void add(T object) {
        lock.with(() -> {
            append(DeltaType.ADDED, object);
            populated = true; // after append(): if it throws, nothing was queued
        });
    }

    @Override
    public void update(T object) {
        lock.with(() -> {
            append(DeltaType.UPDATED, object);
            populated = true;
        });
    }

    /**
     * Queues the deletion, also of an object that is neither queued nor known.
     *
     * @throws informers.api.KeyException if the object has no key; nothing was queued
     * @throws RuntimeException if the object cannot be transformed. Its deletion was queued, with the key alone, so that
     *     the object does not stay in the store
     */
    @Override
    public void delete(T object) {
        lock.with(() -> {
            String key = keyFunction.keyOf(object);
            populated = true;
            try {
                append(Delta.deleted(new DeletedObject<>(key, Optional.of(transform(object)), false)));
            } catch (RuntimeException e) {
                append(Delta.deleted(DeletedObject.missed(key, Optional.empty())));
                throw e;
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
            append(Delta.deleted(gone));
        });
    }

    /**
     * Queues a list: the atomic form as one ReplacedAll; the known form as a deletion for each object that the list leaves
     * out, and then a Replaced for each object of the list.
     *
     * @throws informers.api.KeyException if an object has no key
     * @throws RuntimeException if an object cannot be transformed; the atomic form has queued nothing
     */
    @Override
    public void replace(List<T> list, String resourceVersion) {
        lock.with(() -> {
            if (options.atomicEvents()) {
                list.forEach(keyFunction::keyOf); // refuses the whole list; the consumer could only lose a part of it
                append(Delta.replacedAll(
                        resourceVersion, list.stream().map(this::transform).toList()));
            } else {
                replaceOneByOne(list);
            }
            if (!populated) {
                populated = true;
                initialPopulationCount = items.size();
            }
        });
    }

    private void replaceOneByOne(List<T> list) {
        Replacement.deletions(items, known(), list, keyFunction).forEach(gone -> append(Delta.deleted(gone)));
        for (T object : list) {
            try {
                append(DeltaType.REPLACED, object);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("couldn't enqueue object: " + e.getMessage(), e);
            }
        }
    }

    /** Queues a resync: one SyncAll, or a Sync for each known object about which nothing is queued. */
    @Override
    public void resync() {
        lock.with(() -> {
            if (options.atomicEvents()) {
                append(Delta.syncAll());
                return;
            }
            Set<String> queued = new HashSet<>();
            items.forEach(delta -> queued.add(delta.key(keyFunction)));
            for (String key : known().listKeys()) {
                if (!queued.contains(key)) {
                    StoreLookup.find(known(), key).ifPresent(object -> append(Delta.sync(object)));
                }
            }
        });
    }

    @Override
    public void bookmark(String resourceVersion) {
        if (options.emitDeltaTypeBookmark()) {
            lock.with(() -> append(Delta.bookmark(resourceVersion)));
        }
    }

    @Override
    public Deltas<T> pop(PopProcess<T> process) throws InterruptedException {
        lock.lock();
        try {
            awaitEntry();
            List<Delta<T>> taken = take(1);
            Deltas<T> deltas = new Deltas<>(taken);
            process(taken, isInInitialList -> process.process(deltas, isInInitialList));
            return deltas;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void popBatch(BatchProcess<T> batch, PopProcess<T> single) throws InterruptedException {
        lock.lock();
        try {
            awaitEntry();
            List<Delta<T>> taken = take(Batch.size(items, initialPopulationCount, keyFunction));
            if (taken.size() == 1) {
                process(taken, isInInitialList -> single.process(new Deltas<>(taken), isInInitialList));
            } else {
                process(taken, isInInitialList -> batch.process(taken, isInInitialList));
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitEntry() throws InterruptedException {
        while (items.isEmpty()) {
            if (closed) {
                throw new QueueClosedException();
            }
            lock.await();
        }
    }

    private List<Delta<T>> take(int count) {
        List<Delta<T>> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(items.remove());
        }
        return List.copyOf(taken);
    }

    private void process(List<Delta<T>> taken, Processing processing) {
        boolean isInInitialList = !synced();
        int initial = Math.min(taken.size(), initialPopulationCount);
        int waiting = items.size();
        try {
            whileProcessing.run(
                    waiting,
                    () -> trace.run(
                            () -> taken.get(0).toString(),
                            taken.size(),
                            waiting,
                            () -> processing.run(isInInitialList)));
        } finally {
            // After processing: when hasSynced() is true, the objects of the first list are in the store.
            initialPopulationCount -= initial;
        }
    }

    private interface Processing {
        void run(boolean isInInitialList);
    }

    private void append(DeltaType type, T object) {
        keyFunction.keyOf(object); // refuses an object without a key
        append(Delta.of(type, transform(object)));
    }

    private void append(Delta<T> delta) {
        items.add(delta);
        lock.signalAll();
    }

    private T transform(T object) {
        return options.transformer().map(t -> t.transform(object)).orElse(object);
    }

    private KnownObjects<T> known() {
        return options.knownObjects().orElseThrow();
    }

    private boolean synced() {
        return populated && initialPopulationCount == 0;
    }

    @Override
    public boolean hasSynced() {
        return lock.read(this::synced);
    }

    @Override
    public int size() {
        return lock.read(items::size);
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
        return options.transformer();
    }

    /**
     * Returns the queued deltas.
     *
     * @return a snapshot, oldest first
     */
    public List<Delta<T>> list() {
        return lock.read(() -> List.copyOf(items));
    }
}
