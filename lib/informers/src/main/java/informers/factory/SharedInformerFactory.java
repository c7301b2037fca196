package informers.factory;

import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.Clientset;

/**
 * Provides one informer for each type to all parts of a program: they share one LIST, one WATCH and one store.
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
 * <p>Thread-safe; but a handler must not call {@link #close}. Corresponds to client-go's
 * {@code informers.SharedInformerFactory} ({@code informers/factory.go}).
 */
public final class SharedInformerFactory extends BaseInformerFactory {
    /**
     * Creates a factory without informers.
     *
     * @param clientset the client
     * @param options the options of all informers
     */
    public SharedInformerFactory(Clientset clientset, FactoryOptions options) {
        super(clientset.rest(), options);
    }

    /**
     * Creates a factory with {@link FactoryOptions#DEFAULT}: all namespaces, no resync.
     *
     * @param clientset the client
     * @return the factory
     */
    public static SharedInformerFactory of(Clientset clientset) {
        return new SharedInformerFactory(clientset, FactoryOptions.DEFAULT);
    }

    /**
     * Returns the informer of a type, with an index by namespace. It is created at the first call, and runs after the next
     * {@link #start}.
     *
     * @param <T> the type of the objects
     * @param type the type of the objects
     * @return the same informer at each call
     * @throws IllegalStateException if the factory is closed and the informer does not exist yet
     */
    public <T extends KubeObject> GenericInformer<T> informerFor(ResourceType<T> type) {
        return informer(type);
    }

    /**
     * Returns the informer of a resource that has a Java type. For others use {@link DynamicSharedInformerFactory}.
     *
     * @param resource the resource
     * @return the same informer at each call
     * @throws IllegalArgumentException if this library has no Java type for the resource
     */
    public GenericInformer<?> forResource(GroupVersionResource resource) {
        ResourceType<?> type = BuiltInTypes.of(resource)
                .orElseThrow(() -> new IllegalArgumentException("no informer found for " + resource
                        + ": this library has no Java type for it. Use a DynamicSharedInformerFactory, which takes any"
                        + " resource."));
        return informerFor(type);
    }
}
