/**
 * Floor 7: what is done with what was popped: first the store is brought up to date, then the handler is told.
 *
 * <p>Entry points: {@link informers.handler.ResourceEventHandler} for those who listen,
 * {@link informers.handler.ProcessDeltas} for how it comes about. Corresponds to client-go's {@code tools/cache/controller.go}.
 * Chapter 07 opens it.
 */
@NullMarked
package informers.handler;

import org.jspecify.annotations.NullMarked;
