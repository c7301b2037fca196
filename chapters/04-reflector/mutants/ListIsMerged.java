// Adds the objects of the list, and does not remove the others: deleted objects stay in the store.
// killed-by: 4.3 the list replaces the content of the store
// says: deleted objects stay in the store forever
// story: https://github.com/kubernetes/kubernetes/issues/115658
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.queue.ReflectorStore;

public class ListIsMerged extends StepReflector {
    public ListIsMerged(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void take(ObjectList<KubeObject> list) {
        list.items().forEach(store::add);
        version = list.resourceVersion();
    }
}
