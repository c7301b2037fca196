package informers.factory;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.rest.RestClient;
import informers.informer.InformerOptions;
import informers.informer.SharedIndexInformer;
import informers.internal.util.UserCode;
import informers.listwatch.ListWatch;
import informers.store.IndexFunc;
import java.time.Duration;
import java.util.Map;

/** Creates the informers of a factory, with an index by namespace, and casts them back to their types. Thread-safe. */
final class InformerMaker implements InformerRegistry.Maker {
    private final RestClient client;
    private final FactoryOptions options;

    InformerMaker(RestClient client, FactoryOptions options) {
        this.client = client;
        this.options = options;
    }

    /** Creates the registry of a factory with these options. */
    static InformerRegistry registry(RestClient client, FactoryOptions options) {
        return options.registry()
                .registry(new InformerMaker(client, options), options.namespace(), options.concurrency());
    }

    /** Returns the informer of a type from a registry whose maker is an {@code InformerMaker}. */
    @SuppressWarnings("unchecked") // the registry returns the informer that was made for this type
    static <T extends KubeObject> SharedIndexInformer<T> informer(InformerRegistry registry, ResourceType<T> type) {
        return ((Made<T>) registry.informerFor(type)).informer;
    }

    @Override
    public InformerRegistry.Member make(ResourceType<?> type, String namespace) {
        return made(type, namespace);
    }

    private <T extends KubeObject> Made<T> made(ResourceType<T> type, String namespace) {
        LastFailure failure = new LastFailure();
        InformerOptions<T> wanted = InformerOptions.of(
                        ListWatch.filtered(client, type, namespace, options.tweak()), type)
                .withIndexers(Map.of(IndexFunc.NAMESPACE, IndexFunc.namespace()))
                .withConcurrency(options.concurrency())
                .withParts(options.parts().parts())
                .withResyncPeriod(options.customResync().getOrDefault(type, options.resyncPeriod()))
                .withTransform(options.transformOf(type))
                .withReflector(reflector -> reflector.withMonitor(failure).withUseWatchList(options.useWatchList()));
        return new Made<>(new SharedIndexInformer<>(wanted), failure);
    }

    private record Made<T extends KubeObject>(SharedIndexInformer<T> informer, LastFailure failure)
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

        @Override
        public void stop() {
            informer.stop();
        }

        @Override
        public void close() {
            informer.close();
        }

        @Override
        public boolean close(Duration atMost) {
            return informer.close(atMost);
        }
    }
}
