// Remembers which namespaces have got a ConfigMap, and never looks again.
// killed-by: 12.5 one ConfigMap for each namespace, although the cache is late
// says: That one was created before does not matter
// story: https://github.com/snapp-incubator/route-to-contour-httpproxy/pull/11
import informers.api.Namespace;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

public class CreatesOnlyOnce extends LockedOwnWrites {
    public CreatesOnlyOnce(Settings settings) {
        super(settings);
    }

    private final Set<String> served = ConcurrentHashMap.newKeySet();

    @Override
    protected void create(Namespace owner) throws Exception {
        if (!served.contains(owner.metadata().uid())) {
            super.create(owner);
            served.add(owner.metadata().uid());
        }
    }
}
