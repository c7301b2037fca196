package informers.factory;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ResourceType;
import informers.api.ShardSelector;
import informers.api.TransformFunc;
import informers.informer.InformerName;
import informers.informer.InformerParts;
import informers.internal.factory.OneInformerPerType;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
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
    public static final FactoryOptions DEFAULT = new FactoryOptions(new Values());

    private final Values values; // not changed after the constructor

    private static final class Values {
        private String namespace = "";
        private Duration resyncPeriod = Duration.ZERO;
        private Map<ResourceType<?>, Duration> customResync = Map.of();
        private UnaryOperator<ListOptions> tweak = UnaryOperator.identity();
        private @Nullable TransformFunc<KubeObject> transform;
        private @Nullable ShardSelector shard;
        private @Nullable InformerName informerName;
        private boolean useWatchList = true;
        private InformerRegistry.Source registry = OneInformerPerType::new;
        private InformerParts.Source parts = InformerParts::standard;
        private Concurrency concurrency = Concurrency.threads();
    }

    private FactoryOptions(Values values) {
        this.values = values;
    }

    /**
     * Sets the namespace. A factory has one: two namespaces of one type need two factories. Cluster-scoped types are not
     * affected.
     *
     * @param name {@code ""} for all namespaces
     * @return changed options
     */
    public FactoryOptions withNamespace(String name) {
        return changed(to -> to.namespace = Objects.requireNonNull(name, "namespace"));
    }

    /**
     * Sets the resync period of all types without their own.
     *
     * @param period zero for never
     * @return changed options
     */
    public FactoryOptions withResyncPeriod(Duration period) {
        return changed(to -> to.resyncPeriod = Objects.requireNonNull(period, "resyncPeriod"));
    }

    /**
     * Sets the resync period of one type. Those of other types do not change.
     *
     * @param type the type
     * @param period zero for never
     * @return changed options
     */
    public FactoryOptions withCustomResync(ResourceType<?> type, Duration period) {
        Map<ResourceType<?>, Duration> custom = new HashMap<>(values.customResync);
        custom.put(type, period);
        return changed(to -> to.customResync = Map.copyOf(custom));
    }

    /**
     * Sets a function that changes the options of each LIST and WATCH, for example to add a label selector.
     *
     * @param change called with the options of each request
     * @return changed options
     */
    public FactoryOptions withTweak(UnaryOperator<ListOptions> change) {
        return changed(to -> to.tweak = Objects.requireNonNull(change, "tweak"));
    }

    /**
     * Sets a function that changes each object before it is queued, whatever its type.
     *
     * @param function must return an object of the same type; null for no function
     * @return changed options
     */
    public FactoryOptions withTransform(@Nullable TransformFunc<KubeObject> function) {
        return changed(to -> to.transform = function);
    }

    /**
     * Sets the shard that all informers list and watch, whether the server knows shards or not. For another shard create
     * another factory.
     *
     * @param selector null for all objects
     * @return changed options
     */
    public FactoryOptions withShardSelector(@Nullable ShardSelector selector) {
        return changed(to -> to.shard = selector);
    }

    /**
     * Sets the name of the informers for threads, logs and metrics. Closing the factory closes it.
     *
     * @param name null for none
     * @return changed options
     */
    public FactoryOptions withInformerName(@Nullable InformerName name) {
        return changed(to -> to.informerName = name);
    }

    /**
     * Sets whether the first list is requested as a stream.
     *
     * @param use as in {@link informers.reflector.ReflectorOptions#withUseWatchList}
     * @return changed options
     */
    public FactoryOptions withUseWatchList(boolean use) {
        return changed(to -> to.useWatchList = use);
    }

    /**
     * Replaces the registry, which holds, starts and stops the informers.
     *
     * @param source creates the registry
     * @return changed options
     */
    public FactoryOptions withRegistry(InformerRegistry.Source source) {
        return changed(to -> to.registry = Objects.requireNonNull(source, "registry"));
    }

    /**
     * Sets the parts of which the informers are made.
     *
     * @param others provides the parts
     * @return changed options
     */
    public FactoryOptions withParts(InformerParts.Source others) {
        return changed(to -> to.parts = Objects.requireNonNull(others, "parts"));
    }

    /**
     * Sets what provides threads, locks and time.
     *
     * @param other {@link Concurrency#threads} by default
     * @return changed options
     */
    public FactoryOptions withConcurrency(Concurrency other) {
        return changed(to -> to.concurrency = Objects.requireNonNull(other, "concurrency"));
    }

    /** {@return the namespace; empty for all} */
    public String namespace() {
        return values.namespace;
    }

    /** {@return the resync period of all types without their own; zero for never} */
    public Duration resyncPeriod() {
        return values.resyncPeriod;
    }

    /** {@return the resync periods of single types; unmodifiable} */
    public Map<ResourceType<?>, Duration> customResync() {
        return values.customResync;
    }

    /** {@return the function that changes the options of each LIST and WATCH} */
    public UnaryOperator<ListOptions> tweak() {
        return values.tweak;
    }

    /** {@return the function that changes each object before it is queued; null for none} */
    public @Nullable TransformFunc<KubeObject> transform() {
        return values.transform;
    }

    /** {@return the shard that all informers list and watch; null for all objects} */
    public @Nullable ShardSelector shardSelector() {
        return values.shard;
    }

    /** {@return the name of the informers for threads, logs and metrics; null for none} */
    public @Nullable InformerName informerName() {
        return values.informerName;
    }

    /** {@return whether the first list is requested as a stream} */
    public boolean useWatchList() {
        return values.useWatchList;
    }

    /** {@return creates the registry} */
    public InformerRegistry.Source registry() {
        return values.registry;
    }

    /** {@return provides the parts of which the informers are made} */
    public InformerParts.Source parts() {
        return values.parts;
    }

    /** {@return provides threads, locks and time} */
    public Concurrency concurrency() {
        return values.concurrency;
    }

    /** Returns the transform for one type, which checks that the object keeps its Java type; null if there is none. */
    <T extends KubeObject> @Nullable TransformFunc<T> transformOf(ResourceType<T> type) {
        TransformFunc<KubeObject> function = values.transform;
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

    private FactoryOptions changed(Consumer<Values> change) {
        Values copy = new Values();
        copy.namespace = values.namespace;
        copy.resyncPeriod = values.resyncPeriod;
        copy.customResync = values.customResync;
        copy.tweak = values.tweak;
        copy.transform = values.transform;
        copy.shard = values.shard;
        copy.informerName = values.informerName;
        copy.useWatchList = values.useWatchList;
        copy.registry = values.registry;
        copy.parts = values.parts;
        copy.concurrency = values.concurrency;
        change.accept(copy);
        return new FactoryOptions(copy);
    }
}
