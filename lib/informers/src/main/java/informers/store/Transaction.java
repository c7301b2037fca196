package informers.store;

import informers.api.DeletedObject;

/**
 * One of several changes that a {@link TransactionStore} applies at once.
 *
 * <p>Immutable; thread-safe. Corresponds to client-go's {@code cache.Transaction}.
 *
 * @param <T> the type of the object
 */
public sealed interface Transaction<T> {
    /**
     * Adds an object.
     *
     * @param <T> the type of the object
     * @param object the object
     */
    record Add<T>(T object) implements Transaction<T> {}

    /**
     * Updates an object.
     *
     * @param <T> the type of the object
     * @param object the new state
     */
    record Update<T>(T object) implements Transaction<T> {}

    /**
     * Deletes an object.
     *
     * @param <T> the type of the object
     * @param gone its key, and its last known state if there is one
     */
    record Delete<T>(DeletedObject<T> gone) implements Transaction<T> {}
}
