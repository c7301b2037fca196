/**
 * Floor 9: work queues, and a small controller loop: what stands between an informer's handlers and the code that brings
 * the cluster to the wanted state.
 *
 * <p>A handler only puts the key of what changed into a {@link informers.workqueue.WorkQueue}; workers take keys out and
 * look up in the store how things are <em>now</em>. Entry points: {@link informers.workqueue.WorkQueues} and
 * {@link informers.workqueue.ReconcileLoop}. Corresponds to client-go's {@code util/workqueue}. Chapter 11 opens it.
 */
@NullMarked
package informers.workqueue;

import org.jspecify.annotations.NullMarked;
