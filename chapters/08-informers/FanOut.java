import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.function.Supplier;

/**
 * What you build in chapter 08: the upper half of a shared informer. News come in once and go to all handlers, each in
 * its own time.
 *
 * <p>The informer's thread calls {@link #publish}. Each handler has a thread of its own, which calls its
 * {@link Listener#deliverNext}. Anybody may call the others, at any time.
 */
public interface FanOut {

    /**
     * A handler joins. First it is to be told of what is there already, then of all that is published from now on. It is
     * never called in here: its thread may be the slow one.
     *
     * @param content looks into the store
     */
    Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content);

    /** A handler leaves. What still waits for it is dropped. */
    void leave(Listener listener);

    /**
     * Something happened: it is written to the store, and all handlers are to be told. Does not wait for any of them.
     *
     * @param write writes it to the store
     */
    void publish(Runnable write, Notification<KubeObject> news);

    /** The store holds the whole first list, and it has been published. */
    void storeSynced();

    /** One handler's place: what it has not been told yet. */
    interface Listener {
        /** Puts news into the buffer. Does not wait for the handler. */
        void add(Notification<KubeObject> news);

        /**
         * Takes the oldest news out of the buffer and tells the handler. What the handler throws, comes out. Does not
         * wait for news.
         *
         * @return false if there was nothing to tell
         */
        boolean deliverNext();

        /** How much waits in the buffer. */
        int backlog();

        /** Whether the store has synced, and this handler has been told of everything that was there until then. */
        boolean hasSynced();
    }
}
