/**
 * Floor 3: the two requests of every informer, LIST and WATCH, independent of where the objects come from.
 *
 * <p>Entry points: {@link informers.listwatch.ListerWatcher} is the interface, {@link informers.listwatch.ListWatch} creates
 * one from a client, {@link informers.listwatch.Pager} requests long lists page by page. Corresponds to client-go's {@code tools/cache/listwatch.go} and
 * {@code tools/pager}. Chapter 02 opens it.
 */
@NullMarked
package informers.listwatch;

import org.jspecify.annotations.NullMarked;
