// Drops a deletion whose final state is unknown.
// killed-by: 7.3 a deletion and the filter
// says: changes nothing: pass on the DeletedObject as it is
// story: https://github.com/kubefleet-dev/kubefleet/pull/899
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.function.Predicate;

public class TombstoneDropped extends PlainHandlers {
    @Override
    public <T extends KubeObject> void filterDelete(
            DeletedObject<T> gone, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (!gone.finalStateUnknown()) {
            super.filterDelete(gone, filter, handler);
        }
    }
}
