package informers.queue;

import informers.api.KeyFunction;
import informers.api.TransformFunc;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RealFIFO} can be told when it is made. Start with {@link #atomic} or {@link #known}. Corresponds to
 * client-go's {@code cache.RealFIFOOptions}.
 *
 * @param keyFunction the key of an object
 * @param knownObjects the store that the consumer fills; only for the form that is not atomic, which must have it
 * @param atomicEvents a list is one entry, and so is a resync: the consumer works out what they mean, with its store
 * @param unlockWhileProcessing writers need not wait while an entry is processed; only for the atomic form
 * @param emitDeltaTypeBookmark bookmarks are entries too; only for the atomic form
 * @param transformer changes each object before it is queued
 */
public record RealFIFOOptions<T>(
        KeyFunction<T> keyFunction,
        @Nullable KnownObjects<T> knownObjects,
        boolean atomicEvents,
        boolean unlockWhileProcessing,
        boolean emitDeltaTypeBookmark,
        Optional<TransformFunc<T>> transformer) {

    /**
     * Checks what goes together.
     *
     * @throws IllegalArgumentException for options that contradict each other, where client-go panics
     */
    public RealFIFOOptions {
        Objects.requireNonNull(transformer, "transformer");
        Objects.requireNonNull(keyFunction, "keyFunction");
        if (atomicEvents && knownObjects != null) {
            throw new IllegalArgumentException(
                    "expected no knownObjects together with atomicEvents, but they were given."
                            + " An atomic queue hands over a list in one piece and never looks into the store: the consumer"
                            + " compares. Leave knownObjects out, or atomicEvents.");
        }
        if (!atomicEvents && knownObjects == null) {
            throw new IllegalArgumentException("expected knownObjects, because atomicEvents is off; none were given."
                    + " This queue tells of what a list leaves out, and for that it must know the store. Give it the"
                    + " store that the consumer fills, or switch atomicEvents on.");
        }
        if (!atomicEvents && unlockWhileProcessing) {
            throw new IllegalArgumentException("expected atomicEvents together with unlockWhileProcessing; it is off."
                    + " This queue compares a list with the store under its lock. Were the lock free while the store is"
                    + " filled, what is popped and not yet stored would look as if nobody knew it, and its deletion"
                    + " would be lost. Switch atomicEvents on.");
        }
        if (!atomicEvents && emitDeltaTypeBookmark) {
            throw new IllegalArgumentException("expected atomicEvents together with emitDeltaTypeBookmark; it is off."
                    + " A bookmark is about no object, so it has no key, and this queue compares keys. Switch"
                    + " atomicEvents on.");
        }
    }

    /** As client-go's informers use it since 1.36: atomic, unlocked while processing, with bookmarks. */
    public static <T> RealFIFOOptions<T> atomic(KeyFunction<? super T> keyFunction) {
        return new RealFIFOOptions<>(KeyFunction.narrow(keyFunction), null, true, true, true, Optional.empty());
    }

    /** As client-go's informers used it from 1.33 on: the queue itself compares a list with the store. */
    public static <T> RealFIFOOptions<T> known(KeyFunction<? super T> keyFunction, KnownObjects<T> knownObjects) {
        return new RealFIFOOptions<>(
                KeyFunction.narrow(keyFunction), knownObjects, false, false, false, Optional.empty());
    }

    public RealFIFOOptions<T> withUnlockWhileProcessing(boolean unlock) {
        return new RealFIFOOptions<>(
                keyFunction, knownObjects, atomicEvents, unlock, emitDeltaTypeBookmark, transformer);
    }

    public RealFIFOOptions<T> withEmitDeltaTypeBookmark(boolean emit) {
        return new RealFIFOOptions<>(keyFunction, knownObjects, atomicEvents, unlockWhileProcessing, emit, transformer);
    }

    public RealFIFOOptions<T> withTransformer(TransformFunc<T> transform) {
        return new RealFIFOOptions<>(
                keyFunction,
                knownObjects,
                atomicEvents,
                unlockWhileProcessing,
                emitDeltaTypeBookmark,
                Optional.of(transform));
    }
}
