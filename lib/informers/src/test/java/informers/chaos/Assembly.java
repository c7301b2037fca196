package informers.chaos;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.listwatch.ListerWatcher;
import informers.queue.DeltaFIFO;
import informers.queue.DeltaFIFOOptions;
import informers.queue.RealFIFO;
import informers.queue.RealFIFOOptions;
import informers.reflector.ReflectorMonitor;
import informers.reflector.RelistCause;
import informers.store.IndexFunc;
import informers.util.Backoff;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** Creates the informer that a {@link Setup} describes. */
final class Assembly {
    private static final Duration AS_CLIENT_GO = Duration.ofMillis(800);

    private Assembly() {}

    static <T extends KubeObject> InformerOptions<T> options(
            Setup setup,
            ListerWatcher<T> listerWatcher,
            ResourceType<T> type,
            Snapshots snapshots,
            Concurrency concurrency) {
        ReflectorMonitor monitor = new ReflectorMonitor() {
            @Override
            public void relisting(RelistCause cause, String why) {
                Tally.count(cause);
            }

            @Override
            public void listed(int objects, String resourceVersion) {
                snapshots.listed(objects, resourceVersion);
            }
        };
        return InformerOptions.of(listerWatcher, type)
                .withResyncPeriod(setup.resync())
                .withIndexers(Map.of("namespace", IndexFunc.namespace(), "app", IndexFunc.label("app")))
                .withTransform(setup.transform() ? Transforms.marking(type) : null)
                .withReflector(reflector -> reflector
                        .withBackoff(backoff(setup.backoff()))
                        .withUseWatchList(setup.watchList())
                        .withWatchListPageSize(setup.pageSize())
                        .withMonitor(monitor)
                        .withMaxInternalErrorRetryDuration(setup.internalErrorRetry()))
                .withConcurrency(concurrency)
                .withParts(parts(setup.queue()));
    }

    private static Function<Concurrency, Backoff> backoff(Duration first) {
        return first.equals(AS_CLIENT_GO)
                ? Backoff::reflector
                : concurrency ->
                        new Backoff(first, 2.0, first.multipliedBy(5), 1.0, Duration.ofMinutes(2), concurrency);
    }

    private static <T extends KubeObject> InformerParts<T> parts(Setup.QueueKind queue) {
        InformerParts<T> parts = InformerParts.standard();
        return switch (queue) {
            case REAL_FIFO_ATOMIC -> parts;
            case REAL_FIFO_KNOWN ->
                parts.withQueue((known, transform, concurrency) -> {
                    RealFIFOOptions<T> options = RealFIFOOptions.known(KubeObject::key, known);
                    return new RealFIFO<>(
                            transform == null ? options : options.withTransformer(transform), concurrency);
                });
            case DELTA_FIFO ->
                parts.withQueue((known, transform, concurrency) -> {
                    DeltaFIFOOptions<T> options = DeltaFIFOOptions.<T>of(KubeObject::key)
                            .withKnownObjects(known)
                            .withEmitDeltaTypeReplaced(true);
                    return new DeltaFIFO<>(
                            transform == null ? options : options.withTransformer(transform), concurrency);
                });
        };
    }
}
