package informers.informer;

import informers.api.DeletedObject;
import informers.handler.ResourceEventHandler;

/**
 * What a handler is to be told. All handlers of an informer share one.
 *
 * <p>A value; any thread. Corresponds to {@code addNotification}, {@code updateNotification} and {@code deleteNotification} in
 * client-go's {@code shared_informer.go}.
 */
public sealed interface Notification<T> {
    /** Tells it. */
    void deliverTo(ResourceEventHandler<T> handler);

    /** Whether it belongs to what was there when the handler began to listen. */
    default boolean isInInitialList() {
        return false;
    }

    record Add<T>(T object, boolean isInInitialList) implements Notification<T> {
        @Override
        public void deliverTo(ResourceEventHandler<T> handler) {
            handler.onAdd(object, isInInitialList);
        }
    }

    record Update<T>(T before, T now) implements Notification<T> {
        @Override
        public void deliverTo(ResourceEventHandler<T> handler) {
            handler.onUpdate(before, now);
        }
    }

    record Delete<T>(DeletedObject<T> gone) implements Notification<T> {
        @Override
        public void deliverTo(ResourceEventHandler<T> handler) {
            handler.onDelete(gone);
        }
    }
}
