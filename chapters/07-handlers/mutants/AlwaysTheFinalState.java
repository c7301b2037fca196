// Reports the last state in the store as the final one.
// killed-by: 7.5 a deletion, also of an object that the store never had
// says: the last known state, and whether it is final
// story: https://github.com/harmonycloud/kindling/issues/445
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.store.Store;

public class AlwaysTheFinalState extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void deleted(
            DeletedObject<T> gone, Store<T> store, ResourceEventHandler<T> handler) {
        DeletedObject<T> last = store.getByKey(gone.key()).map(DeletedObject::seen).orElse(gone);
        super.deleted(last, store, handler);
    }
}
