package informers.handler;

import informers.api.DeletedObject;
import java.util.Objects;

/**
 * Is told what happens to objects. States may be skipped; per object the order is right: nothing before its add, nothing
 * after its delete but a new add.
 *
 * <p>An informer calls one handler from one thread at a time. A slow handler lets its own events pile up, nobody else's;
 * so hand long work to a work queue. Objects cannot be changed, so they may be kept. Corresponds to client-go's
 * {@code cache.ResourceEventHandler}.
 */
public interface ResourceEventHandler<T> {
    /**
     * An object that was not known before.
     *
     * @param isInInitialList whether it was there already when this handler began to listen
     */
    void onAdd(T object, boolean isInInitialList);

    /**
     * An object was changed; or it is shown again (resync, or a new list), then both are of the same resourceVersion. With
     * another UID it is another object of the same name: the delete between was not seen.
     */
    void onUpdate(T before, T now);

    /** An object is gone. */
    void onDelete(DeletedObject<T> gone);

    /**
     * Returns a handler of a more general type as one of {@code T}: a handler for any {@code KubeObject} can be notified
     * of Pods. The objects that a handler receives cannot be changed, so this is safe.
     *
     * @return the same handler
     */
    @SuppressWarnings("unchecked") // it only ever receives a T, and a DeletedObject gives out no more than it holds
    static <T> ResourceEventHandler<T> narrow(ResourceEventHandler<? super T> handler) {
        return (ResourceEventHandler<T>) Objects.requireNonNull(handler, "handler");
    }
}
