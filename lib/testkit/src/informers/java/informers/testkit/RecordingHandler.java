package informers.testkit;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A handler that records its notifications, and checks that those of each object are consistent: no update before its add, no
 * update from a version that this handler has not seen, no second delete.
 *
 * <p>Safe for use by many threads.
 */
public class RecordingHandler<T extends KubeObject> implements ResourceEventHandler<T> {
    private final List<String> notifications = new ArrayList<>();
    private final Map<String, String> versions = new TreeMap<>();
    private final List<String> contradictions = new ArrayList<>();

    /** Creates a handler without notifications. */
    public RecordingHandler() {}

    @Override
    public synchronized void onAdd(T object, boolean isInInitialList) {
        notifications.add("add " + text(object) + (isInInitialList ? " initial" : ""));
        if (versions.put(object.key(), object.resourceVersion()) != null) {
            contradictions.add("added twice: " + object);
        }
    }

    @Override
    public synchronized void onUpdate(T before, T now) {
        notifications.add("update " + text(before) + "->" + now.resourceVersion());
        String known = versions.put(now.key(), now.resourceVersion());
        if (!before.resourceVersion().equals(known)) {
            contradictions.add("updated from " + before + ", but its last known version is " + known);
        }
    }

    @Override
    public synchronized void onDelete(DeletedObject<T> gone) {
        notifications.add("delete " + gone.key() + (gone.finalStateUnknown() ? " missed" : ""));
        if (versions.remove(gone.key()) == null) {
            contradictions.add("deleted, but not known: " + gone.key());
        }
    }

    private static String text(KubeObject object) {
        return object.name() + "@" + object.resourceVersion();
    }

    /**
     * Returns the notifications so far, in order, such as {@code add web@7 initial}, {@code update web@7->9} and {@code delete
     * default/web missed}. A deletion is missed if its final state is unknown.
     */
    public synchronized List<String> notifications() {
        return List.copyOf(notifications);
    }

    /** Forgets the notifications so far. The known versions remain. */
    public synchronized void clear() {
        notifications.clear();
    }

    /** Returns the resourceVersion of each object that exists according to the notifications, by key. */
    public synchronized Map<String, String> versions() {
        return new TreeMap<>(versions);
    }

    /** Returns the notifications that contradict earlier ones; empty if all are consistent. */
    public synchronized List<String> contradictions() {
        return List.copyOf(contradictions);
    }
}
