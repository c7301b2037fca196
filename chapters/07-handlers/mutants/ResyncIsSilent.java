// Does not deliver a resync, because nothing changed.
// killed-by: 7.6 a resync changes nothing and is delivered
// says: SyncAll delivers every object
// story: https://github.com/kubernetes/client-go/issues/843
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.store.Store;

public class ResyncIsSilent extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void syncAll(Store<T> store, ResourceEventHandler<T> handler) {
        // nothing to do
    }
}
