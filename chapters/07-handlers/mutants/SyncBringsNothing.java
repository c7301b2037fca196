// Never writes the object of a Sync to the store.
// killed-by: 7.4 the store decides, not the type
// says: the store holds the new state a@2
// story: https://github.com/kubernetes/kubernetes/issues/86015
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class SyncBringsNothing extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void addOrUpdate(
            Delta<T> delta, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        if (delta.type() == informers.queue.DeltaType.SYNC && store.get(delta.object()).isPresent()) {
            handler.onUpdate(store.get(delta.object()).get(), delta.object());
        } else {
            super.addOrUpdate(delta, isInInitialList, store, handler);
        }
    }
}
