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
 * The tasks are described in README.md, the parameters in FanOut.java.
 */
public class MyFanOut implements FanOut {
    /** Used by several threads: this class allows iterating over the list while another thread changes it. */
    private final List<MyListener> listeners = new CopyOnWriteArrayList<>();

    // Task 8.4 and 8.5
    @Override
    public Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        MyListener listener = new MyListener(handler);
        List<KubeObject> objects = content.get(); // what the store holds now: read it once
        if (!objects.isEmpty()) {
            // new Notification.Add<>(object, true) creates an add of the initial list
            throw new Todo("8.4 a late handler; 8.5 nothing is published between reading the store and adding");
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
    public void publish(Runnable write, Notification<KubeObject> notification) {
        throw new Todo("8.1 first the store; 8.3 then every listener; 8.5 no handler is added in between");
    }

    // Task 8.6
    @Override
    public void storeSynced() {
        throw new Todo("8.6 the store has synced");
    }

    /** One handler and its buffer. */
    private final class MyListener implements Listener {
        private final ResourceEventHandler<KubeObject> handler;

        /** Used by two threads: the informer's thread adds, the handler's thread removes. This class allows that. */
        private final Queue<Notification<KubeObject>> pending = new ConcurrentLinkedQueue<>();

        MyListener(ResourceEventHandler<KubeObject> handler) {
            this.handler = handler;
        }

        // Task 8.1
        @Override
        public void add(Notification<KubeObject> notification) {
            throw new Todo("8.1 into the buffer");
        }

        // Task 8.1, 8.2 and 8.6
        @Override
        public boolean deliverNext() {
            // notification.deliverTo(handler) calls onAdd, onUpdate or onDelete
            throw new Todo("8.1 out of the buffer; 8.2 an empty buffer; 8.6 count what was delivered");
        }

        // Task 8.2
        @Override
        public int backlog() {
            throw new Todo("8.2 the number of notifications in the buffer");
        }

        // Task 8.6
        @Override
        public boolean hasSynced() {
            // notification.isInInitialList() returns whether it is an add of the initial list
            throw new Todo("8.6 the initial list has been delivered");
        }
    }
}
