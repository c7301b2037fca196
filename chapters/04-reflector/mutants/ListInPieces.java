// Passes a list to the store in pieces of 500 objects: each replaces the one before.
// killed-by: 4.3 the list replaces the content of the store
// says: in one call of replace()
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.queue.ReflectorStore;

public class ListInPieces extends StepReflector {
    public ListInPieces(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void take(ObjectList<KubeObject> list) {
        for (int i = 0; i == 0 || i < list.items().size(); i += 500) {
            int to = Math.min(i + 500, list.items().size());
            store.replace(list.items().subList(i, to), list.resourceVersion());
        }
        version = list.resourceVersion();
    }
}
