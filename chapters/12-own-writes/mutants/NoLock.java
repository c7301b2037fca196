// Uses a HashMap on several threads without a lock.
// killed-by: 12.4 workers and event handlers are several threads
// says: all methods must take the same lock
// story: https://github.com/elastic/cloud-on-k8s/pull/2000
import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.workqueue.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public class NoLock implements OwnWrites {
    private record Written(String uid, String version) {}

    private final Settings settings;
    private final Map<String, Written> writes = new HashMap<>();

    public NoLock(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isAsNew(String read, String written) {
        if (read.length() != written.length()) {
            return read.length() > written.length();
        }
        return read.compareTo(written) >= 0;
    }

    @Override
    public void wroteAt(String namespace, String uid, String version) {
        Written last = writes.get(namespace);
        boolean known = last != null && last.uid().equals(uid) && isAsNew(last.version(), version);
        if (!known && !version.isEmpty()) {
            writes.put(namespace, new Written(uid, version));
        }
    }

    @Override
    public boolean isReady(String namespace, String read) {
        Written last = writes.get(namespace);
        if (last != null && !isAsNew(read, last.version())) {
            return false;
        }
        writes.remove(namespace);
        return true;
    }

    @Override
    public void ownerIsGone(String namespace, String uid) {
        Written last = writes.get(namespace);
        if (last != null && last.uid().equals(uid)) {
            writes.remove(namespace);
        }
    }

    @Override
    public boolean isOwn(ConfigMap seen) {
        Written last = writes.get(seen.namespace());
        if (last == null || !last.version().equals(seen.resourceVersion())) {
            return false;
        }
        writes.remove(seen.namespace());
        return true;
    }

    @Override
    public Set<String> waiting() {
        return Set.copyOf(writes.keySet());
    }

    @Override
    public Result reconcile(String namespace) throws Exception {
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
        }
        return Result.done();
    }

    private void forget(String namespace) {
        writes.remove(namespace);
    }
}
