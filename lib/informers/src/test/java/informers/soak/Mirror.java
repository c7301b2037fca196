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
 * A handler that mirrors the server from its notifications, and records the first one that does not
 * fit: an add of a known object, an update from a state that it never received, an object that was not transformed.
 *
 * <p>Called by its handler's thread; the results may be read by any thread.
 */
class Mirror implements ResourceEventHandler<Pod> {
    private final Map<String, String> versions = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private volatile @Nullable String complaint;

    /** The last received resourceVersion of each pod, by key. */
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
        received(pod, null, versions.put(pod.key(), pod.resourceVersion()));
    }

    @Override
    public void onUpdate(Pod before, Pod now) {
        received(now, before.resourceVersion(), versions.put(now.key(), now.resourceVersion()));
    }

    @Override
    public void onDelete(DeletedObject<Pod> gone) {
        calls.incrementAndGet();
        if (versions.remove(gone.key()) == null) {
            complain("the delete of " + gone.key() + ", which is not known");
        }
    }

    private void received(Pod now, @Nullable String before, @Nullable String known) {
        calls.incrementAndGet();
        if (!Objects.equals(before, known)) {
            complain(now + " is an update of version " + before + "; the version received before was " + known);
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
