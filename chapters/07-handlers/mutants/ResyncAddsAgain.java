// Delivers a resync as adds instead of updates.
// killed-by: 7.6 a resync changes nothing and is delivered
// says: as an update with the same object as before and now
// story: https://github.com/kubernetes/client-go/issues/843
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.store.Store;

public class ResyncAddsAgain extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void syncAll(Store<T> store, ResourceEventHandler<T> handler) {
        store.list().forEach(object -> handler.onAdd(object, false));
    }
}
