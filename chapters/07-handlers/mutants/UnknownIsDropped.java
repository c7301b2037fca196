// Drops a deletion without a last known state.
// killed-by: 7.3 a deletion and the filter
// says: a deletion that is never delivered does
// story: https://github.com/kubernetes/ingress-gce/pull/3164
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.function.Predicate;

public class UnknownIsDropped extends PlainHandlers {
    @Override
    public <T extends KubeObject> void filterDelete(
            DeletedObject<T> gone, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (gone.lastKnown().filter(filter).isPresent()) {
            handler.onDelete(gone);
        }
    }
}
