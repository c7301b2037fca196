// A right answer in another form: each listener remembers which notifications of the initial list are left, and not how many.
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

public class InitialSetFanOut implements FanOut {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<Remembering> listeners = new LinkedList<>();
    private volatile boolean synced;

    @Override
    public Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        Remembering joined = new Remembering(handler);
        lock.writeLock().lock();
        try {
            content.get().stream()
                    .<Notification<KubeObject>>map(object -> new Notification.Add<>(object, true))
                    .forEachOrdered(joined::add);
            listeners.add(joined);
        } finally {
            lock.writeLock().unlock();
        }
        return joined;
    }

    @Override
    public void leave(Listener listener) {
        lock.writeLock().lock();
        try {
            listeners.removeIf(one -> one == listener);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Only joins and leaves change the list, so a read lock is enough here. */
    @Override
    public void publish(Runnable write, Notification<KubeObject> notification) {
        lock.readLock().lock();
        try {
            write.run();
            listeners.forEach(listener -> listener.add(notification));
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void storeSynced() {
        synced = true;
    }

    /** A notification in the buffer. Two of them are never equal. */
    private static final class Waiting {
        final Notification<KubeObject> notification;

        Waiting(Notification<KubeObject> notification) {
            this.notification = notification;
        }
    }

    private final class Remembering implements Listener {
        private final ResourceEventHandler<KubeObject> handler;
        private final LinkedList<Waiting> buffer = new LinkedList<>();
        private final Set<Waiting> initial = Collections.newSetFromMap(new IdentityHashMap<>());

        Remembering(ResourceEventHandler<KubeObject> handler) {
            this.handler = handler;
        }

        @Override
        public synchronized void add(Notification<KubeObject> notification) {
            Waiting waiting = new Waiting(notification);
            buffer.add(waiting);
            if (notification.isInInitialList()) {
                initial.add(waiting);
            }
        }

        @Override
        public boolean deliverNext() {
            Waiting next;
            synchronized (this) {
                if (buffer.isEmpty()) {
                    return false;
                }
                next = buffer.removeFirst();
            }
            next.notification.deliverTo(handler);
            synchronized (this) {
                initial.remove(next);
            }
            return true;
        }

        @Override
        public synchronized int backlog() {
            return buffer.size();
        }

        @Override
        public synchronized boolean hasSynced() {
            return synced && initial.isEmpty();
        }
    }
}
