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
import java.util.function.Consumer;
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

    private final Values<T> values; // not changed after the constructor

    private static final class Values<T extends KubeObject> {
        private final ListerWatcher<T> listerWatcher;
        private final ResourceType<T> type;
        private Duration resyncPeriod = Duration.ZERO;
        private Map<String, IndexFunc<T>> indexers = Map.of();
        private @Nullable TransformFunc<T> transform;
        private UnaryOperator<ReflectorOptions<T>> reflector = UnaryOperator.identity();
        private InformerParts<T> parts = InformerParts.standard();
        private @Nullable InformerName informerName;
        private Concurrency concurrency = Concurrency.threads();

        Values(ListerWatcher<T> listerWatcher, ResourceType<T> type) {
            this.listerWatcher = Objects.requireNonNull(listerWatcher, "listerWatcher");
            this.type = Objects.requireNonNull(type, "type");
        }
    }

    private InformerOptions(Values<T> values) {
        this.values = values;
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
        return new InformerOptions<>(new Values<>(listerWatcher, type));
    }

    /**
     * Sets how often all objects are delivered to the handlers again, without a request to the server.
     *
     * @param period zero for never, whatever a handler asks for
     * @return changed options
     */
    public InformerOptions<T> withResyncPeriod(Duration period) {
        if (period.isNegative()) {
            throw new IllegalArgumentException("expected a resync period of zero (never) or more, found " + period);
        }
        return changed(to -> to.resyncPeriod = period);
    }

    /**
     * Sets the index functions.
     *
     * @param functions the functions by the names of their indices
     * @return changed options
     */
    public InformerOptions<T> withIndexers(Map<String, ? extends IndexFunc<? super T>> functions) {
        Map<String, IndexFunc<T>> all = IndexFunc.narrow(functions);
        return changed(to -> to.indexers = all);
    }

    /**
     * Sets a function that changes each object before it is queued.
     *
     * @param function the function; null for none
     * @return changed options
     */
    public InformerOptions<T> withTransform(@Nullable TransformFunc<T> function) {
        return changed(to -> to.transform = function);
    }

    /**
     * Sets a function that changes the reflector's options, such as
     * {@code options -> options.withMinWatchTimeout(...)}.
     *
     * @param change called with the options that the informer would use
     * @return changed options
     */
    public InformerOptions<T> withReflector(UnaryOperator<ReflectorOptions<T>> change) {
        return changed(to -> to.reflector = Objects.requireNonNull(change, "reflector"));
    }

    /**
     * Sets the parts of which the informer is made.
     *
     * @param others the parts
     * @return changed options
     */
    public InformerOptions<T> withParts(InformerParts<T> others) {
        return changed(to -> to.parts = Objects.requireNonNull(others, "parts"));
    }

    /**
     * Sets the name of the informer for threads, logs and metrics.
     *
     * @param name shared by all informers of a program or a controller; null for none: the resource alone is the name
     * @return changed options
     */
    public InformerOptions<T> withInformerName(@Nullable InformerName name) {
        return changed(to -> to.informerName = name);
    }

    /**
     * Sets what provides threads, locks and time.
     *
     * @param other {@link Concurrency#threads} by default
     * @return changed options
     */
    public InformerOptions<T> withConcurrency(Concurrency other) {
        return changed(to -> to.concurrency = Objects.requireNonNull(other, "concurrency"));
    }

    /** {@return lists and watches the objects} */
    public ListerWatcher<T> listerWatcher() {
        return values.listerWatcher;
    }

    /** {@return the type of the objects} */
    public ResourceType<T> type() {
        return values.type;
    }

    /** {@return how often all objects are delivered again; zero for never} */
    public Duration resyncPeriod() {
        return values.resyncPeriod;
    }

    /** {@return the index functions by the names of their indices; unmodifiable} */
    public Map<String, IndexFunc<T>> indexers() {
        return values.indexers;
    }

    /** {@return the function that changes each object before it is queued; null for none} */
    public @Nullable TransformFunc<T> transform() {
        return values.transform;
    }

    /** {@return the function that changes the reflector's options} */
    public UnaryOperator<ReflectorOptions<T>> reflector() {
        return values.reflector;
    }

    /** {@return the parts of which the informer is made} */
    public InformerParts<T> parts() {
        return values.parts;
    }

    /** {@return provides threads, locks and time} */
    public Concurrency concurrency() {
        return values.concurrency;
    }

    /** {@return the name of the informer for threads, logs and metrics; null for none} */
    public @Nullable InformerName informerName() {
        return values.informerName;
    }

    /** Returns the name for threads and log lines, such as {@code v1/pods} or {@code job-controller v1/pods}. */
    String name() {
        return (values.informerName == null ? "" : values.informerName + " ") + values.type.resource();
    }

    private InformerOptions<T> changed(Consumer<Values<T>> change) {
        Values<T> copy = new Values<>(values.listerWatcher, values.type);
        copy.resyncPeriod = values.resyncPeriod;
        copy.indexers = values.indexers;
        copy.transform = values.transform;
        copy.reflector = values.reflector;
        copy.parts = values.parts;
        copy.informerName = values.informerName;
        copy.concurrency = values.concurrency;
        change.accept(copy);
        return new InformerOptions<>(copy);
    }
}
