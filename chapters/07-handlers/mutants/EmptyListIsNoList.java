// Ignores an empty list.
// killed-by: 7.7 a whole list at once, and a bookmark
// says: An empty list is a list, too
// story: https://github.com/fabric8io/kubernetes-client/pull/3753
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class EmptyListIsNoList extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void replaceAll(
            Delta.ReplacedAll<T> all, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        if (!all.objects().isEmpty()) {
            super.replaceAll(all, isInInitialList, store, handler);
        }
    }
}
