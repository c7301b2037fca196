// A right answer in another form: the listeners are an immutable list that is replaced, and progress is an immutable record. A fair
// lock keeps join and publish apart.
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

public class SnapshotFanOut implements FanOut {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final AtomicReference<List<Listener>> listeners = new AtomicReference<>(List.of());
    private final AtomicReference<Boolean> storeSynced = new AtomicReference<>(false);

    @Override
    public Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        lock.lock();
        try {
            Listener joined = new Buffered(handler);
            for (KubeObject object : content.get()) {
                joined.add(new Notification.Add<>(object, true));
            }
            listeners.updateAndGet(all -> Stream.concat(all.stream(), Stream.of(joined)).toList());
            return joined;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void leave(Listener listener) {
        listeners.updateAndGet(all -> all.stream().filter(one -> one != listener).toList());
    }

    @Override
    public void publish(Runnable write, Notification<KubeObject> notification) {
        lock.lock();
        try {
            write.run();
            listeners.get().forEach(listener -> listener.add(notification));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void storeSynced() {
        storeSynced.set(true);
    }

    /** How many adds of the initial list came, and how many the handler has returned from. */
    private record Progress(int came, int delivered) {
        Progress oneMore() {
            return new Progress(came + 1, delivered);
        }

        Progress oneDelivered() {
            return new Progress(came, delivered + 1);
        }

        boolean complete() {
            return came == delivered;
        }
    }

    private final class Buffered implements Listener {
        private final ResourceEventHandler<KubeObject> handler;
        private final LinkedBlockingDeque<Notification<KubeObject>> buffer = new LinkedBlockingDeque<>();
        private final AtomicReference<Progress> progress = new AtomicReference<>(new Progress(0, 0));

        Buffered(ResourceEventHandler<KubeObject> handler) {
            this.handler = handler;
        }

        @Override
        public void add(Notification<KubeObject> notification) {
            if (notification.isInInitialList()) {
                progress.updateAndGet(Progress::oneMore);
            }
            buffer.addFirst(notification);
        }

        @Override
        public boolean deliverNext() {
            Notification<KubeObject> oldest = buffer.pollLast();
            if (oldest == null) {
                return false;
            }
            oldest.deliverTo(handler);
            if (oldest.isInInitialList()) {
                progress.updateAndGet(Progress::oneDelivered);
            }
            return true;
        }

        @Override
        public int backlog() {
            return buffer.size();
        }

        @Override
        public boolean hasSynced() {
            return storeSynced.get() && progress.get().complete();
        }
    }
}
