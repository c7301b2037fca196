// Reads the cache first and asks for its version afterwards.
// killed-by: 12.5 one ConfigMap for each namespace, although the cache is late
// says: an old read is combined with a new version
// story: https://github.com/gardener/gardener/pull/14274
import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.workqueue.Result;
import java.util.List;
import java.util.Optional;

public class ReadsBeforeItChecks extends LockedOwnWrites {
    public ReadsBeforeItChecks(Settings settings) {
        super(settings);
    }

    @Override
    public Result reconcile(String namespace) throws Exception {
        Optional<Namespace> owner = settings.namespace(namespace);
        if (owner.isEmpty()) {
            return gone(namespace);
        }
        List<ConfigMap> there = settings.in(namespace);
        if (!isReady(namespace, settings.readVersion())) {
            return late(namespace);
        }
        if (there.isEmpty()) {
            create(owner.get());
        }
        return Result.done();
    }
}
