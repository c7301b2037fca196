// A right answer in another form: an immutable map in one field, replaced by compare-and-set.
import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.workqueue.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

public class SnapshotOwnWrites implements OwnWrites {
    private record Entry(String uid, String version) {}

    private final Settings settings;
    private final AtomicReference<Map<String, Entry>> entries = new AtomicReference<>(Map.of());

    public SnapshotOwnWrites(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isAsNew(String read, String written) {
        int digits = Integer.compare(read.length(), written.length());
        return digits > 0 || digits == 0 && read.compareTo(written) >= 0;
    }

    /** Changes the entry of a namespace, null for none; returns whether there was a change. */
    private boolean change(String namespace, UnaryOperator<Entry> how) {
        while (true) {
            Map<String, Entry> before = entries.get();
            Entry old = before.get(namespace);
            Entry fresh = how.apply(old);
            if (fresh == old) {
                return false;
            }
            Map<String, Entry> after = new HashMap<>(before);
            if (fresh == null) {
                after.remove(namespace);
            } else {
                after.put(namespace, fresh);
            }
            if (entries.compareAndSet(before, Map.copyOf(after))) {
                return true;
            }
        }
    }

    @Override
    public void wroteAt(String namespace, String uid, String version) {
        change(namespace, old -> {
            boolean ignored = version.isEmpty()
                    || old != null && old.uid().equals(uid) && isAsNew(old.version(), version);
            return ignored ? old : new Entry(uid, version);
        });
    }

    @Override
    public boolean isReady(String namespace, String read) {
        change(namespace, old -> old != null && isAsNew(read, old.version()) ? null : old);
        return !entries.get().containsKey(namespace);
    }

    @Override
    public void ownerIsGone(String namespace, String uid) {
        change(namespace, old -> old != null && old.uid().equals(uid) ? null : old);
    }

    @Override
    public boolean isOwn(ConfigMap seen) {
        return change(
                seen.namespace(),
                old -> old != null && old.version().equals(seen.resourceVersion()) ? null : old);
    }

    @Override
    public Set<String> waiting() {
        return entries.get().keySet();
    }

    @Override
    public Result reconcile(String namespace) {
        Optional<Namespace> owner = settings.namespace(namespace);
        if (owner.isEmpty()) {
            change(namespace, old -> null);
            return Result.done();
        }
        if (!isReady(namespace, settings.readVersion())) {
            return Result.requeueAfter(Settings.RECHECK);
        }
        List<ConfigMap> there = settings.in(namespace);
        if (there.size() == 0) {
            String uid = owner.get().metadata().uid();
            wroteAt(namespace, uid, settings.create(owner.get()).resourceVersion());
        }
        return Result.done();
    }
}
