import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.function.Supplier;

/**
 * What you build in chapter 08: the part of a shared informer that distributes notifications. Each notification comes
 * in once and is delivered to all handlers; each handler receives it at its own speed.
 *
 * <p>The informer's thread calls {@link #publish}. Each handler has a thread of its own, which calls its
 * {@link Listener#deliverNext}. The other methods may be called by any thread, at any time.
 */
public interface FanOut {

    /**
     * Adds a handler. First it receives the objects that the store holds now, as adds of the initial list, then
     * everything that is published later. This method never calls the handler itself, because a slow handler would
     * block its caller.
     *
     * @param content returns what the store holds
     * @return the handler's listener, which already has the adds of the initial list in its buffer
     */
    Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content);

    /** Removes a handler. Notifications that are still in its buffer are dropped. */
    void leave(Listener listener);

    /**
     * Writes a change to the store, then adds the notification to the buffer of every listener. Does not wait for
     * handlers.
     *
     * @param write writes the change to the store
     * @param notification describes the change
     */
    void publish(Runnable write, Notification<KubeObject> notification);

    /** Called once when the store holds the whole initial list and all of it has been published. */
    void storeSynced();

    /** One handler and its buffer of notifications that were not delivered yet. */
    interface Listener {
        /** Adds a notification to the buffer. Does not wait for the handler. */
        void add(Notification<KubeObject> notification);

        /**
         * Takes the oldest notification out of the buffer and calls the handler with it. Does not wait for a
         * notification.
         *
         * @return false if the buffer was empty, true if a notification was delivered
         * @throws RuntimeException whatever the handler throws
         */
        boolean deliverNext();

        /** Returns the number of notifications in the buffer. */
        int backlog();

        /** Returns whether the store has synced and this handler has returned from every add of the initial list. */
        boolean hasSynced();
    }
}
