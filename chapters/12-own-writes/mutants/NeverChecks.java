// Believes the cache: after its own create it creates a second ConfigMap.
// killed-by: 12.5 one ConfigMap for each namespace, although the cache is late
// says: it must not believe the cache
// story: https://github.com/scylladb/scylla-operator/issues/2492
import informers.api.Namespace;
import informers.workqueue.Result;
import java.util.Optional;

public class NeverChecks extends LockedOwnWrites {
    public NeverChecks(Settings settings) {
        super(settings);
    }

    @Override
    public Result reconcile(String namespace) throws Exception {
        Optional<Namespace> owner = settings.namespace(namespace);
        if (owner.isPresent() && settings.in(namespace).isEmpty()) {
            create(owner.get());
        }
        return Result.done();
    }
}
