// Notifies of a deletion before the object is deleted from the store.
// killed-by: 7.5 a deletion, also of an object that the store never had
// says: a deleted object is not there any more
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
