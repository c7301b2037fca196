// Calls the filter with the last known state even if there is none.
// killed-by: 7.3 a deletion and the filter
// says: There is no object to test with the filter
// story: https://github.com/harmonycloud/kindling/issues/445
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.function.Predicate;

public class TombstoneNeedsAnObject extends PlainHandlers {
    @Override
    public <T extends KubeObject> void filterDelete(
            DeletedObject<T> gone, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (filter.test(gone.lastKnown().orElseThrow())) {
            handler.onDelete(gone);
        }
    }
}
