// A right answer, built differently: one lock for all lists and buffers, never held while a handler is called; and two
// counters for each handler's progress.
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

public class CountedFanOut implements FanOut {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Counted> all = new ArrayList<>();
    private boolean synced;

    @Override
    public Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        return locked(() -> {
            Counted joined = new Counted(handler);
            content.get().forEach(object -> joined.add(new Notification.Add<>(object, true)));
            all.add(joined);
            return joined;
        });
    }

    @Override
    public void leave(Listener listener) {
        locked(() -> all.remove(listener));
    }

    @Override
    public void publish(Runnable write, Notification<KubeObject> notification) {
        locked(() -> {
            write.run();
            all.forEach(counted -> counted.add(notification));
            return null;
        });
    }

    @Override
    public void storeSynced() {
        locked(() -> synced = true);
    }

    private <R> R locked(Supplier<R> body) {
        lock.lock();
        try {
            return body.get();
        } finally {
            lock.unlock();
        }
    }

    private final class Counted implements Listener {
        private final ResourceEventHandler<KubeObject> handler;
        private final Deque<Notification<KubeObject>> buffer = new ArrayDeque<>();
        private int initialAdded;
        private int initialDelivered;

        Counted(ResourceEventHandler<KubeObject> handler) {
            this.handler = handler;
        }

        @Override
        public void add(Notification<KubeObject> notification) {
            locked(() -> {
                initialAdded += notification.isInInitialList() ? 1 : 0;
                return buffer.offerLast(notification);
            });
        }

        @Override
        public boolean deliverNext() {
            Notification<KubeObject> notification = locked(buffer::pollFirst);
            if (notification == null) {
                return false;
            }
            notification.deliverTo(handler);
            locked(() -> initialDelivered += notification.isInInitialList() ? 1 : 0);
            return true;
        }

        @Override
        public int backlog() {
            return locked(buffer::size);
        }

        @Override
        public boolean hasSynced() {
            return locked(() -> synced && initialDelivered == initialAdded);
        }
    }
}
