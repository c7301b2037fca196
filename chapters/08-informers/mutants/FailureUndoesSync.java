// A handler that has synced and then throws has not synced any more.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: then threw on an update
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class FailureUndoesSync extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private volatile boolean failed;

            @Override
            public boolean deliverNext() {
                try {
                    return super.deliverNext();
                } catch (RuntimeException e) {
                    failed = true;
                    throw e;
                }
            }

            @Override
            public boolean hasSynced() {
                return !failed && super.hasSynced();
            }
        };
    }
}
