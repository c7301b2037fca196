package informers.queue;

import informers.api.KeyFunction;
import informers.api.TransformFunc;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link DeltaFIFO} can be told when it is made. Corresponds to client-go's {@code cache.DeltaFIFOOptions}.
 *
 * <pre>{@code
 * DeltaFIFOOptions.of(Pod::key).withKnownObjects(store).withEmitDeltaTypeReplaced(true)
 * }</pre>
 *
 * @param keyFunction the key of an object
 * @param knownObjects the store that the consumer fills. With it, the queue tells of the deletion of an object that is
 *     stored and no longer queued, finds what a list leaves out, and can resync
 * @param emitDeltaTypeReplaced what was in a list comes as Replaced, which tells it from a resync. False, as in client-go:
 *     it comes as Sync, for consumers older than that type
 * @param transformer changes each object before it is queued
 */
public record DeltaFIFOOptions<T>(
        KeyFunction<T> keyFunction,
        KnownObjects<T> knownObjects,
        boolean emitDeltaTypeReplaced,
        Optional<TransformFunc<T>> transformer) {
    public DeltaFIFOOptions {
        Objects.requireNonNull(transformer, "transformer");
        Objects.requireNonNull(keyFunction, "keyFunction");
        Objects.requireNonNull(knownObjects, "knownObjects");
    }

    public static <T> DeltaFIFOOptions<T> of(KeyFunction<? super T> keyFunction) {
        return new DeltaFIFOOptions<>(KeyFunction.narrow(keyFunction), KnownObjects.none(), false, Optional.empty());
    }

    public DeltaFIFOOptions<T> withKnownObjects(KnownObjects<T> known) {
        return new DeltaFIFOOptions<>(keyFunction, known, emitDeltaTypeReplaced, transformer);
    }

    public DeltaFIFOOptions<T> withEmitDeltaTypeReplaced(boolean emit) {
        return new DeltaFIFOOptions<>(keyFunction, knownObjects, emit, transformer);
    }

    public DeltaFIFOOptions<T> withTransformer(TransformFunc<T> transform) {
        return new DeltaFIFOOptions<>(keyFunction, knownObjects, emitDeltaTypeReplaced, Optional.of(transform));
    }
}
