// Watches from the version of the last object in the list instead of the version of the list.
// killed-by: 4.3 the list replaces the content of the store
// says: The resourceVersion of the list is 8
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.queue.ReflectorStore;

public class VersionOfTheLastObject extends StepReflector {
    public VersionOfTheLastObject(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void take(ObjectList<KubeObject> list) {
        super.take(list);
        if (!list.items().isEmpty()) {
            version = list.items().get(list.items().size() - 1).resourceVersion();
        }
    }
}
