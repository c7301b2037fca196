// Checks whether everything was delivered only after a delivery, and at no other time.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: Compute this when hasSynced() is called
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class SyncCheckedOnDeliveryOnly extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private volatile boolean synced;

            @Override
            public boolean deliverNext() {
                boolean delivered = super.deliverNext();
                if (delivered && storeSynced && initialLeft.get() == 0) {
                    synced = true;
                }
                return delivered;
            }

            @Override
            public boolean hasSynced() {
                return synced;
            }
        };
    }
}
