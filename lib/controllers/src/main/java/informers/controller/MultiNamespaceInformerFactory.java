package informers.controller;

import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.Clientset;
import informers.factory.FactoryOptions;
import informers.factory.Lister;
import informers.factory.SharedInformerFactory;
import informers.factory.SyncResult;
import informers.handler.ResourceEventHandler;
import informers.informer.HandlerRegistration;
import informers.informer.SharedIndexInformer;
import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Informers over several namespaces behind one lister, for a program that may read some namespaces and not all.
 *
 * <pre>{@code
 * try (var factory = new MultiNamespaceInformerFactory(clientset, Set.of("team-a", "team-b"), FactoryOptions.DEFAULT)) {
 *     var pods = factory.informerFor(Pod.TYPE);
 *     pods.addEventHandler(handler);
 *     factory.start();
 *     factory.waitForCacheSync(Duration.ofSeconds(30)).orThrow();
 *     pods.lister().list();                         // of both namespaces
 * }
 * }</pre>
 *
 * <p>Each namespace and type is one LIST and one WATCH; for many namespaces, one informer over all of them and a filter cost the
 * server less. A cluster-scoped type has one informer. The namespaces are fixed: for others create another factory.
 *
 * <p>Thread-safe; but a handler must not call {@link #close}. Null is rejected. client-go has no counterpart: there a program runs a
 * factory for each namespace. Corresponds to controller-runtime's {@code cache.Options.DefaultNamespaces}.
 */
public final class MultiNamespaceInformerFactory implements AutoCloseable {
    private final Map<String, SharedInformerFactory> factories = new LinkedHashMap<>(); // by namespace
    private final Concurrency concurrency;

    /**
     * Creates a factory without informers.
     *
     * @param clientset the client
     * @param namespaces the namespaces, at least one
     * @param options the options of all informers, without a namespace; metrics of an {@code InformerName} are those of the first
     *     namespace
     * @throws IllegalArgumentException if there is no namespace, one is empty, or the options have one
     */
    public MultiNamespaceInformerFactory(Clientset clientset, Collection<String> namespaces, FactoryOptions options) {
        if (!options.namespace().isEmpty()) {
            throw new IllegalArgumentException(
                    "expected options without a namespace, found \"" + options.namespace() + "\" beside " + namespaces);
        }
        if (namespaces.isEmpty() || namespaces.contains("")) {
            throw new IllegalArgumentException("expected the names of one or more namespaces, found " + namespaces
                    + ". For all namespaces use a SharedInformerFactory.");
        }
        this.concurrency = options.concurrency();
        for (String namespace : new LinkedHashSet<>(namespaces)) {
            factories.put(namespace, new SharedInformerFactory(clientset, options.withNamespace(namespace)));
        }
    }

    /** {@return the namespaces, in their order; unmodifiable} */
    public Collection<String> namespaces() {
        return Collections.unmodifiableSet(factories.keySet());
    }

    /**
     * Returns the informers of a type. They are created at the first call, and run after the next {@link #start}.
     *
     * @param <T> the type of the objects
     * @param type the type of the objects
     * @return informers that share their caches with those of earlier calls
     * @throws IllegalStateException if the factory is closed and the informers do not exist yet
     */
    public <T extends KubeObject> Informers<T> informerFor(ResourceType<T> type) {
        Map<String, SharedIndexInformer<T>> informers = new LinkedHashMap<>();
        for (Map.Entry<String, SharedInformerFactory> factory : factories.entrySet()) {
            String namespace = type.namespaced() ? factory.getKey() : "";
            informers.put(namespace, factory.getValue().informerFor(type).informer());
            if (!type.namespaced()) {
                break; // all objects are in the first one
            }
        }
        return new Informers<>(informers);
    }

    /** Starts the informers that were requested and are not running yet. Does not wait. */
    public void start() {
        factories.values().forEach(SharedInformerFactory::start);
    }

    /**
     * Waits until all requested informers have synced, or the time is over.
     *
     * @param atMost the longest time to wait, for all informers together
     * @return which informers have not synced, with the namespaces in the reasons
     * @throws InterruptedException if the calling thread is interrupted
     */
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long from = concurrency.nanoTime();
        SortedMap<GroupVersionResource, String> missing = new TreeMap<>();
        SortedMap<GroupVersionResource, Throwable> causes = new TreeMap<>();
        int synced = 0;
        for (Map.Entry<String, SharedInformerFactory> factory : factories.entrySet()) {
            SyncResult result = factory.getValue().waitForCacheSync(Shutdown.left(concurrency, from, atMost));
            result.missing()
                    .forEach((resource, why) -> missing.merge(
                            resource, "in " + factory.getKey() + ": " + why, (first, next) -> first + " " + next));
            result.causes().forEach(causes::putIfAbsent);
            synced += result.synced();
        }
        return new SyncResult(missing, synced, "", causes);
    }

    /** Stops all informers, as {@link #close(Duration)} does, with ten seconds. */
    @Override
    public void close() {
        close(Shutdown.PATIENCE);
    }

    /**
     * Stops all informers, then waits for the threads of all together. Threads that still run after this time are interrupted. One that
     * still runs a second later is named in a warning and left behind.
     *
     * @param atMost how long to wait before the interrupt, for all informers together; zero interrupts at once
     * @return whether all threads have ended
     */
    public boolean close(Duration atMost) {
        long from = concurrency.nanoTime();
        boolean ended = true;
        for (SharedInformerFactory factory : factories.values()) {
            ended &= factory.close(Shutdown.left(concurrency, from, atMost));
        }
        return ended;
    }

    /**
     * The informers of one type, one for each namespace, behind one lister.
     *
     * <p>Immutable; thread-safe.
     *
     * @param <T> the type of the objects
     */
    public static final class Informers<T extends KubeObject> {
        private final Map<String, SharedIndexInformer<T>> byNamespace;
        private final Lister<T> lister;

        private Informers(Map<String, SharedIndexInformer<T>> byNamespace) {
            this.byNamespace = Collections.unmodifiableMap(byNamespace);
            this.lister = new Lister<>(NamespacedStores.of(byNamespace));
        }

        /** {@return the informers by namespace, for example for a {@code ConsistencyStore}; unmodifiable} */
        public Map<String, SharedIndexInformer<T>> byNamespace() {
            return byNamespace;
        }

        /** {@return a lister of the objects of all the namespaces; in any other namespace it finds nothing} */
        public Lister<T> lister() {
            return lister;
        }

        /**
         * Adds a handler to each informer. It is called by one thread for each namespace, so also concurrently; notifications about one
         * object are in order.
         *
         * @param handler the handler; thread-safe
         * @return the registrations, one for each namespace
         */
        public List<HandlerRegistration> addEventHandler(ResourceEventHandler<? super T> handler) {
            Objects.requireNonNull(handler, "handler");
            List<HandlerRegistration> registrations = new ArrayList<>();
            byNamespace.values().forEach(informer -> registrations.add(informer.addEventHandler(handler)));
            return List.copyOf(registrations);
        }

        /** {@return whether all informers have synced} */
        public boolean hasSynced() {
            return byNamespace.values().stream().allMatch(SharedIndexInformer::hasSynced);
        }
    }
}
