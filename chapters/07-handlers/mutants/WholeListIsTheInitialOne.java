// Always passes true for isInInitialList when a whole list is processed.
// killed-by: 7.7 a whole list at once, and a bookmark
// says: Not every list is the initial one
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class WholeListIsTheInitialOne extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void replaceAll(
            Delta.ReplacedAll<T> all, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        super.replaceAll(all, true, store, handler);
    }
}
