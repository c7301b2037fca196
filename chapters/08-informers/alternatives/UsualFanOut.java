// A right answer, the usual one: ./jbang workbook arrange offers its lines.
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

public class UsualFanOut implements FanOut {
    private final List<MyListener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean storeHasSynced;

    // Task 8.4 and 8.5
    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        // before 8.5: public Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        // not 8.5 (ReadsTheStoreThenAdds): public Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        MyListener listener = new MyListener(handler);
        for (KubeObject object : content.get()) {
            listener.add(new Notification.Add<>(object, true));
            // not 8.4 (LateHandlerGetsOrdinaryAdds): listener.add(new Notification.Add<>(object, false));
            // not 8.4 (CallbackInJoin): handler.onAdd(object, true);
        }
        listeners.add(listener);
        return listener;
    }

    @Override
    public void leave(Listener listener) {
        listeners.remove(listener);
    }

    // Task 8.1, 8.2, 8.3 and 8.5
    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> notification) {
        // before 8.5: public void publish(Runnable write, Notification<KubeObject> notification) {
        // not 8.5 (OnlyJoinIsLocked): public void publish(Runnable write, Notification<KubeObject> notification) {
        write.run();
        // not 8.1 (StoreIsNotWritten): if (listeners.isEmpty()) write.run();
        for (MyListener listener : listeners) {
            // not 8.3 (OnlyTheLastHandler): for (MyListener listener : listeners.subList(listeners.size() - 1, listeners.size())) {
            listener.add(notification);
            // not 8.3 (CallbackUnderTheLock): notification.deliverTo(listener.handler);
            // not 8.1 (CallbackOnTheInformersThread): listener.deliverNext();
        }
    }

    // Task 8.6
    @Override
    public void storeSynced() {
        storeHasSynced = true;
    }

    private final class MyListener implements Listener {
        private final ResourceEventHandler<KubeObject> handler;
        private final Queue<Notification<KubeObject>> pending = new ConcurrentLinkedQueue<>();
        private final AtomicInteger initialLeft = new AtomicInteger();

        MyListener(ResourceEventHandler<KubeObject> handler) {
            this.handler = handler;
        }

        // Task 8.1 and 8.6
        @Override
        public void add(Notification<KubeObject> notification) {
            if (notification.isInInitialList()) {
                initialLeft.incrementAndGet();
            }
            // from 8.6
            pending.add(notification);
        }

        // Task 8.1, 8.2 and 8.6
        @Override
        public boolean deliverNext() {
            Notification<KubeObject> notification = pending.poll();
            if (notification == null) {
                return false;
                // not 8.2 (WaitsForANotification): return true;
            }
            // from 8.2
            notification.deliverTo(handler);
            if (notification.isInInitialList()) {
                // not 8.6 (CountsEveryDelivery): if (initialLeft.get() > 0) {
                initialLeft.decrementAndGet();
            }
            // from 8.6
            return true;
        }

        // Task 8.2
        @Override
        public int backlog() {
            return pending.size();
            // not 8.2 (OnlyTheLastState): return pending.isEmpty() ? 0 : 1;
        }

        // Task 8.6
        @Override
        public boolean hasSynced() {
            return storeHasSynced && initialLeft.get() == 0;
            // not 8.6 (SyncedBeforeTheStore): return initialLeft.get() == 0;
        }
    }
}
