// A right answer in another form: a concurrent map whose operations compare and change in one step, and no lock of its own.
import informers.api.ConfigMap;
import informers.workqueue.Result;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

public class ConcurrentOwnWrites implements OwnWrites {
    private static final Comparator<String> ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private record Mark(String uid, String version) {}

    private final Settings settings;
    private final ConcurrentMap<String, Mark> marks = new ConcurrentHashMap<>();

    public ConcurrentOwnWrites(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isAsNew(String read, String written) {
        return ORDER.compare(read, written) >= 0;
    }

    @Override
    public void wroteAt(String namespace, String uid, String version) {
        if (!version.isEmpty()) {
            marks.merge(
                    namespace,
                    new Mark(uid, version),
                    (old, fresh) -> old.uid().equals(uid) && ORDER.compare(old.version(), version) > 0 ? old : fresh);
        }
    }

    @Override
    public boolean isReady(String namespace, String read) {
        return marks.computeIfPresent(namespace, (key, mark) -> isAsNew(read, mark.version()) ? null : mark) == null;
    }

    @Override
    public void ownerIsGone(String namespace, String uid) {
        marks.computeIfPresent(namespace, (key, mark) -> mark.uid().equals(uid) ? null : mark);
    }

    @Override
    public boolean isOwn(ConfigMap seen) {
        Mark mark = marks.get(seen.namespace());
        return mark != null
                && mark.version().equals(seen.resourceVersion())
                && marks.remove(seen.namespace(), mark);
    }

    @Override
    public Set<String> waiting() {
        return Set.copyOf(marks.keySet());
    }

    @Override
    public Result reconcile(String namespace) {
        var owner = settings.namespace(namespace).orElse(null);
        if (owner == null) {
            marks.remove(namespace);
        } else if (!isReady(namespace, settings.readVersion())) {
            return Result.requeueAfter(Settings.RECHECK.multipliedBy(2));
        } else if (settings.in(namespace).isEmpty()) {
            wroteAt(namespace, owner.metadata().uid(), settings.create(owner).resourceVersion());
        }
        return Result.done();
    }
}
