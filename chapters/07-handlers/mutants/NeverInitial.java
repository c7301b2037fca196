// Always passes false for isInInitialList.
// killed-by: 7.4 first the store, then the handler
// says: pass it on to onAdd
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class NeverInitial extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void addOrUpdate(
            Delta<T> delta, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        super.addOrUpdate(delta, false, store, handler);
    }
}
