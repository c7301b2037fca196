package informers.internal.store;

import informers.api.DeletedObject;
import java.util.List;

/**
 * A store that applies many changes under one lock: readers see all of them or none.
 *
 * <p>Thread-safe. All stores from {@code Stores} implement it. Corresponds to client-go's {@code cache.TransactionStore}.
 *
 * @param <T> the type of the objects
 */
public interface TransactionStore<T> {
    /**
     * Applies changes in order. A change that fails (no key, not transformed, not indexed) is left out; the others are
     * applied.
     *
     * @param changes the changes
     * @throws TransactionException if some failed; it names those that were applied
     */
    void transaction(List<Transaction<T>> changes);

    /**
     * One of several changes that are applied at once.
     *
     * <p>Immutable; thread-safe. Corresponds to client-go's {@code cache.Transaction}.
     *
     * @param <T> the type of the object
     */
    sealed interface Transaction<T> {
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
}
