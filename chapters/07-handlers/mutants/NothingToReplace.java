// Does not call replace() when store and list are both empty.
// killed-by: 7.7 a whole list at once, and a bookmark
// says: the store must learn
// story: https://github.com/fabric8io/kubernetes-client/pull/3753
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class NothingToReplace extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void replaceAll(
            Delta.ReplacedAll<T> all, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        if (!all.objects().isEmpty() || !store.list().isEmpty()) {
            super.replaceAll(all, isInInitialList, store, handler);
        }
    }
}
