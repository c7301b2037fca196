/**
 * Floor 6: the store, a cache of the server's objects; and the indexer, which finds objects by indexed values.
 *
 * <p>Entry point: {@link informers.store.Stores} creates a {@link informers.store.Store} or an
 * {@link informers.store.Indexer}. To see how they work, read {@code ThreadSafeStore} and then
 * {@code StoreIndex}. Corresponds to client-go's {@code tools/cache/store.go}, {@code index.go} and
 * {@code thread_safe_store.go}. Chapters 05 and 06 open it.
 */
@NullMarked
package informers.store;

import org.jspecify.annotations.NullMarked;
