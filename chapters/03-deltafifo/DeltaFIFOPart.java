import informers.api.KeyFunction;
import informers.api.KubeObject;
import informers.api.TransformFunc;
import informers.informer.InformerParts.QueueFactory;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import informers.queue.Queue.PopProcess;
import informers.queue.Queue;
import informers.queue.QueueClosedException;
import informers.util.Concurrency;
import java.util.List;
import java.util.Optional;
import workbook.cli.MineOption;

/**
 * Given: makes an answer to chapter 03 the queue of an informer. Adds the lock, a pop that blocks, and close.
 *
 * <pre>{@code
 * InformerParts.<Pod>standard().withQueue(DeltaFIFOPart.factory(LibDeltaFIFO::new))
 * }</pre>
 *
 * <p>Thread-safe, except that only one thread may call {@code pop}.
 */
public final class DeltaFIFOPart<T> implements Queue<T> {
    /** The learner's file, relative to the folder of the chapters. */
    public static final String MINE = "03-deltafifo/MyDeltaFIFO.java";

    private final DeltaQueue<T> answer;
    private final KnownObjects<T> known;
    private final Optional<TransformFunc<T>> transformer;
    private final Concurrency.Monitor lock;
    private boolean closed;

    /** Creates an answer: {@code MyDeltaFIFO::new}. */
    @FunctionalInterface
    public interface Maker<T> {
        DeltaQueue<T> make(KeyFunction<T> keyFunction, KnownObjects<T> known);
    }

    /** @param known the known objects that were passed to the answer's constructor */
    public DeltaFIFOPart(
            DeltaQueue<T> answer,
            KnownObjects<T> known,
            Optional<TransformFunc<T>> transformer,
            Concurrency concurrency) {
        this.answer = answer;
        this.known = known;
        this.transformer = transformer;
        this.lock = concurrency.monitor();
    }

    /** Returns a factory for {@code InformerParts.withQueue}. */
    public static <T extends KubeObject> QueueFactory<T> factory(Maker<T> maker) {
        return (known, transform, concurrency) -> new DeltaFIFOPart<>(
                maker.make(KubeObject::key, known), known, Optional.ofNullable(transform), concurrency);
    }

    /** Returns a new instance of the learner's class (with {@code --mine}; compiles it), or of the library's. */
    @SuppressWarnings("unchecked") // the file holds a class for any T
    public static <T> DeltaQueue<T> choose(MineOption mine, KeyFunction<T> keyFunction, KnownObjects<T> known) {
        return mine.choose(MINE, DeltaQueue.class, () -> new LibDeltaFIFO<>(keyFunction, known), keyFunction, known);
    }

    @Override
    public void add(T object) {
        write(() -> answer.enqueue(DeltaType.ADDED, transform(object)));
    }

    @Override
    public void update(T object) {
        write(() -> answer.enqueue(DeltaType.UPDATED, transform(object)));
    }

    @Override
    public void delete(T object) {
        write(() -> answer.delete(transform(object)));
    }

    @Override
    public void replace(List<T> objects, String resourceVersion) {
        write(() -> answer.replace(objects.stream().map(this::transform).toList()));
    }

    @Override
    public void resync() {
        write(() -> answer.resync(known));
    }

    /** Changes the queue and wakes a thread that is blocked in pop. */
    private void write(Runnable change) {
        lock.with(() -> {
            change.run();
            lock.signalAll();
        });
    }

    private T transform(T object) {
        return transformer.isPresent() ? transformer.get().transform(object) : object;
    }

    @Override
    public Deltas<T> pop(PopProcess<T> process) throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                boolean isInInitialList = !answer.hasSynced();
                Deltas<T> deltas = new Deltas<>(answer.pop());
                if (deltas.size() > 0) {
                    // Under the lock: between pop and process an object is neither queued nor stored, and replace() would
                    // miss it.
                    process.process(deltas, isInInitialList);
                    return deltas;
                }
                if (closed) {
                    throw new QueueClosedException();
                }
                lock.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean hasSynced() {
        return lock.read(answer::hasSynced);
    }

    @Override
    public int size() {
        return lock.read(() -> answer.items().size());
    }

    /** Returns the newest state of each queued object. Corresponds to client-go's {@code DeltaFIFO.List} (until 1.33). */
    public List<T> list() {
        return lock.read(() -> answer.items().values().stream()
                .map(deltas -> deltas.get(deltas.size() - 1))
                .flatMap((Delta<T> newest) -> newest.lastKnown().stream())
                .toList());
    }

    @Override
    public void close() {
        write(() -> closed = true);
    }

    @Override
    public boolean isClosed() {
        return lock.read(() -> closed);
    }

    @Override
    public Optional<TransformFunc<T>> transformer() {
        return transformer;
    }
}
