package informers.informer;

import informers.api.KubeObject;
import informers.api.TransformFunc;
import informers.listwatch.ListerWatcher;
import informers.queue.KnownObjects;
import informers.queue.Queue;
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
 * What an informer is made of. Any part can be taken for another: {@code InformerParts.<Pod>standard().withQueue(...)}.
 *
 * <p>A value; any thread. In client-go the parts are fixed.
 */
public record InformerParts<T extends KubeObject>(
        QueueFactory<T> queue,
        IndexerFactory<T> indexer,
        ReflectorFactory<T> reflector,
        ProcessorFactory<T> processor) {
    public InformerParts {
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(indexer, "indexer");
        Objects.requireNonNull(reflector, "reflector");
        Objects.requireNonNull(processor, "processor");
    }

    /** As client-go's informers today: an atomic {@link RealFIFO}. */
    public static <T extends KubeObject> InformerParts<T> standard() {
        return new InformerParts<>(
                (known, transform, concurrency) -> realFIFO(transform, concurrency),
                (indexers, concurrency) -> Stores.newIndexer(KubeObject::key, indexers, concurrency),
                Reflector::new,
                SharedProcessor::new);
    }

    private static <T extends KubeObject> Queue<T> realFIFO(
            @Nullable TransformFunc<T> transform, Concurrency concurrency) {
        RealFIFOOptions<T> options = RealFIFOOptions.atomic(KubeObject::key);
        return new RealFIFO<>(transform == null ? options : options.withTransformer(transform), concurrency);
    }

    public InformerParts<T> withQueue(QueueFactory<T> other) {
        return new InformerParts<>(other, indexer, reflector, processor);
    }

    public InformerParts<T> withIndexer(IndexerFactory<T> other) {
        return new InformerParts<>(queue, other, reflector, processor);
    }

    public InformerParts<T> withReflector(ReflectorFactory<T> other) {
        return new InformerParts<>(queue, indexer, other, processor);
    }

    public InformerParts<T> withProcessor(ProcessorFactory<T> other) {
        return new InformerParts<>(queue, indexer, reflector, other);
    }

    /** Makes the queue between reflector and store. */
    @FunctionalInterface
    public interface QueueFactory<T extends KubeObject> {
        /**
         * Makes it.
         *
         * @param known what the store holds
         * @param transform what is to be done to each object that comes in; null for nothing
         */
        Queue<T> queue(KnownObjects<T> known, @Nullable TransformFunc<T> transform, Concurrency concurrency);
    }

    /** Makes the store. */
    @FunctionalInterface
    public interface IndexerFactory<T extends KubeObject> {
        Indexer<T> indexer(Map<String, IndexFunc<T>> indexers, Concurrency concurrency);
    }

    /** Makes the reflector. */
    @FunctionalInterface
    public interface ReflectorFactory<T extends KubeObject> {
        /**
         * Makes it.
         *
         * @param sink where it is to write to
         */
        ReflectorRunner reflector(
                ListerWatcher<T> listerWatcher,
                ReflectorStore<T> sink,
                ReflectorOptions<T> options,
                Concurrency concurrency);
    }

    /** Makes what hands events to handlers. */
    @FunctionalInterface
    public interface ProcessorFactory<T extends KubeObject> {
        Processor<T> processor(Concurrency concurrency);
    }

    /** Makes parts for any type: {@code InformerParts::standard}. */
    @FunctionalInterface
    public interface Source {
        <T extends KubeObject> InformerParts<T> parts();
    }
}
