// Looks by name whether an object is known.
// killed-by: 7.4 the store decides, not the type
// says: it is new, because its key
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;
import java.util.Optional;

public class KnownByName extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void addOrUpdate(
            Delta<T> delta, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        T now = delta.object();
        Optional<T> before = store.list().stream().filter(known -> known.name().equals(now.name())).findFirst();
        store.update(now);
        if (before.isPresent()) {
            handler.onUpdate(before.get(), now);
        } else {
            handler.onAdd(now, isInInitialList);
        }
    }
}
