package informers.factory;

import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.api.ShardSelector;
import informers.client.rest.RestClient;
import informers.informer.InformerOptions;
import informers.informer.SharedIndexInformer;
import informers.internal.util.UserCode;
import informers.listwatch.ListWatch;
import informers.listwatch.ListerWatcher;
import informers.store.IndexFunc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Creates the informers of a factory, with an index by namespace, and casts them back to their types. Thread-safe. */
final class InformerMaker implements InformerRegistry.Maker {
    private final RestClient client;
    private final FactoryOptions options;
    private final Queue<Made<?>> made = new ConcurrentLinkedQueue<>();
    private volatile Set<SharedIndexInformer<?>> leftBehind = Set.of(); // their threads still ran at the end of a close

    InformerMaker(RestClient client, FactoryOptions options) {
        this.client = client;
        this.options = options;
    }

    /** Creates the registry of a factory whose informers this makes. */
    InformerRegistry registry() {
        return options.registry().registry(this, options.namespace(), options.concurrency());
    }

    /** Returns the informer of a type from a registry whose maker is an {@code InformerMaker}. */
    @SuppressWarnings("unchecked") // the registry returns the informer that was made for this type
    static <T extends KubeObject> SharedIndexInformer<T> informer(InformerRegistry registry, ResourceType<T> type) {
        return ((Made<T>) registry.informerFor(type)).informer;
    }

    @Override
    public InformerRegistry.Member make(ResourceType<?> type, String namespace) {
        Made<?> one = made(type, namespace);
        made.add(one);
        return one;
    }

    /** Returns the result with the causes of the informers that are missing. */
    SyncResult withCauses(SyncResult result) {
        SortedMap<GroupVersionResource, Throwable> causes = new TreeMap<>();
        for (Made<?> one : made) {
            GroupVersionResource resource = one.type().resource();
            if (result.missing().containsKey(resource)) {
                one.cause().ifPresent(cause -> causes.put(resource, cause));
            }
        }
        return new SyncResult(result.missing(), result.synced(), result.failure(), causes);
    }

    /**
     * Stops the informers of all makers and waits for their threads, as {@link SharedIndexInformer#closeAll} does. A
     * registry that closes them one by one afterwards does not wait again for those that are left behind.
     */
    static void closeAll(Collection<InformerMaker> makers, Duration atMost) {
        List<SharedIndexInformer<?>> all = new ArrayList<>();
        makers.forEach(maker -> maker.made.forEach(one -> all.add(one.informer())));
        makers.forEach(maker -> maker.leftBehind = Set.of());
        Set<SharedIndexInformer<?>> left = SharedIndexInformer.closeAll(all, atMost);
        makers.forEach(maker -> maker.leftBehind = left);
    }

    private <T extends KubeObject> Made<T> made(ResourceType<T> type, String namespace) {
        LastFailure failure = new LastFailure();
        ListerWatcher<T> all = ListWatch.filtered(client, type, namespace, options.tweak());
        ShardSelector shard = options.shardSelector();
        InformerOptions<T> wanted = InformerOptions.of(shard == null ? all : ListWatch.sharded(all, shard), type)
                .withIndexers(Map.of(IndexFunc.NAMESPACE, IndexFunc.namespace()))
                .withConcurrency(options.concurrency())
                .withParts(options.parts().parts())
                .withInformerName(options.informerName())
                .withResyncPeriod(options.customResync().getOrDefault(type, options.resyncPeriod()))
                .withTransform(options.transformOf(type))
                .withReflector(reflector -> reflector.withMonitor(failure).withUseWatchList(options.useWatchList()));
        return new Made<>(type, new SharedIndexInformer<>(wanted), failure, this);
    }

    private record Made<T extends KubeObject>(
            ResourceType<T> type, SharedIndexInformer<T> informer, LastFailure failure, InformerMaker maker)
            implements InformerRegistry.Member {
        @Override
        public void start() {
            informer.start();
        }

        @Override
        public boolean awaitSynced(Duration atMost) throws InterruptedException {
            return informer.awaitSynced(atMost) && informer.failure().isEmpty();
        }

        @Override
        public String whyNotSynced() {
            if (informer.failure().isPresent()) {
                return "the informer has ended, after an unrecoverable error: "
                        + informer.failure().get() + ". Fix the cause, and create a new factory.";
            }
            if (informer.isStopped()) {
                return "the informer was stopped before its first list was complete.";
            }
            return informer.storeFailure()
                    .map(thrown -> "the store refused what the server sent: " + UserCode.describe(thrown)
                            + ". The informer relists until the store accepts it.")
                    .orElseGet(failure::describe);
        }

        /** Returns the exception that {@link #whyNotSynced} describes. */
        Optional<Throwable> cause() {
            if (informer.isStopped() || informer.hasSynced()) {
                return informer.failure();
            }
            return informer.failure().or(informer::storeFailure).or(failure::cause);
        }

        @Override
        public void stop() {
            informer.stop();
        }

        @Override
        public void close() {
            if (!maker.leftBehind.contains(informer)) {
                informer.close();
            }
        }

        @Override
        public boolean close(Duration atMost) {
            return !maker.leftBehind.contains(informer) && informer.close(atMost);
        }
    }
}
