// Drops a state whose resourceVersion is not larger than that of the store.
// killed-by: 7.4 the store decides, not the type
// says: also with an older or equal resourceVersion
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;
import java.util.Optional;

public class OlderStatesAreDropped extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void addOrUpdate(
            Delta<T> delta, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        Optional<T> before = store.get(delta.object());
        if (before.isPresent()
                && before.get().resourceVersion().compareTo(delta.object().resourceVersion()) > 0) {
            return;
        }
        super.addOrUpdate(delta, isInInitialList, store, handler);
    }
}
