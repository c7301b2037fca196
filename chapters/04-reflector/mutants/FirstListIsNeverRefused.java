// Repeats a list at "" only if it was not the first one.
// killed-by: 4.3 the list replaces the content of the store
// says: as after every refused version
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.queue.ReflectorStore;

public class FirstListIsNeverRefused extends StepReflector {
    public FirstListIsNeverRefused(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected ObjectList<KubeObject> list() {
        return version.isEmpty() ? upstream.list("0") : super.list();
    }
}
