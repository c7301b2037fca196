package informers.factory;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ResourceType;
import informers.api.TransformFunc;
import informers.informer.InformerParts;
import informers.internal.factory.OneInformerPerType;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The options of all informers of a factory.
 *
 * <p>Immutable; thread-safe. Corresponds to the options of client-go's
 * {@code informers.NewSharedInformerFactoryWithOptions}.
 */
public final class FactoryOptions {
    /** All namespaces, no resync, no transform. */
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

    private final String namespace;
    private final Duration resyncPeriod;
    private final Map<ResourceType<?>, Duration> customResync;
    private final UnaryOperator<ListOptions> tweak;
    private final @Nullable TransformFunc<KubeObject> transform;
    private final boolean useWatchList;
    private final InformerRegistry.Source registry;
    private final InformerParts.Source parts;
    private final Concurrency concurrency;

    private FactoryOptions(
            String namespace,
            Duration resyncPeriod,
            Map<ResourceType<?>, Duration> customResync,
            UnaryOperator<ListOptions> tweak,
            @Nullable TransformFunc<KubeObject> transform,
            boolean useWatchList,
            InformerRegistry.Source registry,
            InformerParts.Source parts,
            Concurrency concurrency) {
        this.namespace = Objects.requireNonNull(namespace, "namespace");
        this.resyncPeriod = Objects.requireNonNull(resyncPeriod, "resyncPeriod");
        this.customResync = Map.copyOf(customResync);
        this.tweak = Objects.requireNonNull(tweak, "tweak");
        this.transform = transform;
        this.useWatchList = useWatchList;
        this.registry = Objects.requireNonNull(registry, "registry");
        this.parts = Objects.requireNonNull(parts, "parts");
        this.concurrency = Objects.requireNonNull(concurrency, "concurrency");
    }

    /**
     * Sets the namespace. A factory has one: two namespaces of one type need two factories. Cluster-scoped types are not
     * affected.
     *
     * @param name {@code ""} for all namespaces
     * @return changed options
     */
    public FactoryOptions withNamespace(String name) {
        return new FactoryOptions(
                name, resyncPeriod, customResync, tweak, transform, useWatchList, registry, parts, concurrency);
    }

    /**
     * Sets the resync period of all types without their own.
     *
     * @param period zero for never
     * @return changed options
     */
    public FactoryOptions withResyncPeriod(Duration period) {
        return new FactoryOptions(
                namespace, period, customResync, tweak, transform, useWatchList, registry, parts, concurrency);
    }

    /**
     * Sets the resync period of one type. Those of other types do not change.
     *
     * @param type the type
     * @param period zero for never
     * @return changed options
     */
    public FactoryOptions withCustomResync(ResourceType<?> type, Duration period) {
        Map<ResourceType<?>, Duration> custom = new HashMap<>(customResync);
        custom.put(type, period);
        return new FactoryOptions(
                namespace, resyncPeriod, custom, tweak, transform, useWatchList, registry, parts, concurrency);
    }

    /**
     * Sets a function that changes the options of each LIST and WATCH, for example to add a label selector.
     *
     * @param change called with the options of each request
     * @return changed options
     */
    public FactoryOptions withTweak(UnaryOperator<ListOptions> change) {
        return new FactoryOptions(
                namespace, resyncPeriod, customResync, change, transform, useWatchList, registry, parts, concurrency);
    }

    /**
     * Sets a function that changes each object before it is queued, whatever its type.
     *
     * @param function must return an object of the same type; null for no function
     * @return changed options
     */
    public FactoryOptions withTransform(@Nullable TransformFunc<KubeObject> function) {
        return new FactoryOptions(
                namespace, resyncPeriod, customResync, tweak, function, useWatchList, registry, parts, concurrency);
    }

    /**
     * Sets whether the first list is requested as a stream.
     *
     * @param use as in {@link informers.reflector.ReflectorOptions#withUseWatchList}
     * @return changed options
     */
    public FactoryOptions withUseWatchList(boolean use) {
        return new FactoryOptions(
                namespace, resyncPeriod, customResync, tweak, transform, use, registry, parts, concurrency);
    }

    /**
     * Replaces the registry, which holds, starts and stops the informers.
     *
     * @param source creates the registry
     * @return changed options
     */
    public FactoryOptions withRegistry(InformerRegistry.Source source) {
        return new FactoryOptions(
                namespace, resyncPeriod, customResync, tweak, transform, useWatchList, source, parts, concurrency);
    }

    /**
     * Sets the parts of which the informers are made.
     *
     * @param others provides the parts
     * @return changed options
     */
    public FactoryOptions withParts(InformerParts.Source others) {
        return new FactoryOptions(
                namespace, resyncPeriod, customResync, tweak, transform, useWatchList, registry, others, concurrency);
    }

    /**
     * Sets what provides threads, locks and time.
     *
     * @param other {@link Concurrency#threads} by default
     * @return changed options
     */
    public FactoryOptions withConcurrency(Concurrency other) {
        return new FactoryOptions(
                namespace, resyncPeriod, customResync, tweak, transform, useWatchList, registry, parts, other);
    }

    /** {@return the namespace; empty for all} */
    public String namespace() {
        return namespace;
    }

    /** {@return the resync period of all types without their own; zero for never} */
    public Duration resyncPeriod() {
        return resyncPeriod;
    }

    /** {@return the resync periods of single types; unmodifiable} */
    public Map<ResourceType<?>, Duration> customResync() {
        return customResync;
    }

    /** {@return the function that changes the options of each LIST and WATCH} */
    public UnaryOperator<ListOptions> tweak() {
        return tweak;
    }

    /** {@return the function that changes each object before it is queued; null for none} */
    public @Nullable TransformFunc<KubeObject> transform() {
        return transform;
    }

    /** {@return whether the first list is requested as a stream} */
    public boolean useWatchList() {
        return useWatchList;
    }

    /** {@return creates the registry} */
    public InformerRegistry.Source registry() {
        return registry;
    }

    /** {@return provides the parts of which the informers are made} */
    public InformerParts.Source parts() {
        return parts;
    }

    /** {@return provides threads, locks and time} */
    public Concurrency concurrency() {
        return concurrency;
    }

    /** Returns the transform for one type, which checks that the object keeps its Java type; null if there is none. */
    <T extends KubeObject> @Nullable TransformFunc<T> transformOf(ResourceType<T> type) {
        TransformFunc<KubeObject> function = transform;
        return function == null
                ? null
                : object -> {
                    KubeObject changed = function.transform(object);
                    if (!type.javaType().isInstance(changed)) {
                        throw new IllegalStateException("expected the transform to return a "
                                + type.javaType().getSimpleName() + " for " + object + ", but it returned " + changed
                                + ". Build it with object.edit().build(...) of the same type.");
                    }
                    return type.javaType().cast(changed);
                };
    }
}
