// Reads which objects were known after the list has replaced them.
// killed-by: 7.7 a whole list at once, and a bookmark
// says: Read which objects were known before you call replace()
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class AskedTooLate extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void replaceAll(
            Delta.ReplacedAll<T> all, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        java.util.Map<String, T> before = new java.util.LinkedHashMap<>();
        store.list().forEach(object -> before.put(object.key(), object));
        store.replace(all.objects(), all.resourceVersion());
        notifyDeleted(before, all.objects(), handler);
        for (T now : all.objects()) {
            store.get(now).ifPresentOrElse(
                    known -> handler.onUpdate(known, now), () -> handler.onAdd(now, isInInitialList));
        }
    }
}
