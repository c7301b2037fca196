// Remembers in a plain field, without a lock, that the store has synced.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: the field must be volatile
// story: https://docs.oracle.com/javase/specs/jls/se17/html/jls-17.html#jls-17.4.5
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class SyncedFlagWithoutVolatile extends PlainFanOut {
    private boolean synced;

    @Override
    public void storeSynced() {
        synced = true;
    }

    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean hasSynced() {
                return synced && initialLeft.get() == 0;
            }
        };
    }
}
