package informers.informer;

import informers.api.KubeObject;
import informers.api.TransformFunc;
import informers.handler.ResourceEventHandler;
import informers.internal.handler.ProcessDeltas;
import informers.internal.informer.SharedProcessor;
import informers.listwatch.ListerWatcher;
import informers.queue.KnownObjects;
import informers.queue.Queue;
import informers.queue.Queue.PopProcess;
import informers.queue.RealFIFO;
import informers.queue.RealFIFOOptions;
import informers.queue.ReflectorStore;
import informers.reflector.Reflector;
import informers.reflector.ReflectorOptions;
import informers.reflector.ReflectorRunner;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import informers.util.Concurrency;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parts of which an informer is made. Any part can be replaced by another implementation:
 * {@code InformerParts.<Pod>standard().withQueue(...)}.
 *
 * <p>Immutable; thread-safe. In client-go the parts are fixed.
 *
 * @param <T> the type of the objects
 */
public final class InformerParts<T extends KubeObject> {
    private final QueueFactory<T> queue;
    private final IndexerFactory<T> indexer;
    private final ReflectorFactory<T> reflector;
    private final ProcessFactory<T> process;
    private final ProcessorFactory<T> processor;

    private InformerParts(
            QueueFactory<T> queue,
            IndexerFactory<T> indexer,
            ReflectorFactory<T> reflector,
            ProcessFactory<T> process,
            ProcessorFactory<T> processor) {
        this.queue = Objects.requireNonNull(queue, "queue");
        this.indexer = Objects.requireNonNull(indexer, "indexer");
        this.reflector = Objects.requireNonNull(reflector, "reflector");
        this.process = Objects.requireNonNull(process, "process");
        this.processor = Objects.requireNonNull(processor, "processor");
    }

    /**
     * Returns the parts of client-go's informers today, with an atomic {@link RealFIFO}.
     *
     * @param <T> the type of the objects
     * @return the default parts
     */
    public static <T extends KubeObject> InformerParts<T> standard() {
        return new InformerParts<>(
                (known, transform, concurrency) -> realFIFO(transform, concurrency),
                (indexers, concurrency) -> Stores.newIndexer(KubeObject::key, indexers, concurrency),
                Reflector::new,
                (store, handler) -> new ProcessDeltas<>(store, KubeObject::key, handler),
                SharedProcessor::new);
    }

    private static <T extends KubeObject> Queue<T> realFIFO(
            @Nullable TransformFunc<T> transform, Concurrency concurrency) {
        RealFIFOOptions<T> options = RealFIFOOptions.atomic(KubeObject::key);
        return new RealFIFO<>(transform == null ? options : options.withTransformer(transform), concurrency);
    }

    /**
     * Replaces the queue.
     *
     * @param other creates the queue
     * @return changed parts
     */
    public InformerParts<T> withQueue(QueueFactory<T> other) {
        return new InformerParts<>(other, indexer, reflector, process, processor);
    }

    /**
     * Replaces the store.
     *
     * @param other creates the store
     * @return changed parts
     */
    public InformerParts<T> withIndexer(IndexerFactory<T> other) {
        return new InformerParts<>(queue, other, reflector, process, processor);
    }

    /**
     * Replaces the reflector.
     *
     * @param other creates the reflector
     * @return changed parts
     */
    public InformerParts<T> withReflector(ReflectorFactory<T> other) {
        return new InformerParts<>(queue, indexer, other, process, processor);
    }

    /**
     * Replaces the step that writes to the store what was popped, and notifies the handlers. One of the user's processes entry by
     * entry; the default processes several entries at once where the queue allows it.
     *
     * @param other creates the step
     * @return changed parts
     */
    public InformerParts<T> withProcess(ProcessFactory<T> other) {
        return new InformerParts<>(queue, indexer, reflector, other, processor);
    }

    /**
     * Replaces the processor.
     *
     * @param other creates the processor
     * @return changed parts
     */
    public InformerParts<T> withProcessor(ProcessorFactory<T> other) {
        return new InformerParts<>(queue, indexer, reflector, process, other);
    }

    /** {@return creates the queue} */
    public QueueFactory<T> queue() {
        return queue;
    }

    /** {@return creates the store} */
    public IndexerFactory<T> indexer() {
        return indexer;
    }

    /** {@return creates the reflector} */
    public ReflectorFactory<T> reflector() {
        return reflector;
    }

    /** {@return creates the step between the queue and the store} */
    public ProcessFactory<T> process() {
        return process;
    }

    /** {@return creates the processor} */
    public ProcessorFactory<T> processor() {
        return processor;
    }

    /**
     * Creates the queue between the reflector and the store.
     *
     * @param <T> the type of the objects
     */
    @FunctionalInterface
    public interface QueueFactory<T extends KubeObject> {
        /**
         * Creates a queue.
         *
         * @param known the objects in the store
         * @param transform changes each object before it is queued; null for no change
         * @param concurrency provides threads, locks and time
         * @return a new queue
         */
        Queue<T> queue(KnownObjects<T> known, @Nullable TransformFunc<T> transform, Concurrency concurrency);
    }

    /**
     * Creates the store.
     *
     * @param <T> the type of the objects
     */
    @FunctionalInterface
    public interface IndexerFactory<T extends KubeObject> {
        /**
         * Creates a store.
         *
         * @param indexers the index functions by the names of their indices
         * @param concurrency provides threads, locks and time
         * @return a new, empty store
         */
        Indexer<T> indexer(Map<String, IndexFunc<T>> indexers, Concurrency concurrency);
    }

    /**
     * Creates the reflector.
     *
     * @param <T> the type of the objects
     */
    @FunctionalInterface
    public interface ReflectorFactory<T extends KubeObject> {
        /**
         * Creates a reflector.
         *
         * @param listerWatcher lists and watches the objects
         * @param sink the destination of the objects
         * @param options the reflector's options
         * @param concurrency provides threads, locks and time
         * @return a new reflector, not running
         */
        ReflectorRunner reflector(
                ListerWatcher<T> listerWatcher,
                ReflectorStore<T> sink,
                ReflectorOptions<T> options,
                Concurrency concurrency);
    }

    /**
     * Creates the step that processes what was popped.
     *
     * @param <T> the type of the objects
     */
    @FunctionalInterface
    public interface ProcessFactory<T extends KubeObject> {
        /**
         * Creates the step.
         *
         * @param store the store to write to
         * @param handler to be notified about each change of the store, after it
         * @return the step, called by one thread at a time
         */
        PopProcess<T> process(Indexer<T> store, ResourceEventHandler<T> handler);
    }

    /**
     * Creates the processor, which distributes notifications to the handlers.
     *
     * @param <T> the type of the objects
     */
    @FunctionalInterface
    public interface ProcessorFactory<T extends KubeObject> {
        /**
         * Creates a processor.
         *
         * @param concurrency provides threads, locks and time
         * @return a new processor, not running
         */
        Processor<T> processor(Concurrency concurrency);
    }

    /** Provides the parts for any type: {@code InformerParts::standard}. */
    @FunctionalInterface
    public interface Source {
        /**
         * Returns the parts for one informer.
         *
         * @param <T> the type of the objects
         * @return the parts
         */
        <T extends KubeObject> InformerParts<T> parts();
    }
}
