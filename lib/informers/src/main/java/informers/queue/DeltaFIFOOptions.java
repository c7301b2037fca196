package informers.queue;

import informers.api.KeyFunction;
import informers.api.TransformFunc;
import java.util.Objects;
import java.util.Optional;

/**
 * The options of a {@link DeltaFIFO}.
 *
 * <pre>{@code
 * DeltaFIFOOptions.of(Pod::key).withKnownObjects(store).withEmitDeltaTypeReplaced(true)
 * }</pre>
 *
 * <p>Immutable; thread-safe. Corresponds to client-go's {@code cache.DeltaFIFOOptions}.
 *
 * @param <T> the type of the objects
 */
public final class DeltaFIFOOptions<T> {
    private final KeyFunction<T> keyFunction;
    private final KnownObjects<T> knownObjects;
    private final boolean emitDeltaTypeReplaced;
    private final Optional<TransformFunc<T>> transformer;

    private DeltaFIFOOptions(
            KeyFunction<T> keyFunction,
            KnownObjects<T> knownObjects,
            boolean emitDeltaTypeReplaced,
            Optional<TransformFunc<T>> transformer) {
        this.keyFunction = Objects.requireNonNull(keyFunction, "keyFunction");
        this.knownObjects = Objects.requireNonNull(knownObjects, "knownObjects");
        this.emitDeltaTypeReplaced = emitDeltaTypeReplaced;
        this.transformer = transformer;
    }

    /**
     * Returns the default options: no known objects, listed objects are queued as Sync, no transform.
     *
     * @param <T> the type of the objects
     * @param keyFunction computes the key of an object
     * @return the options
     */
    public static <T> DeltaFIFOOptions<T> of(KeyFunction<? super T> keyFunction) {
        return new DeltaFIFOOptions<>(KeyFunction.narrow(keyFunction), KnownObjects.none(), false, Optional.empty());
    }

    /**
     * Sets the store that the consumer fills. With it, the queue accepts the deletion of an object that is stored but not
     * queued, finds the objects that a list leaves out, and can resync.
     *
     * @param known the store
     * @return changed options
     */
    public DeltaFIFOOptions<T> withKnownObjects(KnownObjects<T> known) {
        return new DeltaFIFOOptions<>(keyFunction, known, emitDeltaTypeReplaced, transformer);
    }

    /**
     * Sets the type of listed objects.
     *
     * @param emit true for Replaced, which is distinct from a resync; false for Sync, as client-go does for consumers that
     *     are older than Replaced
     * @return changed options
     */
    public DeltaFIFOOptions<T> withEmitDeltaTypeReplaced(boolean emit) {
        return new DeltaFIFOOptions<>(keyFunction, knownObjects, emit, transformer);
    }

    /**
     * Sets a function that changes each object before it is queued.
     *
     * @param transform the function
     * @return changed options
     */
    public DeltaFIFOOptions<T> withTransformer(TransformFunc<T> transform) {
        return new DeltaFIFOOptions<>(keyFunction, knownObjects, emitDeltaTypeReplaced, Optional.of(transform));
    }

    /** {@return the function that computes the key of an object} */
    public KeyFunction<T> keyFunction() {
        return keyFunction;
    }

    /** {@return the store that the consumer fills} */
    public KnownObjects<T> knownObjects() {
        return knownObjects;
    }

    /** {@return whether listed objects are queued as Replaced} */
    public boolean emitDeltaTypeReplaced() {
        return emitDeltaTypeReplaced;
    }

    /** {@return the function that changes each object before it is queued; empty for none} */
    public Optional<TransformFunc<T>> transformer() {
        return transformer;
    }
}
