/**
 * Floor 5: the reflector, which keeps a store or queue equal to what the server has, come what may.
 *
 * <p>Entry point: {@link informers.reflector.Reflector}, made with {@link informers.reflector.ReflectorOptions}. To read it,
 * begin with {@link informers.reflector.Reaction}, the table of failures; then {@code WatchLoop}, which acts on it;
 * {@code WatchHandler}, which reads one watch; {@code PagedLister} and {@code SyncVersion}, which know from where to list; and
 * {@code WatchList}, the list that comes as a stream. What happens can be seen through
 * {@link informers.reflector.ReflectorMonitor} and {@link informers.reflector.ReflectorStats}.
 *
 * <p>Corresponds to client-go's {@code tools/cache/reflector.go}. Chapter 04 opens it.
 */
@NullMarked
package informers.reflector;

import org.jspecify.annotations.NullMarked;
