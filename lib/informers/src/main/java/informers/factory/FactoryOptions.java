package informers.factory;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ResourceType;
import informers.api.TransformFunc;
import informers.informer.InformerParts;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What all informers of a factory have in common.
 *
 * <p>A value; any thread. Corresponds to the options of client-go's {@code informers.NewSharedInformerFactoryWithOptions}.
 *
 * @param namespace {@code ""} for all. A factory has one: two namespaces of one type need two factories, else one would be
 *     taken for the other. Resources of the whole cluster are not narrowed by it
 * @param resyncPeriod of all types that have none of their own; zero for never
 * @param customResync the resync period of single types
 * @param tweak the last word on the options of each LIST and WATCH, such as a label selector
 * @param transform what is done to each object before it is queued, whatever its type; null for nothing. It must give an
 *     object of the same type
 * @param useWatchList whether the first list is asked for as a stream; see {@code ReflectorOptions}
 * @param registry who keeps the informers
 * @param parts what the informers are made of
 * @param concurrency threads and time
 */
public record FactoryOptions(
        String namespace,
        Duration resyncPeriod,
        Map<ResourceType<?>, Duration> customResync,
        UnaryOperator<ListOptions> tweak,
        @Nullable TransformFunc<KubeObject> transform,
        boolean useWatchList,
        InformerRegistry.Source registry,
        InformerParts.Source parts,
        Concurrency concurrency) {

    /** All namespaces, no resync, nothing changed. */
    public static final FactoryOptions DEFAULT = new FactoryOptions(
            "",
            Duration.ZERO,
            Map.of(),
            UnaryOperator.identity(),
            null,
            true,
            OneInformerPerType::new,
            InformerParts::standard,
            Concurrency.threads());

    public FactoryOptions {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(resyncPeriod, "resyncPeriod");
        Objects.requireNonNull(customResync, "customResync");
        Objects.requireNonNull(tweak, "tweak");
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(parts, "parts");
        Objects.requireNonNull(concurrency, "concurrency");
        customResync = Map.copyOf(customResync);
    }

    public FactoryOptions withNamespace(String name) {
        return new FactoryOptions(
                name, resyncPeriod, customResync, tweak, transform, useWatchList, registry, parts, concurrency);
    }

    public FactoryOptions withResyncPeriod(Duration period) {
        return new FactoryOptions(
                namespace, period, customResync, tweak, transform, useWatchList, registry, parts, concurrency);
    }

    /** The resync period of one type; the others keep theirs. */
    public FactoryOptions withCustomResync(ResourceType<?> type, Duration period) {
        Map<ResourceType<?>, Duration> custom = new LinkedHashMap<>(customResync);
        custom.put(type, period);
        return new FactoryOptions(
                namespace, resyncPeriod, custom, tweak, transform, useWatchList, registry, parts, concurrency);
    }

    public FactoryOptions withTweak(UnaryOperator<ListOptions> change) {
        return new FactoryOptions(
                namespace, resyncPeriod, customResync, change, transform, useWatchList, registry, parts, concurrency);
    }

    public FactoryOptions withTransform(@Nullable TransformFunc<KubeObject> function) {
        return new FactoryOptions(
                namespace, resyncPeriod, customResync, tweak, function, useWatchList, registry, parts, concurrency);
    }

    public FactoryOptions withUseWatchList(boolean use) {
        return new FactoryOptions(
                namespace, resyncPeriod, customResync, tweak, transform, use, registry, parts, concurrency);
    }

    public FactoryOptions withRegistry(InformerRegistry.Source source) {
        return new FactoryOptions(
                namespace, resyncPeriod, customResync, tweak, transform, useWatchList, source, parts, concurrency);
    }

    public FactoryOptions withParts(InformerParts.Source others) {
        return new FactoryOptions(
                namespace, resyncPeriod, customResync, tweak, transform, useWatchList, registry, others, concurrency);
    }

    public FactoryOptions withConcurrency(Concurrency other) {
        return new FactoryOptions(
                namespace, resyncPeriod, customResync, tweak, transform, useWatchList, registry, parts, other);
    }

    /** The transform for one type. It checks that an object stays what it was. */
    <T extends KubeObject> @Nullable TransformFunc<T> transformOf(ResourceType<T> type) {
        TransformFunc<KubeObject> function = transform;
        return function == null
                ? null
                : object -> {
                    KubeObject changed = function.transform(object);
                    if (!type.javaType().isInstance(changed)) {
                        throw new IllegalStateException("expected the transform to give a "
                                + type.javaType().getSimpleName() + " for " + object + ", but it gave " + changed
                                + ". Build it with object.edit().build(...) of the same type.");
                    }
                    return type.javaType().cast(changed);
                };
    }
}
