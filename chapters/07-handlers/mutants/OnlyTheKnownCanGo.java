// Notifies of a deletion only if the store had the object.
// killed-by: 7.5 a deletion, also of an object that the store never had
// says: The handler is notified nevertheless
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.store.Store;

public class OnlyTheKnownCanGo extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void deleted(
            DeletedObject<T> gone, Store<T> store, ResourceEventHandler<T> handler) {
        if (store.getByKey(gone.key()).isPresent()) {
            super.deleted(gone, store, handler);
        }
    }
}
