// Counts in a byte: after 256 objects it is 0 again.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: not earlier and not never
// story: https://errorprone.info/bugpattern/NarrowingCompoundAssignment
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class ByteCounter extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean hasSynced() {
                return storeSynced && (byte) initialLeft.get() == 0;
            }
        };
    }
}
