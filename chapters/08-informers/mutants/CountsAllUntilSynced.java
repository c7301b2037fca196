// Counts all notifications, until nothing was left for the first time.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: do not wait for it
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class CountsAllUntilSynced extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private volatile boolean synced;

            @Override
            public boolean hasSynced() {
                synced |= super.hasSynced() && pending.isEmpty();
                return synced;
            }
        };
    }
}
