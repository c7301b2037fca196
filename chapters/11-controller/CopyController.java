import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.factory.SharedInformerFactory;
import informers.handler.ResourceEventHandler;
import informers.handler.ResourceEventHandlerFuncs;
import informers.informer.HandlerRegistration;
import informers.informer.SharedIndexInformer;
import informers.util.Concurrency;
import informers.workqueue.RateLimitingQueue;
import informers.workqueue.ReconcileLoop;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Given: the lower half of the diagram. Event handlers only add keys to a queue; workers take keys out of it and call a
 * {@link Copier}. A key is the name of a namespace.
 */
public final class CopyController implements AutoCloseable {
    private final String home;
    private final String name;
    private final SharedIndexInformer<Namespace> namespaces;
    private final RateLimitingQueue<String> queue;
    private final ReconcileLoop<String> loop;
    private final HandlerRegistration namespaceHandler;
    private final HandlerRegistration configMapHandler;

    /**
     * Adds event handlers to the factory's informers of namespaces and ConfigMaps. Starts nothing.
     *
     * @param home the source's namespace
     * @param name the name of the source and of each copy
     */
    public CopyController(
            SharedInformerFactory factory, String home, String name, RateLimitingQueue<String> queue, Copier copier) {
        this.home = home;
        this.name = name;
        this.queue = queue;
        this.loop = new ReconcileLoop<>("copies", queue, copier, Concurrency.threads());
        this.namespaces = factory.informerFor(Namespace.TYPE).informer();
        this.namespaceHandler = namespaces.addEventHandler(always(namespace -> queue.add(namespace.name())));
        this.configMapHandler =
                factory.informerFor(ConfigMap.TYPE).informer().addEventHandler(always(this::changed));
    }

    /** Returns a handler that passes the object to {@code look}, whether it was added, updated or deleted. */
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
            namespaces.store().listKeys().forEach(queue::add); // the source: reconcile all namespaces
        } else {
            queue.add(changed.namespace());
        }
    }

    /** Returns whether the stores hold the initial lists and the handlers have received all of their objects. */
    public boolean hasSynced() {
        return namespaceHandler.hasSynced() && configMapHandler.hasSynced();
    }

    public void start(int workers) {
        loop.start(workers, this::hasSynced);
    }

    /** Returns the first exception of the copier, if there was one. */
    public Optional<Throwable> failure() {
        return loop.failure();
    }

    @Override
    public void close() {
        loop.close();
    }
}
