// Sends no notification for an object that does not pass any more.
// killed-by: 7.2 the other three cases of an update
// says: it keeps forever what it created for a
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.function.Predicate;

public class SilentlyOutOfSight extends PlainHandlers {
    @Override
    public <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (filter.test(now)) {
            super.filterUpdate(before, now, filter, handler);
        }
    }
}
