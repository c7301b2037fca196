// Adds are of the initial list only if the store was empty.
// killed-by: 7.7 a whole list at once, and a bookmark
// says: isInInitialList is passed on to onAdd
// story: https://github.com/fabric8io/kubernetes-client/pull/3753
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class InitialOnlyIntoAnEmptyStore extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void replaceAll(
            Delta.ReplacedAll<T> all, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        super.replaceAll(all, isInInitialList && store.list().isEmpty(), store, handler);
    }
}
