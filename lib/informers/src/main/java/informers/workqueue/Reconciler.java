package informers.workqueue;

/**
 * Brings the actual state of one object to its desired state.
 *
 * <p>Called by the workers of a {@link ReconcileLoop}: concurrently for different keys, never concurrently for one key. It
 * is <em>level-triggered</em>: it receives a key, not an event, because several events may have become one. So it reads the
 * current state from the store, and does what is missing. It must be <em>idempotent</em>: it may be called when there is
 * nothing to do. Corresponds to the {@code syncHandler} of client-go's examples and to controller-runtime's
 * {@code reconcile.Reconciler}.
 *
 * @param <T> the type of the keys
 */
@FunctionalInterface
public interface Reconciler<T> {
    /**
     * Reconciles one key.
     *
     * @param key the key
     * @return whether, and when, to reconcile the key again without a change; not null
     * @throws Exception if it failed: the key is retried after a backoff
     */
    Result reconcile(T key) throws Exception;
}
