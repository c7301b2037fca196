package informers.queue;

import informers.api.KeyFunction;
import informers.api.TransformFunc;
import java.util.Objects;
import java.util.Optional;

/**
 * The options of a {@link RealFIFO}. Start with {@link #atomic} or {@link #known}.
 *
 * <p>Immutable; thread-safe. Corresponds to client-go's {@code cache.RealFIFOOptions}. What client-go checks at run time,
 * by a panic, is mostly not expressible here: only the known form has a store, and only the atomic form unlocks and queues
 * bookmarks.
 *
 * @param <T> the type of the objects
 */
public final class RealFIFOOptions<T> {
    private final KeyFunction<T> keyFunction;
    private final Optional<KnownObjects<T>> knownObjects;
    private final boolean unlockWhileProcessing;
    private final boolean emitDeltaTypeBookmark;
    private final Optional<TransformFunc<T>> transformer;

    private RealFIFOOptions(
            KeyFunction<T> keyFunction,
            Optional<KnownObjects<T>> knownObjects,
            boolean unlockWhileProcessing,
            boolean emitDeltaTypeBookmark,
            Optional<TransformFunc<T>> transformer) {
        if (knownObjects.isPresent() && unlockWhileProcessing) {
            throw new IllegalArgumentException(
                    "expected unlockWhileProcessing only with RealFIFOOptions.atomic(), but this"
                            + " queue compares lists with the store while it holds its lock. An entry that is popped but not yet"
                            + " stored would look unknown, and its deletion would be lost. Use RealFIFOOptions.atomic().");
        }
        if (knownObjects.isPresent() && emitDeltaTypeBookmark) {
            throw new IllegalArgumentException(
                    "expected emitDeltaTypeBookmark only with RealFIFOOptions.atomic(), but this"
                            + " queue compares keys, and a bookmark is about no object and has no key. Use"
                            + " RealFIFOOptions.atomic().");
        }
        this.keyFunction = Objects.requireNonNull(keyFunction, "keyFunction");
        this.knownObjects = knownObjects;
        this.unlockWhileProcessing = unlockWhileProcessing;
        this.emitDeltaTypeBookmark = emitDeltaTypeBookmark;
        this.transformer = transformer;
    }

    /**
     * Returns the options of client-go's informers since 1.36: a list is one entry, and so is a resync; writers do not wait
     * while an entry is processed; bookmarks are queued.
     *
     * @param <T> the type of the objects
     * @param keyFunction computes the key of an object
     * @return the options
     */
    public static <T> RealFIFOOptions<T> atomic(KeyFunction<? super T> keyFunction) {
        return new RealFIFOOptions<>(KeyFunction.narrow(keyFunction), Optional.empty(), true, true, Optional.empty());
    }

    /**
     * Returns the options of client-go's informers from 1.33 to 1.35: the queue itself compares a list with the store.
     *
     * @param <T> the type of the objects
     * @param keyFunction computes the key of an object
     * @param knownObjects the store that the consumer fills
     * @return the options
     */
    public static <T> RealFIFOOptions<T> known(KeyFunction<? super T> keyFunction, KnownObjects<T> knownObjects) {
        return new RealFIFOOptions<>(
                KeyFunction.narrow(keyFunction), Optional.of(knownObjects), false, false, Optional.empty());
    }

    /**
     * Sets whether writers may write while an entry is processed.
     *
     * @param unlock whether the lock is free while an entry is processed
     * @return changed options
     * @throws IllegalArgumentException if true, and the options are not atomic
     */
    public RealFIFOOptions<T> withUnlockWhileProcessing(boolean unlock) {
        return new RealFIFOOptions<>(keyFunction, knownObjects, unlock, emitDeltaTypeBookmark, transformer);
    }

    /**
     * Sets whether bookmarks are queued.
     *
     * @param emit whether a bookmark is an entry of the queue
     * @return changed options
     * @throws IllegalArgumentException if true, and the options are not atomic
     */
    public RealFIFOOptions<T> withEmitDeltaTypeBookmark(boolean emit) {
        return new RealFIFOOptions<>(keyFunction, knownObjects, unlockWhileProcessing, emit, transformer);
    }

    /**
     * Sets a function that changes each object before it is queued.
     *
     * @param transform the function
     * @return changed options
     */
    public RealFIFOOptions<T> withTransformer(TransformFunc<T> transform) {
        return new RealFIFOOptions<>(
                keyFunction, knownObjects, unlockWhileProcessing, emitDeltaTypeBookmark, Optional.of(transform));
    }

    /** {@return the function that computes the key of an object} */
    public KeyFunction<T> keyFunction() {
        return keyFunction;
    }

    /** {@return the store that the consumer fills; empty for the atomic form} */
    public Optional<KnownObjects<T>> knownObjects() {
        return knownObjects;
    }

    /** {@return whether a list is one entry, and so is a resync: the consumer compares them with its store} */
    public boolean atomicEvents() {
        return knownObjects.isEmpty();
    }

    /** {@return whether writers may write while an entry is processed} */
    public boolean unlockWhileProcessing() {
        return unlockWhileProcessing;
    }

    /** {@return whether bookmarks are queued} */
    public boolean emitDeltaTypeBookmark() {
        return emitDeltaTypeBookmark;
    }

    /** {@return the function that changes each object before it is queued; empty for none} */
    public Optional<TransformFunc<T>> transformer() {
        return transformer;
    }
}
