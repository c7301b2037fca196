// Returns "0" as the version before the first list.
// killed-by: 4.3 the list replaces the content of the store
// says: there was no list yet
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class ZeroAtTheStart extends StepReflector {
    public ZeroAtTheStart(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    public String lastSyncResourceVersion() {
        return version.isEmpty() ? "0" : version;
    }
}
