// A right answer in another form: remembers every version of each owner, by uid, and recognizes the event of each.
import informers.api.ConfigMap;
import informers.workqueue.Result;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

public class AllVersionsOwnWrites implements OwnWrites {
    private final Settings settings;

    /** By namespace, then by the owner's uid; the last owner is the one that exists. Guarded by this. */
    private final Map<String, Map<String, NavigableSet<BigInteger>>> versions = new TreeMap<>();

    public AllVersionsOwnWrites(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isAsNew(String read, String written) {
        return number(read).compareTo(number(written)) >= 0;
    }

    private static BigInteger number(String version) {
        return version.isEmpty() ? BigInteger.ZERO : new BigInteger(version);
    }

    @Override
    public synchronized void wroteAt(String namespace, String uid, String version) {
        if (!version.isEmpty()) {
            versions.computeIfAbsent(namespace, any -> new LinkedHashMap<>())
                    .computeIfAbsent(uid, any -> new TreeSet<>())
                    .add(number(version));
        }
    }

    @Override
    public synchronized boolean isReady(String namespace, String read) {
        return drop(namespace, number(read), true);
    }

    /** Drops versions that the cache has reached; returns whether none is left. */
    private boolean drop(String namespace, BigInteger upTo, boolean inclusive) {
        Map<String, NavigableSet<BigInteger>> owners = versions.getOrDefault(namespace, Map.of());
        owners.values().forEach(set -> set.headSet(upTo, inclusive).clear());
        return tidy(namespace);
    }

    private boolean tidy(String namespace) {
        Map<String, NavigableSet<BigInteger>> owners = versions.get(namespace);
        if (owners == null) {
            return true;
        }
        owners.values().removeIf(Set::isEmpty);
        if (owners.isEmpty()) {
            versions.remove(namespace);
        }
        return owners.isEmpty();
    }

    @Override
    public synchronized void ownerIsGone(String namespace, String uid) {
        versions.getOrDefault(namespace, new TreeMap<>()).remove(uid);
        tidy(namespace);
    }

    @Override
    public synchronized boolean isOwn(ConfigMap seen) {
        BigInteger version = number(seen.resourceVersion());
        boolean own = versions.getOrDefault(seen.namespace(), Map.of()).values().stream()
                .anyMatch(set -> set.contains(version));
        if (own) {
            drop(seen.namespace(), version, true);
        }
        return own;
    }

    @Override
    public synchronized Set<String> waiting() {
        return new TreeSet<>(versions.keySet());
    }

    @Override
    public Result reconcile(String namespace) {
        return settings.namespace(namespace)
                .map(owner -> {
                    String now = settings.readVersion();
                    boolean none = settings.in(namespace).isEmpty();
                    if (!isReady(namespace, now)) {
                        return Result.requeueAfter(Settings.RECHECK);
                    }
                    if (none) {
                        String version = settings.create(owner).resourceVersion();
                        wroteAt(namespace, owner.metadata().uid(), version);
                    }
                    return Result.done();
                })
                .orElseGet(() -> {
                    synchronized (this) {
                        versions.remove(namespace);
                    }
                    return Result.done();
                });
    }
}
