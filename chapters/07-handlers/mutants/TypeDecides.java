// Added is an add and Updated an update, whatever the store has.
// killed-by: 7.4 the store decides, not the type
// says: so this is an update
// story: https://github.com/kubernetes/kubernetes/issues/86015
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class TypeDecides extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void addOrUpdate(
            Delta<T> delta, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        T now = delta.object();
        T before = store.get(now).orElse(now);
        store.update(now);
        switch (delta.type()) {
            case ADDED, REPLACED -> handler.onAdd(now, isInInitialList);
            default -> handler.onUpdate(before, now);
        }
    }
}
