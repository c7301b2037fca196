package informers.factory;

import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.rest.RestClient;
import informers.informer.InformerName;
import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the three factories have in common: everything except for how an informer is requested. */
abstract sealed class BaseInformerFactory implements AutoCloseable
        permits SharedInformerFactory, DynamicSharedInformerFactory, MetadataSharedInformerFactory {
    private final InformerMaker maker;
    private final InformerRegistry registry;
    private final Concurrency concurrency;
    private final @Nullable InformerName name;

    BaseInformerFactory(RestClient client, FactoryOptions options) {
        this.maker = new InformerMaker(client, options);
        this.registry = maker.registry();
        this.concurrency = options.concurrency();
        this.name = options.informerName();
    }

    final <T extends KubeObject> GenericInformer<T> informer(ResourceType<T> type) {
        return new GenericInformer<>(InformerMaker.informer(registry, type));
    }

    /**
     * Returns the resources for which informers were requested.
     *
     * @return a snapshot, sorted
     */
    public Set<GroupVersionResource> resources() {
        return registry.resources();
    }

    /**
     * Starts the informers that were requested and are not running yet. Does not wait. To start informers that are
     * requested later, call it again.
     *
     * @throws RuntimeException if an informer cannot be started; all others are
     */
    public void start() {
        registry.start();
    }

    /**
     * Waits until all requested informers have synced, or the time is over.
     *
     * @param atMost the longest time to wait, for all informers together
     * @return which informers have not synced, and why
     * @throws InterruptedException if the calling thread is interrupted
     */
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        return maker.withCauses(registry.waitForCacheSync(atMost));
    }

    /**
     * Stops all informers and waits for their threads, as {@link #close(Duration)} does, for at most
     * ten seconds. If the calling thread is interrupted, it stops waiting, and its interrupt flag
     * is set on return. Corresponds to client-go's {@code Shutdown}.
     */
    @Override
    public void close() {
        close(Shutdown.PATIENCE);
    }

    /**
     * Stops all informers, then waits for the threads of all together. Threads that still run after this time are
     * interrupted. One that still runs a second later is named in a warning and left behind.
     *
     * @param atMost how long to wait before the interrupt, for all informers together; zero interrupts at once
     * @return whether all threads have ended
     */
    public boolean close(Duration atMost) {
        return closeAll(concurrency, List.of(this), atMost);
    }

    /** Closes factories, as {@link #close(Duration)} does, within one time limit; returns whether all threads have ended. */
    static boolean closeAll(Concurrency concurrency, Collection<BaseInformerFactory> factories, Duration atMost) {
        long from = concurrency.nanoTime();
        boolean ended = true;
        try {
            InformerMaker.closeAll(
                    factories.stream().map(factory -> factory.maker).toList(), atMost);
        } finally { // also if a handler calls this, which is refused: the factory is closed all the same
            for (BaseInformerFactory factory : factories) {
                ended &= factory.shutDown(Shutdown.left(concurrency, from, atMost));
            }
        }
        return ended;
    }

    /** Closes the registry, which creates no further informers then; the known ones have been closed. */
    private boolean shutDown(Duration atMost) {
        try {
            return registry.shutDown(atMost);
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
            return false;
        } finally {
            if (name != null) {
                name.close();
            }
        }
    }
}
