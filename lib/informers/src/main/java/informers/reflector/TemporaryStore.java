package informers.reflector;

import informers.api.KubeObject;
import informers.util.Concurrency;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects a streamed list until its last bookmark shows that it is complete. Used by the reflector's thread. */
final class TemporaryStore<T extends KubeObject> implements WatchHandler.Target<T> {
    private final Map<String, T> objects = new LinkedHashMap<>();
    private final Concurrency concurrency;
    private String resourceVersion = "";
    private boolean complete;
    private boolean lacking;
    private volatile @Nullable Long lastEventAt;

    TemporaryStore(Concurrency concurrency) {
        this.concurrency = concurrency;
    }

    @Override
    public void take(WatchEvent<T> event) {
        T object = event.object();
        switch (event.type()) {
            case ADDED, MODIFIED -> objects.put(object.key(), object);
            case DELETED -> objects.remove(object.key());
            default -> complete = event.isInitialEventsEnd(); // the server also sends bookmarks without the annotation
        }
    }

    @Override
    public void reached(EventType type, String version) {
        lastEventAt = concurrency.nanoTime();
        if (type != EventType.ADDED) { // the objects of the list arrive in any order of resourceVersions
            resourceVersion = version;
        }
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public void lost() {
        lacking = true;
    }

    /** Returns whether an object of the list was dropped: the list is then not usable, even if it is complete. */
    boolean lacksObjects() {
        return lacking;
    }

    List<T> objects() {
        return List.copyOf(objects.values());
    }

    /** Returns the {@link Concurrency#nanoTime} of the last event; null before the first. May be called from any thread. */
    @Nullable
    Long lastEventAt() {
        return lastEventAt;
    }

    String resourceVersion() {
        return resourceVersion;
    }
}
