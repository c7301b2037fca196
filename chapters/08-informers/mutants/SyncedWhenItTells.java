// Asks whether all is told when it has told something, and at no other time.
// killed-by: 8.6 a handler has synced when it has been told
// says: Find that out when hasSynced() is asked
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class SyncedWhenItTells extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private volatile boolean synced;

            @Override
            public boolean deliverNext() {
                boolean told = super.deliverNext();
                if (told && storeSynced && initialLeft.get() == 0) {
                    synced = true;
                }
                return told;
            }

            @Override
            public boolean hasSynced() {
                return synced;
            }
        };
    }
}
