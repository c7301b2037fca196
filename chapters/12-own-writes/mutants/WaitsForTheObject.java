// Waits until the cache shows the object that it created, which somebody may have deleted.
// killed-by: 12.6 not ready: look again soon, and do not block the worker
// says: do not wait until the cache shows the object
// story: https://github.com/migtools/mig-controller/issues/1035
import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.workqueue.Result;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class WaitsForTheObject extends LockedOwnWrites {
    public WaitsForTheObject(Settings settings) {
        super(settings);
    }

    private final Map<String, String> created = new ConcurrentHashMap<>();

    @Override
    protected void create(Namespace owner) {
        ConfigMap made = settings.create(owner);
        created.put(owner.name(), made.name());
        wroteAt(owner.name(), owner.metadata().uid(), made.resourceVersion());
    }

    @Override
    public Result reconcile(String namespace) throws Exception {
        String expected = created.get(namespace);
        boolean isShown = settings.in(namespace).stream().anyMatch(one -> one.name().equals(expected));
        if (settings.namespace(namespace).isPresent() && expected != null && !isShown) {
            return late(namespace);
        }
        created.remove(namespace);
        return super.reconcile(namespace);
    }
}
