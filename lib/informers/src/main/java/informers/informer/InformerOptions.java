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
 * The options of an informer: what it watches, and how.
 *
 * <p>Immutable; thread-safe. Corresponds to client-go's {@code cache.InformerOptions} and {@code SharedIndexInformerOptions}.
 *
 * @param <T> the type of the objects
 */
public final class InformerOptions<T extends KubeObject> {
    private final ListerWatcher<T> listerWatcher;
    private final ResourceType<T> type;
    private final Duration resyncPeriod;
    private final Map<String, IndexFunc<T>> indexers;
    private final @Nullable TransformFunc<T> transform;
    private final UnaryOperator<ReflectorOptions<T>> reflector;
    private final InformerParts<T> parts;
    private final Concurrency concurrency;

    private InformerOptions(
            ListerWatcher<T> listerWatcher,
            ResourceType<T> type,
            Duration resyncPeriod,
            Map<String, IndexFunc<T>> indexers,
            @Nullable TransformFunc<T> transform,
            UnaryOperator<ReflectorOptions<T>> reflector,
            InformerParts<T> parts,
            Concurrency concurrency) {
        this.listerWatcher = Objects.requireNonNull(listerWatcher, "listerWatcher");
        this.type = Objects.requireNonNull(type, "type");
        this.resyncPeriod = Objects.requireNonNull(resyncPeriod, "resyncPeriod");
        this.indexers = indexers;
        this.transform = transform;
        this.reflector = Objects.requireNonNull(reflector, "reflector");
        this.parts = Objects.requireNonNull(parts, "parts");
        this.concurrency = Objects.requireNonNull(concurrency, "concurrency");
        if (resyncPeriod.isNegative()) {
            throw new IllegalArgumentException(
                    "expected a resync period of zero (never) or more, found " + resyncPeriod);
        }
    }

    /**
     * Returns the default options: no resync, no indices, no transform.
     *
     * @param <T> the type of the objects
     * @param listerWatcher lists and watches the objects
     * @param type the type of the objects; objects of another type are dropped
     * @return the options
     */
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

    /**
     * Sets how often all objects are delivered to the handlers again, without a request to the server.
     *
     * @param period zero for never, whatever a handler asks for
     * @return changed options
     */
    public InformerOptions<T> withResyncPeriod(Duration period) {
        return new InformerOptions<>(listerWatcher, type, period, indexers, transform, reflector, parts, concurrency);
    }

    /**
     * Sets the index functions.
     *
     * @param functions the functions by the names of their indices
     * @return changed options
     */
    public InformerOptions<T> withIndexers(Map<String, ? extends IndexFunc<? super T>> functions) {
        Map<String, IndexFunc<T>> all = IndexFunc.narrow(functions);
        return new InformerOptions<>(listerWatcher, type, resyncPeriod, all, transform, reflector, parts, concurrency);
    }

    /**
     * Sets a function that changes each object before it is queued.
     *
     * @param function the function; null for none
     * @return changed options
     */
    public InformerOptions<T> withTransform(@Nullable TransformFunc<T> function) {
        return new InformerOptions<>(
                listerWatcher, type, resyncPeriod, indexers, function, reflector, parts, concurrency);
    }

    /**
     * Sets a function that changes the reflector's options, such as
     * {@code options -> options.withMinWatchTimeout(...)}.
     *
     * @param change called with the options that the informer would use
     * @return changed options
     */
    public InformerOptions<T> withReflector(UnaryOperator<ReflectorOptions<T>> change) {
        return new InformerOptions<>(
                listerWatcher, type, resyncPeriod, indexers, transform, change, parts, concurrency);
    }

    /**
     * Sets the parts of which the informer is made.
     *
     * @param others the parts
     * @return changed options
     */
    public InformerOptions<T> withParts(InformerParts<T> others) {
        return new InformerOptions<>(
                listerWatcher, type, resyncPeriod, indexers, transform, reflector, others, concurrency);
    }

    /**
     * Sets what provides threads, locks and time.
     *
     * @param other {@link Concurrency#threads} by default
     * @return changed options
     */
    public InformerOptions<T> withConcurrency(Concurrency other) {
        return new InformerOptions<>(listerWatcher, type, resyncPeriod, indexers, transform, reflector, parts, other);
    }

    /** {@return lists and watches the objects} */
    public ListerWatcher<T> listerWatcher() {
        return listerWatcher;
    }

    /** {@return the type of the objects} */
    public ResourceType<T> type() {
        return type;
    }

    /** {@return how often all objects are delivered again; zero for never} */
    public Duration resyncPeriod() {
        return resyncPeriod;
    }

    /** {@return the index functions by the names of their indices; unmodifiable} */
    public Map<String, IndexFunc<T>> indexers() {
        return indexers;
    }

    /** {@return the function that changes each object before it is queued; null for none} */
    public @Nullable TransformFunc<T> transform() {
        return transform;
    }

    /** {@return the function that changes the reflector's options} */
    public UnaryOperator<ReflectorOptions<T>> reflector() {
        return reflector;
    }

    /** {@return the parts of which the informer is made} */
    public InformerParts<T> parts() {
        return parts;
    }

    /** {@return provides threads, locks and time} */
    public Concurrency concurrency() {
        return concurrency;
    }

    /** Returns the name for threads and log lines, such as {@code v1/pods}. */
    String name() {
        return type.resource().toString();
    }
}
