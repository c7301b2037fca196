// Delivers every missed deletion without calling the filter.
// killed-by: 7.3 a deletion and the filter
// says: the handler does not know them
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.function.Predicate;

public class TombstonesAreNotFiltered extends PlainHandlers {
    @Override
    public <T extends KubeObject> void filterDelete(
            DeletedObject<T> gone, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (gone.finalStateUnknown()) {
            handler.onDelete(gone);
        } else {
            super.filterDelete(gone, filter, handler);
        }
    }
}
