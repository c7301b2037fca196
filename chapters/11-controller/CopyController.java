import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.factory.SharedInformerFactory;
import informers.handler.ResourceEventHandler;
import informers.handler.ResourceEventHandlerFuncs;
import informers.informer.HandlerRegistration;
import informers.informer.SharedInformer;
import informers.util.Concurrency;
import informers.workqueue.RateLimitingQueue;
import informers.workqueue.ReconcileLoop;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Given: the lower half of the diagram. Handlers put keys into a queue, and do nothing else; workers take them out and
 * call a {@link Copier}. A key is the name of a namespace.
 */
public final class CopyController implements AutoCloseable {
    private final String home;
    private final String name;
    private final SharedInformer<Namespace> namespaces;
    private final RateLimitingQueue<String> queue;
    private final ReconcileLoop<String> loop;
    private final HandlerRegistration namespacesTold;
    private final HandlerRegistration configMapsTold;

    /**
     * @param home the source's namespace
     * @param name of the source, and of each copy
     */
    public CopyController(
            SharedInformerFactory factory, String home, String name, RateLimitingQueue<String> queue, Copier copier) {
        this.home = home;
        this.name = name;
        this.queue = queue;
        this.loop = new ReconcileLoop<>("copies", queue, copier, Concurrency.threads());
        this.namespaces = factory.informerFor(Namespace.TYPE).informer();
        this.namespacesTold = namespaces.addEventHandler(always(namespace -> queue.add(namespace.name())));
        this.configMapsTold =
                factory.informerFor(ConfigMap.TYPE).informer().addEventHandler(always(this::changed));
    }

    /** Whatever happened to an object, somebody has to look. What is deleted may be known by its last state only. */
    private static <T> ResourceEventHandler<T> always(Consumer<T> look) {
        return new ResourceEventHandlerFuncs<T>()
                .onAdd(look)
                .onUpdate((before, now) -> look.accept(now))
                .onDelete(gone -> gone.lastKnown().ifPresent(look));
    }

    private void changed(ConfigMap changed) {
        if (!changed.name().equals(name)) {
            return;
        }
        if (changed.namespace().equals(home)) {
            namespaces.store().listKeys().forEach(queue::add); // the source: all namespaces are concerned
        } else {
            queue.add(changed.namespace());
        }
    }

    /** Whether the stores are filled and the handlers were told of all that is in them. */
    public boolean hasSynced() {
        return namespacesTold.hasSynced() && configMapsTold.hasSynced();
    }

    public void start(int workers) {
        loop.start(workers, this::hasSynced);
    }

    /** What the copier threw first, if it ever did. */
    public Optional<Throwable> failure() {
        return loop.failure();
    }

    @Override
    public void close() {
        loop.close();
    }
}
