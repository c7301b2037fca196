// The list at the last version is refused with 410, and is requested again at that version, forever.
// killed-by: 4.5 changes in a gap are not lost
// says: the same version would be refused forever
// story: https://github.com/kubernetes-client/java/issues/1533
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.queue.ReflectorStore;

public class ListsAtTheRefusedVersion extends StepReflector {
    public ListsAtTheRefusedVersion(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected ObjectList<KubeObject> list() {
        return upstream.list(version.isEmpty() ? "0" : version);
    }
}
