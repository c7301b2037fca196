// Forgets the write at the first event of its namespace.
// killed-by: 12.4 an event of your own write adds no key; every other event does
// says: the write at 100 is still not in the cache
// story: https://github.com/kubernetes/kubernetes/issues/22061
import informers.api.ConfigMap;

public class AnyEventForgets extends LockedOwnWrites {
    public AnyEventForgets(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isOwn(ConfigMap seen) {
        boolean own = super.isOwn(seen);
        forget(seen.namespace());
        return own;
    }
}
