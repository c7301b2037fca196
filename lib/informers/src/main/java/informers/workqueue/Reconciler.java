package informers.workqueue;

/**
 * Brings one thing to the state that it should have.
 *
 * <p>Called by the workers of a {@link ReconcileLoop}: for several keys at once, never for one key twice at once. It gets
 * a key and no event, for several events may have become one; so it asks the store how things are now, and does what is
 * missing. It must be right also if it is called when there is nothing to do. Corresponds to the {@code syncHandler} of
 * client-go's examples and to controller-runtime's {@code reconcile.Reconciler}.
 */
@FunctionalInterface
public interface Reconciler<T> {
    /**
     * Works on one key.
     *
     * @throws Exception if it failed: the key comes again, later after each failure
     */
    Result reconcile(T key) throws Exception;
}
