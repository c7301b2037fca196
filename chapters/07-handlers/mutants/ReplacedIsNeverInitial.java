// An add after Replaced never counts as one of the initial list.
// killed-by: 7.4 the store decides, not the type
// says: whatever the type of the delta
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.store.Store;

public class ReplacedIsNeverInitial extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void addOrUpdate(
            Delta<T> delta, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        boolean initial = isInInitialList && delta.type() != DeltaType.REPLACED;
        super.addOrUpdate(delta, initial, store, handler);
    }
}
