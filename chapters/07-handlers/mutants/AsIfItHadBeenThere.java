// Reports an object that passes since this update as part of the initial list.
// killed-by: 7.1 passes now, did not before: an add
// says: isInInitialList must be false
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.function.Predicate;

public class AsIfItHadBeenThere extends PlainHandlers {
    @Override
    public <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (filter.test(now) && !filter.test(before)) {
            handler.onAdd(now, true);
        } else {
            super.filterUpdate(before, now, filter, handler);
        }
    }
}
