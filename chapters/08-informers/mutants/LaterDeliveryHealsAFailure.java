// A later delivery that succeeds undoes a failure in the initial list.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: later notifications change nothing
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class LaterDeliveryHealsAFailure extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private volatile boolean failed;

            @Override
            public boolean deliverNext() {
                boolean before = failed;
                failed = true;
                boolean delivered = super.deliverNext();
                failed = !delivered && before;
                return delivered;
            }

            @Override
            public boolean hasSynced() {
                return storeSynced && !failed && pending.stream().noneMatch(Notification::isInInitialList);
            }
        };
    }
}
