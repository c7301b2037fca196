package informers.informer;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.api.TransformFunc;
import informers.listwatch.ListerWatcher;
import informers.reflector.ReflectorOptions;
import informers.store.IndexFunc;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an informer is to watch, and how.
 *
 * <p>A value; any thread. Corresponds to client-go's {@code cache.InformerOptions} and {@code SharedIndexInformerOptions}.
 *
 * @param listerWatcher whom to ask
 * @param type of the objects; what is of another type is refused
 * @param resyncPeriod how often handlers are shown everything again, without a request to the server; zero for never,
 *     whatever a handler asks for
 * @param indexers the functions by the name of their index
 * @param transform what is done to each object before it is queued; null for nothing
 * @param reflector the last word on how lists and watches are made
 * @param parts what the informer is made of
 * @param concurrency threads and time
 */
public record InformerOptions<T extends KubeObject>(
        ListerWatcher<T> listerWatcher,
        ResourceType<T> type,
        Duration resyncPeriod,
        Map<String, IndexFunc<T>> indexers,
        @Nullable TransformFunc<T> transform,
        UnaryOperator<ReflectorOptions<T>> reflector,
        InformerParts<T> parts,
        Concurrency concurrency) {

    public InformerOptions {
        Objects.requireNonNull(listerWatcher, "listerWatcher");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(resyncPeriod, "resyncPeriod");
        Objects.requireNonNull(indexers, "indexers");
        Objects.requireNonNull(reflector, "reflector");
        Objects.requireNonNull(parts, "parts");
        Objects.requireNonNull(concurrency, "concurrency");
        indexers = Map.copyOf(indexers);
        if (resyncPeriod.isNegative()) {
            throw new IllegalArgumentException(
                    "expected a resync period of zero (never) or more, came " + resyncPeriod);
        }
    }

    /** No resync, no indices, nothing transformed. */
    public static <T extends KubeObject> InformerOptions<T> of(ListerWatcher<T> listerWatcher, ResourceType<T> type) {
        return new InformerOptions<>(
                listerWatcher,
                type,
                Duration.ZERO,
                Map.of(),
                null,
                UnaryOperator.identity(),
                InformerParts.standard(),
                Concurrency.threads());
    }

    public InformerOptions<T> withResyncPeriod(Duration period) {
        return new InformerOptions<>(listerWatcher, type, period, indexers, transform, reflector, parts, concurrency);
    }

    public InformerOptions<T> withIndexers(Map<String, ? extends IndexFunc<? super T>> functions) {
        Map<String, IndexFunc<T>> all = IndexFunc.narrow(functions);
        return new InformerOptions<>(listerWatcher, type, resyncPeriod, all, transform, reflector, parts, concurrency);
    }

    public InformerOptions<T> withTransform(@Nullable TransformFunc<T> function) {
        return new InformerOptions<>(
                listerWatcher, type, resyncPeriod, indexers, function, reflector, parts, concurrency);
    }

    /** Such as {@code options -> options.withMinWatchTimeout(...)}. */
    public InformerOptions<T> withReflector(UnaryOperator<ReflectorOptions<T>> change) {
        return new InformerOptions<>(
                listerWatcher, type, resyncPeriod, indexers, transform, change, parts, concurrency);
    }

    public InformerOptions<T> withParts(InformerParts<T> others) {
        return new InformerOptions<>(
                listerWatcher, type, resyncPeriod, indexers, transform, reflector, others, concurrency);
    }

    public InformerOptions<T> withConcurrency(Concurrency other) {
        return new InformerOptions<>(listerWatcher, type, resyncPeriod, indexers, transform, reflector, parts, other);
    }

    /** For threads and log lines, such as {@code v1/pods}. */
    String name() {
        return type.resource().toString();
    }
}
