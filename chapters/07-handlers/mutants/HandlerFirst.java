// Notifies the handler before it writes to the store.
// killed-by: 7.4 first the store, then the handler
// says: must be there already, and no later object
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class HandlerFirst extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void addOrUpdate(
            Delta<T> delta, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        T now = delta.object();
        store.get(now).ifPresentOrElse(
                before -> handler.onUpdate(before, now), () -> handler.onAdd(now, isInInitialList));
        store.update(now);
    }
}
