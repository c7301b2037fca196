package informers.store;

import java.util.List;

/**
 * A store that makes many changes under one lock: readers see all of them or none.
 *
 * <p>Any thread. All stores from {@link Stores} are. Corresponds to client-go's {@code cache.TransactionStore}.
 */
public interface TransactionStore<T> {
    /**
     * Makes these changes, in this order. One that fails (no key, not transformed, not indexed) is left out, the others
     * are made.
     *
     * @throws TransactionException if some failed; it says which were made
     */
    void transaction(List<Transaction<T>> changes);
}
