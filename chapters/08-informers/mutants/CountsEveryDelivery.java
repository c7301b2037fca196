// Compares the number of all delivered notifications with the number of objects in the initial list.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: Count the adds of the initial list only
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.concurrent.atomic.AtomicInteger;

public class CountsEveryDelivery extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private final AtomicInteger initial = new AtomicInteger();
            private final AtomicInteger delivered = new AtomicInteger();

            @Override
            public void add(Notification<KubeObject> notification) {
                initial.addAndGet(notification.isInInitialList() ? 1 : 0);
                super.add(notification);
            }

            @Override
            public boolean deliverNext() {
                boolean any = super.deliverNext();
                delivered.addAndGet(any ? 1 : 0);
                return any;
            }

            @Override
            public boolean hasSynced() {
                return storeSynced && delivered.get() >= initial.get();
            }
        };
    }
}
