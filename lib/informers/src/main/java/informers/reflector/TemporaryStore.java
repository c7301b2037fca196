package informers.reflector;

import informers.api.KubeObject;
import informers.util.Concurrency;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a streamed list gathers, until a bookmark says that it is whole. Nobody sees it before. Used by the reflector's
 * thread.
 */
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
            default -> complete = event.isInitialEventsEnd(); // not any bookmark: the server sends others, too
        }
    }

    @Override
    public void reached(EventType type, String version) {
        lastEventAt = concurrency.nanoTime();
        if (type != EventType.ADDED) { // those of the list come in no order of versions
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

    /** Whether something of the list was lost: then it is no list, though its end has come. */
    boolean lacksObjects() {
        return lacking;
    }

    List<T> objects() {
        return List.copyOf(objects.values());
    }

    /** By {@link Concurrency#nanoTime}; null before the first event. Any thread. */
    @Nullable
    Long lastEventAt() {
        return lastEventAt;
    }

    String resourceVersion() {
        return resourceVersion;
    }
}
