package informers.store;

import java.util.List;

/**
 * A store that applies many changes under one lock: readers see all of them or none.
 *
 * <p>Thread-safe. All stores from {@link Stores} implement it. Corresponds to client-go's {@code cache.TransactionStore}.
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
}
