package informers.handler;

import informers.api.DeletedObject;
import java.util.Objects;

/**
 * Receives notifications about objects. Intermediate states may be skipped. The notifications about one object arrive in
 * order: an add first, and after a delete only a new add.
 *
 * <p>An informer calls a handler from one thread at a time. A slow handler delays its own notifications and grows its
 * backlog, but does not delay other handlers of a shared informer; so pass long work to a work queue. Objects are immutable
 * and may be kept. Corresponds to client-go's {@code cache.ResourceEventHandler}.
 *
 * @param <T> the type of the objects
 */
public interface ResourceEventHandler<T> {
    /**
     * Called when an object is added.
     *
     * @param object the object
     * @param isInInitialList whether it belongs to the initial list: it was there when this handler was added
     */
    void onAdd(T object, boolean isInInitialList);

    /**
     * Called when an object is updated, and after a resync or a relist; then the resourceVersion may be the same. If the
     * UID differs, the object was deleted and created again, and the delete was not seen.
     *
     * @param before the previously known state
     * @param now the new state
     */
    void onUpdate(T before, T now);

    /**
     * Called when an object is deleted.
     *
     * @param gone its key, and its last known state if there is one
     */
    void onDelete(DeletedObject<T> gone);

    /**
     * Returns a handler of a more general type as one of {@code T}: a handler for any {@code KubeObject} can be notified
     * of Pods. The objects that a handler receives cannot be changed, so this is safe.
     *
     * @param <T> the type of the objects
     * @param handler the handler
     * @return the same handler
     */
    @SuppressWarnings("unchecked") // it only ever receives a T, and a DeletedObject gives out no more than it holds
    static <T> ResourceEventHandler<T> narrow(ResourceEventHandler<? super T> handler) {
        return (ResourceEventHandler<T>) Objects.requireNonNull(handler, "handler");
    }
}
