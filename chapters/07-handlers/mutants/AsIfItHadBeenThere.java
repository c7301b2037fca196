// Says that an object which passes now was there from the beginning.
// killed-by: 7.1 passes now, did not before: an add
// says: does not belong to what was there
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
