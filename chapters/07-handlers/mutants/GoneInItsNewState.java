// Reports a deletion with the new state, which does not pass the filter.
// killed-by: 7.2 the other three cases of an update
// says: It never received a@4
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.function.Predicate;

public class GoneInItsNewState extends PlainHandlers {
    @Override
    public <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (filter.test(before) && !filter.test(now)) {
            handler.onDelete(informers.api.DeletedObject.seen(now));
        } else {
            super.filterUpdate(before, now, filter, handler);
        }
    }
}
