// A right answer, the usual one: ./jbang workbook arrange offers its lines.
import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.workqueue.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public class UsualOwnWrites implements OwnWrites {
    private record Written(String uid, String version) {}

    private final Settings settings;
    private final Map<String, Written> writes = new HashMap<>(); // guarded by this

    public UsualOwnWrites(Settings settings) {
        this.settings = settings;
    }

    // Task 12.1
    @Override
    public boolean isAsNew(String read, String written) {
        if (read.length() != written.length()) {
            // not 12.1 (ComparesText): if (read.isEmpty()) {
            return read.length() > written.length();
        }
        return read.compareTo(written) >= 0;
        // not 12.1 (MustBeNewer): return read.compareTo(written) > 0;
    }

    // Task 12.2 and 12.4
    @Override
    public synchronized void wroteAt(String namespace, String uid, String version) {
        // before 12.4: public void wroteAt(String namespace, String uid, String version) {
        // not 12.4 (NoLock): public void wroteAt(String namespace, String uid, String version) {
        Written last = writes.get(namespace);
        boolean known = last != null && last.uid().equals(uid) && isAsNew(last.version(), version);
        // not 12.2 (LastWriteCounts): boolean known = last == null && version.isEmpty();
        if (!known && !version.isEmpty()) {
            // not 12.2 (EmptyVersionIsRemembered): if (!known) {
            writes.put(namespace, new Written(uid, version));
        }
    }

    // Task 12.2, 12.3 and 12.4
    @Override
    public synchronized boolean isReady(String namespace, String read) {
        // before 12.4: public boolean isReady(String namespace, String read) {
        Written last = writes.get(namespace);
        if (last != null && !isAsNew(read, last.version())) {
            return false;
        }
        writes.remove(namespace);
        // from 12.3
        return true;
    }

    // Task 12.3 and 12.4
    @Override
    public synchronized void ownerIsGone(String namespace, String uid) {
        // before 12.4: public void ownerIsGone(String namespace, String uid) {
        Written last = writes.get(namespace);
        if (last != null && last.uid().equals(uid)) {
            // not 12.3 (ForgetsByName): if (last != null) {
            // not 12.3 (GoneIsIgnored): if (last != null && namespace.equals(uid)) {
            writes.remove(namespace);
        }
    }

    // Task 12.4
    @Override
    public synchronized boolean isOwn(ConfigMap seen) {
        Written last = writes.get(seen.namespace());
        if (last == null || !last.version().equals(seen.resourceVersion())) {
            // not 12.4 (EverythingUpToTheWriteIsOwn): if (last == null || !isAsNew(last.version(), seen.resourceVersion())) {
            return false;
        }
        writes.remove(seen.namespace());
        return true;
    }

    // Task 12.2 and 12.4
    @Override
    public synchronized Set<String> waiting() {
        // before 12.4: public Set<String> waiting() {
        return Set.copyOf(writes.keySet());
    }

    // Task 12.5 and 12.6
    @Override
    public Result reconcile(String namespace) throws Exception {
        Optional<Namespace> owner = settings.namespace(namespace);
        if (owner.isEmpty()) {
            forget(namespace);
            // from 12.6
            // not 12.6 (GoneIsNotForgotten): isReady(namespace, settings.readVersion());
            return Result.done();
        }
        if (!isReady(namespace, settings.readVersion())) {
            // not 12.5 (NeverChecks): if (settings.readVersion().isEmpty()) {
            return Result.requeueAfter(Settings.RECHECK);
            // before 12.6: return Result.done();
            // not 12.6 (CountsAsAFailure): return Result.requeue();
        }
        if (settings.in(namespace).isEmpty()) {
            ConfigMap created = settings.create(owner.get());
            wroteAt(namespace, owner.get().metadata().uid(), created.resourceVersion());
            // not 12.5 (RemembersTheCache): wroteAt(namespace, owner.get().metadata().uid(), settings.readVersion());
        }
        return Result.done();
    }

    // Task 12.6
    private synchronized void forget(String namespace) {
        writes.remove(namespace);
    }
}
