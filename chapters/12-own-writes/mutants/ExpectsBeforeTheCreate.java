// Expects a create before it sends it, and does not take that back when the create fails.
// killed-by: 12.5 one ConfigMap for each namespace, although the cache is late
// says: remember a write only when it has succeeded
// story: https://github.com/kubernetes/kubernetes/issues/22061
import informers.api.ConfigMap;
import informers.api.Namespace;

public class ExpectsBeforeTheCreate extends LockedOwnWrites {
    public ExpectsBeforeTheCreate(Settings settings) {
        super(settings);
    }

    @Override
    protected void create(Namespace owner) {
        wroteAt(owner.name(), owner.metadata().uid(), "99999999999999");
        ConfigMap created = settings.create(owner);
        forget(owner.name());
        wroteAt(owner.name(), owner.metadata().uid(), created.resourceVersion());
    }
}
