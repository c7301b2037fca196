// Nothing changed, so nobody is told.
// killed-by: 7.6 a resync is no change
// says: SyncAll shows everything
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
