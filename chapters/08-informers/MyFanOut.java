import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import workbook.grade.Todo;

/**
 * Your file for chapter 08. Write the bodies, one task after the other; `mvn test` grades them.
 * What is asked for stands in README.md; what the parameters mean, in FanOut.java.
 */
public class MyFanOut implements FanOut {
    /** Many threads look at this list; it may be gone through while somebody adds to it. */
    private final List<MyListener> listeners = new CopyOnWriteArrayList<>();

    // Task 8.4 and 8.5
    @Override
    public Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        MyListener listener = new MyListener(handler);
        if (!content.get().isEmpty()) {
            // new Notification.Add<>(object, true) is an add of the initial list
            throw new Todo("8.4 a late handler; 8.5 nothing comes between the look into the store and the joining");
        }
        listeners.add(listener);
        return listener;
    }

    // Given
    @Override
    public void leave(Listener listener) {
        listeners.remove(listener);
    }

    // Task 8.1, 8.3 and 8.5
    @Override
    public void publish(Runnable write, Notification<KubeObject> news) {
        throw new Todo("8.1 first the store; 8.3 then every listener; 8.5 nobody joins in between");
    }

    // Task 8.6
    @Override
    public void storeSynced() {
        throw new Todo("8.6 the store has synced");
    }

    /** One handler and its buffer. */
    private final class MyListener implements Listener {
        private final ResourceEventHandler<KubeObject> handler;

        /** Two threads use it: the informer's adds, the handler's takes. This class allows that. */
        private final Queue<Notification<KubeObject>> pending = new ConcurrentLinkedQueue<>();

        MyListener(ResourceEventHandler<KubeObject> handler) {
            this.handler = handler;
        }

        // Task 8.1
        @Override
        public void add(Notification<KubeObject> news) {
            throw new Todo("8.1 into the buffer");
        }

        // Task 8.1, 8.2 and 8.6
        @Override
        public boolean deliverNext() {
            // news.deliverTo(handler) calls the right one of its methods
            throw new Todo("8.1 out of the buffer; 8.2 nothing to tell; 8.6 told");
        }

        // Task 8.2
        @Override
        public int backlog() {
            throw new Todo("8.2 how much waits");
        }

        // Task 8.6
        @Override
        public boolean hasSynced() {
            // news.isInInitialList() says whether it was there when the handler began to listen
            throw new Todo("8.6 everything has been told");
        }
    }
}
