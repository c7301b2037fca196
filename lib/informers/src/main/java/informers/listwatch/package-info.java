/**
 * Floor 3: the two questions that every informer asks, LIST and WATCH, without saying whom it asks.
 *
 * <p>Entry points: {@link informers.listwatch.ListerWatcher} for those who ask, {@link informers.listwatch.ListWatch} to
 * make one, {@link informers.listwatch.Pager} for long lists. Corresponds to client-go's {@code tools/cache/listwatch.go} and
 * {@code tools/pager}. Chapter 02 opens it.
 */
@NullMarked
package informers.listwatch;

import org.jspecify.annotations.NullMarked;
