package informers.soak;

import informers.api.DeletedObject;
import informers.api.Pod;
import informers.handler.ResourceEventHandler;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A handler that builds its own picture of the server from what it is told, and remembers the first call that does not
 * fit: an add of what is there, an update from a state that it was never told, an object that was not transformed.
 *
 * <p>Called by its handler's thread; what it saw may be read from any.
 */
class Mirror implements ResourceEventHandler<Pod> {
    private final Map<String, String> versions = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private volatile @Nullable String complaint;

    /** Each pod's version as it was last told, by its key. */
    Map<String, String> versions() {
        return Map.copyOf(versions);
    }

    long calls() {
        return calls.get();
    }

    @Nullable
    String complaint() {
        return complaint;
    }

    @Override
    public void onAdd(Pod pod, boolean isInInitialList) {
        told(pod, null, versions.put(pod.key(), pod.resourceVersion()));
    }

    @Override
    public void onUpdate(Pod before, Pod now) {
        told(now, before.resourceVersion(), versions.put(now.key(), now.resourceVersion()));
    }

    @Override
    public void onDelete(DeletedObject<Pod> gone) {
        calls.incrementAndGet();
        if (versions.remove(gone.key()) == null) {
            complain("the delete of " + gone.key() + ", which was not there");
        }
    }

    private void told(Pod now, @Nullable String before, @Nullable String known) {
        calls.incrementAndGet();
        if (!Objects.equals(before, known)) {
            complain(now + " came on top of version " + before + "; the one told before was " + known);
        }
        if (now.text("spec", "payload").isPresent()) {
            complain(now + " was not transformed");
        }
    }

    private void complain(String what) {
        if (complaint == null) {
            complaint = what;
        }
    }
}
