// A right answer, written step by step. Most mutants change one of its steps.
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

public class PlainFanOut implements FanOut {
    protected final List<Listener> listeners = new CopyOnWriteArrayList<>();
    protected volatile boolean storeSynced;

    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        Listener listener = listener(handler);
        for (KubeObject object : content.get()) {
            listener.add(new Notification.Add<>(object, true));
        }
        listeners.add(listener);
        return listener;
    }

    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler);
    }

    @Override
    public void leave(Listener listener) {
        listeners.remove(listener);
    }

    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> notification) {
        write.run();
        for (Listener listener : listeners) {
            listener.add(notification);
        }
    }

    @Override
    public void storeSynced() {
        storeSynced = true;
    }

    protected class PlainListener implements Listener {
        protected final ResourceEventHandler<KubeObject> handler;
        protected final Queue<Notification<KubeObject>> pending = new ConcurrentLinkedQueue<>();
        protected final AtomicInteger initialLeft = new AtomicInteger();

        protected PlainListener(ResourceEventHandler<KubeObject> handler) {
            this.handler = handler;
        }

        @Override
        public void add(Notification<KubeObject> notification) {
            if (notification.isInInitialList()) {
                initialLeft.incrementAndGet();
            }
            pending.add(notification);
        }

        @Override
        public boolean deliverNext() {
            Notification<KubeObject> notification = pending.poll();
            if (notification == null) {
                return false;
            }
            notification.deliverTo(handler);
            if (notification.isInInitialList()) {
                initialLeft.decrementAndGet();
            }
            return true;
        }

        @Override
        public int backlog() {
            return pending.size();
        }

        @Override
        public boolean hasSynced() {
            return storeSynced && initialLeft.get() == 0;
        }
    }
}
