// Adds what is in the list, and never takes away what is not: ghosts stay.
// killed-by: 4.3 the list goes into the store, whole
// says: keeps ghosts
// story: https://github.com/kubernetes/kubernetes/issues/115658
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.queue.ReflectorStore;

public class ListIsAdded extends StepReflector {
    public ListIsAdded(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void take(ObjectList<KubeObject> list) {
        list.items().forEach(store::add);
        version = list.resourceVersion();
    }
}
