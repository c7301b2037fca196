/**
 * Floor 6: the store, what a client knows of the server; and the indexer, which finds things in it.
 *
 * <p>Entry points: {@link informers.store.Store} and {@link informers.store.Indexer}. Answers to client-go's
 * {@code tools/cache/store.go}, {@code index.go} and {@code thread_safe_store.go}. Chapters 05 and 06 open it.
 */
@NullMarked
package informers.store;

import org.jspecify.annotations.NullMarked;
