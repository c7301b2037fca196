// A right answer, built differently: one lock for all lists and buffers, which no handler is ever called under; and a
// handler's progress as two numbers.
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
    public void publish(Runnable write, Notification<KubeObject> news) {
        locked(() -> {
            write.run();
            all.forEach(counted -> counted.add(news));
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
        private int initialTold;

        Counted(ResourceEventHandler<KubeObject> handler) {
            this.handler = handler;
        }

        @Override
        public void add(Notification<KubeObject> news) {
            locked(() -> {
                initialAdded += news.isInInitialList() ? 1 : 0;
                return buffer.offerLast(news);
            });
        }

        @Override
        public boolean deliverNext() {
            Notification<KubeObject> news = locked(buffer::pollFirst);
            if (news == null) {
                return false;
            }
            news.deliverTo(handler);
            locked(() -> initialTold += news.isInInitialList() ? 1 : 0);
            return true;
        }

        @Override
        public int backlog() {
            return locked(buffer::size);
        }

        @Override
        public boolean hasSynced() {
            return locked(() -> synced && initialTold == initialAdded);
        }
    }
}
