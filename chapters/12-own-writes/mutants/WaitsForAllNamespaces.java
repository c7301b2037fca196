// Reconciles nothing while the cache lacks any own write.
// killed-by: 12.5 one ConfigMap for each namespace, although the cache is late
// says: team-b must get its ConfigMap meanwhile
// story: https://github.com/medik8s/node-healthcheck-operator/pull/245
import informers.workqueue.Result;

public class WaitsForAllNamespaces extends LockedOwnWrites {
    public WaitsForAllNamespaces(Settings settings) {
        super(settings);
    }

    @Override
    public Result reconcile(String namespace) throws Exception {
        String read = settings.readVersion();
        for (String other : waiting()) {
            if (!isReady(other, read)) {
                return settings.namespace(namespace).isEmpty() ? gone(namespace) : late(namespace);
            }
        }
        return super.reconcile(namespace);
    }
}
