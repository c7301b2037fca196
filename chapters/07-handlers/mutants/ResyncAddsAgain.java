// Shows what is known as if it were new.
// killed-by: 7.6 a resync is no change
// says: an update from itself to itself
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
