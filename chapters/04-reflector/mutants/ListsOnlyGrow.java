// Ignores the version of a list that is lower than the last one.
// killed-by: 4.5 only close ends run
// says: watch from the version of the last list
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.queue.ReflectorStore;

public class ListsOnlyGrow extends StepReflector {
    public ListsOnlyGrow(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void take(ObjectList<KubeObject> list) {
        String before = version;
        super.take(list);
        if (before.matches("[0-9]+") && Long.parseLong(before) > Long.parseLong(version)) {
            version = before;
        }
    }
}
