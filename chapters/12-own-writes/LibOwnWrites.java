import informers.api.ConfigMap;
import informers.api.Keys.ObjectName;
import informers.api.Namespace;
import informers.api.ObjectMeta;
import informers.store.ConsistencyStore;
import informers.store.ConsistencyStore.ConsistencyException;
import informers.util.Concurrency;
import informers.workqueue.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Our answer to chapter 12, with the library's {@link ConsistencyStore}. It keeps the last version of each namespace, too: the
 * library's store does not say what it remembers, and recognizes no events.
 */
public class LibOwnWrites implements OwnWrites {
    private final Settings settings;
    private final ConsistencyStore writes;
    private final Map<String, String> uids = new HashMap<>(); // guarded by this
    private final Map<String, String> versions = new HashMap<>(); // guarded by this
    private String read = ""; // guarded by this: the version to compare with

    public LibOwnWrites(Settings settings) {
        this.settings = settings;
        this.writes =
                ConsistencyStore.of(Map.of(ConfigMap.TYPE.resource(), () -> read), Concurrency.threads());
    }

    private static ObjectName owner(String namespace) {
        return new ObjectName("", namespace);
    }

    @Override
    public boolean isAsNew(String read, String written) {
        return !read.isEmpty() && ObjectMeta.compareResourceVersions(read, written) >= 0;
    }

    @Override
    public synchronized void wroteAt(String namespace, String uid, String version) {
        if (version.isEmpty()) {
            return;
        }
        writes.wroteAt(owner(namespace), uid, ConfigMap.TYPE.resource(), version);
        String before = uid.equals(uids.put(namespace, uid)) ? versions.getOrDefault(namespace, "") : "";
        versions.put(namespace, isAsNew(before, version) ? before : version);
    }

    @Override
    public synchronized boolean isReady(String namespace, String now) {
        read = now;
        try {
            writes.ensureReady(owner(namespace));
        } catch (ConsistencyException late) {
            return false;
        }
        forget(namespace);
        return true;
    }

    @Override
    public synchronized void ownerIsGone(String namespace, String uid) {
        if (uid.equals(uids.get(namespace))) {
            forget(namespace);
        }
    }

    private synchronized void forget(String namespace) {
        uids.remove(namespace);
        versions.remove(namespace);
        writes.clear(owner(namespace), "");
    }

    @Override
    public synchronized boolean isOwn(ConfigMap seen) {
        boolean own = seen.resourceVersion().equals(versions.get(seen.namespace()));
        if (own) {
            forget(seen.namespace());
        }
        return own;
    }

    @Override
    public synchronized Set<String> waiting() {
        return Set.copyOf(versions.keySet());
    }

    @Override
    public Result reconcile(String namespace) {
        Optional<Namespace> owner = settings.namespace(namespace);
        if (owner.isEmpty()) {
            forget(namespace);
            return Result.done();
        }
        if (!isReady(namespace, settings.readVersion())) {
            return Result.requeueAfter(Settings.RECHECK);
        }
        if (settings.in(namespace).isEmpty()) {
            ConfigMap created = settings.create(owner.get());
            wroteAt(namespace, owner.get().metadata().uid(), created.resourceVersion());
            return Result.requeueAfter(Settings.RECHECK); // if it is deleted unseen, no event will add the key
        }
        return Result.done();
    }
}
