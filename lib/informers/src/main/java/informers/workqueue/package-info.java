/**
 * Floor 9: work queues, and a reconcile loop: the parts between an informer's handlers and the code that brings the cluster
 * to its desired state.
 *
 * <p>A handler only adds the key of the changed object to a {@link informers.workqueue.WorkQueue}. Workers take keys from
 * the queue and read the current state from the store: reconciling is level-triggered. Entry points: {@link informers.workqueue.WorkQueues} and
 * {@link informers.workqueue.ReconcileLoop}. Corresponds to client-go's {@code util/workqueue}. Chapter 11 opens it.
 */
@NullMarked
package informers.workqueue;

import org.jspecify.annotations.NullMarked;
