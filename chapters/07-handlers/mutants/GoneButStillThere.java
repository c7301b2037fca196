// Tells of a deletion before the store has forgotten the object.
// killed-by: 7.5 a deletion, also of what the store never had
// says: what is gone is not there any more
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.store.Store;

public class GoneButStillThere extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void deleted(
            DeletedObject<T> gone, Store<T> store, ResourceEventHandler<T> handler) {
        handler.onDelete(gone);
        store.delete(gone);
    }
}
