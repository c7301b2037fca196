package informers.factory;

import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.Clientset;
import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.Set;

/**
 * One informer for each type, for everybody in a program: ten who ask for pods share one LIST, one WATCH and one store.
 *
 * <pre>{@code
 * try (var factory = new SharedInformerFactory(clientset, FactoryOptions.DEFAULT.withNamespace("default"))) {
 *     Lister<Pod> pods = factory.informerFor(Pod.TYPE).lister();
 *     factory.start();
 *     factory.waitForCacheSync(Duration.ofSeconds(30)).orThrow();
 *     pods.list().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Any thread; a handler must not call {@link #close}. Corresponds to client-go's {@code informers.SharedInformerFactory}
 * ({@code informers/factory.go}).
 */
public final class SharedInformerFactory implements AutoCloseable {
    private final InformerRegistry registry;
    private final Concurrency concurrency;

    public SharedInformerFactory(Clientset clientset, FactoryOptions options) {
        this.registry = InformerMaker.registry(clientset.rest(), options);
        this.concurrency = options.concurrency();
    }

    /** All namespaces, no resync. */
    public static SharedInformerFactory of(Clientset clientset) {
        return new SharedInformerFactory(clientset, FactoryOptions.DEFAULT);
    }

    /**
     * The informer of a type, with an index by namespace. It is made at the first call, and begins to work with the next
     * {@link #start}.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public <T extends KubeObject> GenericInformer<T> informerFor(ResourceType<T> type) {
        return new GenericInformer<>(InformerMaker.informer(registry, type));
    }

    /**
     * The informer of a resource that has a Java type. For others there is {@link DynamicSharedInformerFactory}.
     *
     * @throws IllegalArgumentException if it has none
     */
    public GenericInformer<?> forResource(GroupVersionResource resource) {
        ResourceType<?> type = BuiltInTypes.of(resource)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "no informer found for " + resource
                                        + ": this library has no Java type for it. A DynamicSharedInformerFactory takes any resource."));
        return informerFor(type);
    }

    /** What was asked for so far. */
    public Set<GroupVersionResource> resources() {
        return registry.resources();
    }

    /** Starts the informers that were asked for and are not started yet. Does not wait. Call it again after asking for more. */
    public void start() {
        registry.start();
    }

    /**
     * Waits until all informers that were asked for have their first list, but not longer than this.
     *
     * @return which have not, and why
     */
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        return registry.waitForCacheSync(atMost);
    }

    /**
     * As {@link #close(Duration)}, with {@link Shutdown#PATIENCE ten seconds}. If the calling thread is interrupted, it stops
     * waiting, and its interrupt flag is set when this returns. Corresponds to client-go's {@code Shutdown}.
     */
    @Override
    public void close() {
        close(Shutdown.PATIENCE);
    }

    /**
     * Stops all informers, and waits for their threads. Threads that still run when the time is over are interrupted, and
     * after one more second left behind, with a warning that names them.
     *
     * @param atMost how long to wait before the interrupt, for all informers together; zero interrupts at once
     * @return whether no thread is left
     */
    public boolean close(Duration atMost) {
        try {
            return registry.shutDown(atMost);
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
            return false;
        }
    }
}
