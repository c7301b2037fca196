import informers.workqueue.Reconciler;
import informers.workqueue.Result;

/**
 * What you build in chapter 11: it brings one namespace to the state that it should have. There, a ConfigMap has a copy of
 * itself in each namespace.
 *
 * <p>Called by the workers of the library's {@code ReconcileLoop}: never for one namespace twice at once. A class that
 * implements it has the constructor {@code (Copies copies)}.
 */
public interface Copier extends Reconciler<String> {
    /**
     * Looks at what is there now, and does what is missing. It is not told what happened, and it may be called when there
     * is nothing to do.
     *
     * @return {@link Result#done()} if all is as it should be; {@link Result#requeue()} to look again, later each time
     * @throws Exception what a request threw: the namespace comes again, later after each failure
     */
    @Override
    Result reconcile(String namespace) throws Exception;
}
