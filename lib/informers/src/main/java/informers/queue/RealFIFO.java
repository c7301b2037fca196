package informers.queue;

import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.api.TransformFunc;
import informers.util.Concurrency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A queue of everything that happened, in the order in which it happened: an entry an event, nothing merged.
 *
 * <p>Any thread may write, ask and close; one thread pops. Corresponds to client-go's {@code cache.RealFIFO}, on which its
 * informers run since 1.33.
 *
 * <p>Two forms. The <em>atomic</em> one hands over a list as one ReplacedAll and a resync as one SyncAll, and the
 * consumer works out what they mean. The <em>known</em> one looks into the consumer's store and queues what they mean,
 * object by object.
 */
public final class RealFIFO<T> implements QueueWithBatch<T> {
    private final RealFIFOOptions<T> options;
    private final KeyFunction<T> keyFunction;
    private final Concurrency.Monitor lock;
    private final WhileProcessing whileProcessing;
    private final ProcessTrace trace;

    // All below is touched only under the lock.

    /** What happened, oldest first. An entry that is taken out is not held any longer. */
    private final Deque<Delta<T>> items = new ArrayDeque<>();

    /** The first list has come, or something else came before any list. */
    private boolean populated;

    /** How many entries, from the head, were there when the first list had come, and are not processed yet. */
    private int initialPopulationCount;

    private boolean closed;

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
            populated = true; // not before: what was refused is in no queue
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
     * Queues the deletion, also of an object that nobody here has heard of.
     *
     * @throws informers.api.KeyException if the object has no key; then nothing was queued
     * @throws RuntimeException if it cannot be transformed. The deletion was queued all the same, with the key alone:
     *     else the object would stay in the store for ever
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

    /** Tells of a deletion of which perhaps only the key is known. What is known of the object is not transformed. */
    public void delete(DeletedObject<T> gone) {
        lock.with(() -> {
            populated = true;
            append(Delta.deleted(gone));
        });
    }

    /**
     * Queues a list: whole, or else first a deletion for what it leaves out, then each object as Replaced.
     *
     * @throws informers.api.KeyException if an object has no key
     * @throws RuntimeException if one cannot be transformed. The atomic form has queued nothing then
     */
    @Override
    public void replace(List<T> list, String resourceVersion) {
        lock.with(() -> {
            if (options.atomicEvents()) {
                list.forEach(keyFunction::keyOf); // here the list is refused as a whole; later it would be half lost
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

    /** Queues all that is known again: as one SyncAll, or as a Sync of each object about which nothing newer is queued. */
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
        int ofTheFirstList = Math.min(taken.size(), initialPopulationCount);
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
            // Not before: whoever sees hasSynced() may look for the first list's objects in the store.
            initialPopulationCount -= ofTheFirstList;
        }
    }

    private interface Processing {
        void run(boolean isInInitialList);
    }

    private void append(DeltaType type, T object) {
        keyFunction.keyOf(object); // what has no key could not be compared with anything
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
        return Objects.requireNonNull(options.knownObjects());
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

    /** To look inside: what waits, oldest first. */
    public List<Delta<T>> list() {
        return lock.read(() -> List.copyOf(items));
    }
}
