// Drops an Updated for an object that the store does not have.
// killed-by: 7.4 the store decides, not the type
// says: so this is an add
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class UpdatesOfTheUnknownAreLost extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void addOrUpdate(
            Delta<T> delta, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        if (delta.type() != informers.queue.DeltaType.UPDATED || store.get(delta.object()).isPresent()) {
            super.addOrUpdate(delta, isInInitialList, store, handler);
        }
    }
}
