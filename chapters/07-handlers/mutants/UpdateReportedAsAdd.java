// If the new state passes, it is always an add, even if the handler knows the object.
// killed-by: 7.2 the other three cases of an update
// says: for it this is an update
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.function.Predicate;

public class UpdateReportedAsAdd extends PlainHandlers {
    @Override
    public <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (filter.test(now)) {
            handler.onAdd(now, false);
        } else if (filter.test(before)) {
            handler.onDelete(informers.api.DeletedObject.seen(before));
        }
    }
}
