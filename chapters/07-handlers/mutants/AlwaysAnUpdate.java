// If the new state passes, it is always an update, whether the handler knows the object or not.
// killed-by: 7.1 passes now, did not before: an add
// says: a@2 is a new object
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.function.Predicate;

public class AlwaysAnUpdate extends PlainHandlers {
    @Override
    public <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (filter.test(now)) {
            handler.onUpdate(before, now);
        } else if (filter.test(before)) {
            handler.onDelete(informers.api.DeletedObject.seen(before));
        }
    }
}
