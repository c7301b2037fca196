import informers.workqueue.Reconciler;
import informers.workqueue.Result;

/**
 * What you build in chapter 11: a reconciler that brings one namespace to its desired state, in which the namespace has
 * a copy of the source ConfigMap.
 *
 * <p>The workers of the library's {@code ReconcileLoop} call it, never twice at the same time for one namespace. A
 * class that implements it has the constructor {@code (Copies copies)}.
 */
public interface Copier extends Reconciler<String> {
    /**
     * Compares the current state of a namespace with the desired one and does what is missing. It does not learn what
     * happened, and it may be called when there is nothing to do.
     *
     * @return {@link Result#done()} if the namespace has its desired state; {@link Result#requeue()} to be called
     *     again, later each time
     * @throws Exception whatever a request throws: the namespace is requeued, later after each failure
     */
    @Override
    Result reconcile(String namespace) throws Exception;
}
