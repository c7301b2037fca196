// Sends no notification for an unchanged object.
// killed-by: 7.6 a resync changes nothing and is delivered
// says: Unchanged objects are delivered too
// story: https://github.com/kubernetes/client-go/issues/843
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class UnchangedIsSkipped extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void addOrUpdate(
            Delta<T> delta, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        var known = store.get(delta.object());
        if (known.isPresent() && !changed(known.get(), delta.object())) {
            return;
        }
        super.addOrUpdate(delta, isInInitialList, store, handler);
    }
}
