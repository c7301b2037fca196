import informers.api.KubeObject;
import informers.informer.InformerParts;
import informers.informer.InformerParts.IndexerFactory;
import informers.informer.InformerParts.ProcessorFactory;
import informers.informer.InformerParts.QueueFactory;
import informers.informer.InformerParts.ReflectorFactory;
import informers.informer.Processor;
import informers.queue.Queue;
import informers.reflector.ReflectorRunner;
import informers.store.Indexer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A bench with the library's parts that records which of them were used for an informer. In a broken part one method
 * does nothing.
 */
final class MarkedBench implements Bench {
    private static final Map<Assembly.Part, String> BROKEN_METHODS = Map.of(
            Assembly.Part.QUEUE, "delete",
            Assembly.Part.REFLECTOR, "run",
            Assembly.Part.STORE, "delete",
            Assembly.Part.INDEXER, "byIndex",
            Assembly.Part.PROCESSOR, "remove");

    /** The parts that were used since the last {@link #forget}. */
    final Set<Assembly.Part> used = EnumSet.noneOf(Assembly.Part.class);

    private final Set<Assembly.Part> broken;

    MarkedBench(Assembly.Part... broken) {
        this.broken = Set.of(broken);
    }

    void forget() {
        used.clear();
    }

    @Override
    public <T extends KubeObject> QueueFactory<T> queue() {
        QueueFactory<T> library = InformerParts.<T>standard().queue();
        return (known, transform, concurrency) ->
                marked(Assembly.Part.QUEUE, Queue.class, library.queue(known, transform, concurrency));
    }

    @Override
    public <T extends KubeObject> ReflectorFactory<T> reflector() {
        ReflectorFactory<T> library = InformerParts.<T>standard().reflector();
        return (server, sink, options, concurrency) -> marked(
                Assembly.Part.REFLECTOR, ReflectorRunner.class, library.reflector(server, sink, options, concurrency));
    }

    @Override
    public <T extends KubeObject> IndexerFactory<T> store() {
        IndexerFactory<T> library = InformerParts.<T>standard().indexer();
        return (functions, concurrency) -> marked(Assembly.Part.STORE, Indexer.class, library.indexer(functions, concurrency));
    }

    @Override
    public <T extends KubeObject> IndexerFactory<T> indexer(IndexerFactory<T> store) {
        return (functions, concurrency) -> marked(Assembly.Part.INDEXER, Indexer.class, store.indexer(functions, concurrency));
    }

    @Override
    public <T extends KubeObject> ProcessorFactory<T> processor() {
        ProcessorFactory<T> library = InformerParts.<T>standard().processor();
        return concurrency -> marked(Assembly.Part.PROCESSOR, Processor.class, library.processor(concurrency));
    }

    private <I> I marked(Assembly.Part part, Class<? super I> type, I whole) {
        used.add(part);
        return broken.contains(part) ? without(BROKEN_METHODS.get(part), type, whole) : whole;
    }

    @SuppressWarnings("unchecked") // a proxy of the interface
    private static <I> I without(String broken, Class<? super I> type, I whole) {
        return (I) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().equals(broken)) {
                return method.getReturnType() == List.class ? List.of() : null;
            }
            try {
                return method.invoke(whole, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
