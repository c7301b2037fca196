/**
 * Floor 5: the reflector, which keeps a store or queue equal to the server's objects, also after failures.
 *
 * <p>Entry point: {@link informers.reflector.Reflector}, created with {@link informers.reflector.ReflectorOptions}. To read
 * it, begin with {@link informers.reflector.Reaction}, the table of failures; then {@code WatchLoop}, which acts on it;
 * {@code WatchHandler}, which reads one watch; {@code PagedLister} and {@code SyncVersion}, which determine the
 * resourceVersion of a list; and {@code WatchList}, the streamed list. {@link informers.reflector.ReflectorMonitor} and
 * {@link informers.reflector.ReflectorStats} show what it does.
 *
 * <p>Corresponds to client-go's {@code tools/cache/reflector.go}. Chapter 04 opens it.
 */
@NullMarked
package informers.reflector;

import org.jspecify.annotations.NullMarked;
