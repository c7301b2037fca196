/**
 * Floor 7: event handlers, and (in {@code informers.internal.handler}) the processing of popped deltas: first the store is
 * updated, then the handler is notified.
 *
 * <p>Entry points: {@link informers.handler.ResourceEventHandler} for users,
 * {@link informers.internal.handler.ProcessDeltas} for readers. Corresponds to client-go's
 * {@code tools/cache/controller.go}. Chapter 07 opens it.
 */
@NullMarked
package informers.handler;

import org.jspecify.annotations.NullMarked;
