// Looks up the earlier state of an object of the list by its name.
// killed-by: 7.7 a whole list at once, and a bookmark
// says: look it up by key
// story: https://github.com/fabric8io/kubernetes-client/pull/3753
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

public class EarlierStateByName extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void replaceAll(
            Delta.ReplacedAll<T> all, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        Map<String, T> known = new LinkedHashMap<>();
        Map<String, T> byName = new HashMap<>();
        store.list().forEach(object -> known.put(object.key(), object));
        store.list().forEach(object -> byName.put(object.name(), object));
        store.replace(all.objects(), all.resourceVersion());
        notifyDeleted(known, all.objects(), handler);
        for (T now : all.objects()) {
            if (known.containsKey(now.key())) {
                handler.onUpdate(byName.get(now.name()), now);
            } else {
                handler.onAdd(now, isInInitialList);
            }
        }
    }
}
