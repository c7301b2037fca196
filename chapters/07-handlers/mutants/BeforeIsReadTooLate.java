// Reads the old state from the store after it has written the new one.
// killed-by: 7.4 the store decides, not the type
// says: so this is an update
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class BeforeIsReadTooLate extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void addOrUpdate(
            Delta<T> delta, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        T now = delta.object();
        boolean known = store.get(now).isPresent();
        store.update(now);
        if (known) {
            handler.onUpdate(store.get(now).get(), now);
        } else {
            handler.onAdd(now, isInInitialList);
        }
    }
}
