import informers.api.ConfigMap;
import informers.workqueue.Reconciler;
import informers.workqueue.Result;
import java.util.Set;

/**
 * What you build in chapter 12: a controller that gives each namespace one ConfigMap, whose name the server generates, and the
 * bookkeeping that it needs because its cache is late: what it has written at which version, and whether the cache has it.
 *
 * <p>The workers of a {@code ReconcileLoop} call {@link #reconcile}, never twice at the same time for one namespace. The thread of
 * an event handler calls {@link #ownerIsGone} and {@link #isOwn} at any time. A class that implements it has the constructor
 * {@code (Settings settings)}.
 */
public interface OwnWrites extends Reconciler<String> {
    /**
     * Returns whether a cache that has reached version {@code read} has the write of version {@code written}.
     *
     * @param read a resourceVersion; {@code ""} if the cache has no list yet
     * @param written a resourceVersion: a decimal number of any length, without leading zeros
     */
    boolean isAsNew(String read, String written);

    /**
     * Remembers a write that succeeded. Of several writes of one owner the newest counts, whatever the order of the calls.
     *
     * @param namespace the owner
     * @param uid the owner's uid: a namespace that was deleted and created again has another one
     * @param version the version in the server's response. {@code ""}, as in an old server's response to a delete, is ignored
     */
    void wroteAt(String namespace, String uid, String version);

    /**
     * Returns whether a cache has every remembered write of a namespace. If so, they are forgotten. True if there are none.
     *
     * @param read the version that the cache has reached; {@code ""} if it has no list yet
     */
    boolean isReady(String namespace, String read);

    /**
     * Called when a namespace was deleted: forgets its writes. The call may come late, after a write of a new namespace with
     * the same name, which is kept.
     *
     * @param uid the uid of the namespace that was deleted
     */
    void ownerIsGone(String namespace, String uid);

    /**
     * Called for each ConfigMap that the informer reports as added or updated; it is in the cache already. Returns whether it is
     * exactly what the newest remembered write of its namespace has left on the server: then the handler adds no key. That write is
     * forgotten. Another client's change is never the controller's own, whatever it has changed.
     */
    boolean isOwn(ConfigMap seen);

    /** Returns the namespaces with remembered writes: a snapshot. */
    Set<String> waiting();

    /**
     * Creates the ConfigMap of a namespace if it has none, and remembers that write. Decides nothing with a cache that does not
     * have the own writes for this namespace: then it returns at once, and is called again soon.
     *
     * @return {@link Result#done()} if nothing is left to do, or the namespace does not exist; {@link Result#requeueAfter} with
     *     {@link Settings#RECHECK} if the cache is late
     * @throws Exception whatever the create throws: the namespace is requeued, later after each failure
     */
    @Override
    Result reconcile(String namespace) throws Exception;
}
