package informers.informer;

import informers.api.DeletedObject;
import informers.handler.ResourceEventHandler;

/**
 * A notification for handlers. All handlers of an informer share one instance.
 *
 * <p>Immutable; thread-safe. Corresponds to {@code addNotification}, {@code updateNotification} and
 * {@code deleteNotification} in client-go's {@code shared_informer.go}.
 *
 * @param <T> the type of the object
 */
public sealed interface Notification<T> {
    /**
     * Notifies a handler.
     *
     * @param handler the handler
     */
    void deliverTo(ResourceEventHandler<T> handler);

    /**
     * Returns whether the object belongs to the initial list: it was there when the handler was added.
     *
     * @return false for updates and deletes
     */
    default boolean isInInitialList() {
        return false;
    }

    /**
     * An object was added.
     *
     * @param <T> the type of the object
     * @param object the object
     * @param isInInitialList whether it belongs to the initial list
     */
    record Add<T>(T object, boolean isInInitialList) implements Notification<T> {
        @Override
        public void deliverTo(ResourceEventHandler<T> handler) {
            handler.onAdd(object, isInInitialList);
        }
    }

    /**
     * An object was updated.
     *
     * @param <T> the type of the object
     * @param before the previously known state
     * @param now the new state
     */
    record Update<T>(T before, T now) implements Notification<T> {
        @Override
        public void deliverTo(ResourceEventHandler<T> handler) {
            handler.onUpdate(before, now);
        }
    }

    /**
     * An object was deleted.
     *
     * @param <T> the type of the object
     * @param gone its key, and its last known state if there is one
     */
    record Delete<T>(DeletedObject<T> gone) implements Notification<T> {
        @Override
        public void deliverTo(ResourceEventHandler<T> handler) {
            handler.onDelete(gone);
        }
    }
}
