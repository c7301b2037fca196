// Delivers the objects of a list sorted by key.
// killed-by: 7.7 a whole list at once, and a bookmark
// says: in its order
// story: https://github.com/fabric8io/kubernetes-client/pull/3753
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

public class ListInItsOwnOrder extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void replaceAll(
            Delta.ReplacedAll<T> all, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        List<T> sorted = new ArrayList<>(all.objects());
        sorted.sort(Comparator.comparing(KubeObject::key));
        super.replaceAll(new Delta.ReplacedAll<>(all.resourceVersion(), sorted), isInInitialList, store, handler);
    }
}
