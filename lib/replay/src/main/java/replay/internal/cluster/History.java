package replay.internal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import replay.internal.json.JsonTrees;
import replay.internal.request.StatusException;
import replay.internal.request.Statuses;
import replay.internal.tape.Tape;

/**
 * The history of a session: the current objects, and every change since the start of the tape in order, or, of a server under load, the
 * newest changes. Changes are only appended, with increasing versions, so every earlier state can be restored and two watches never
 * contradict each other.
 *
 * <p>Guarded by the session's lock.
 */
public final class History {
    /**
     * One change of one object.
     *
     * @param before null if the object is new
     * @param after null if the object was deleted
     * @param object the object in the watch event: the new state, or the last state of a deleted object with the new
     *     version
     */
    public record Change(
            long resourceVersion,
            GroupVersionResource resource,
            @Nullable ObjectNode before,
            @Nullable ObjectNode after,
            ObjectNode object) {}

    private final Map<GroupVersionResource, TreeMap<String, ObjectNode>> objects = new HashMap<>();
    /** The size limit, as JSON, of all states that clients have written. The history keeps them as long as the session. */
    private static final long MAX_WRITTEN = 64L * 1024 * 1024;

    private final List<Change> changes = new ArrayList<>();
    private long removed; // before the first of changes
    private long resourceVersion;
    private long written;

    History(Tape tape) {
        tape.objects().forEach((resource, all) -> objects.put(resource, new TreeMap<>(all)));
        resourceVersion = tape.resourceVersion();
    }

    public long resourceVersion() {
        return resourceVersion;
    }

    /**
     * Moves the version without a change: an object that the session does not have has changed. Several changes may
     * have the same version, one after the other.
     */
    void moveTo(long version) {
        if (version < resourceVersion) {
            throw new IllegalStateException("versions go back: " + resourceVersion + " to " + version);
        }
        resourceVersion = version;
    }

    /**
     * Counts a state that a client is about to write. What the server itself writes, deletions among it, is not counted:
     * deleting is always possible.
     *
     * @throws StatusException if the session has no space for it
     */
    public void reserve(ObjectNode object) {
        long size = JsonTrees.bytes(object).length;
        if (written + size > MAX_WRITTEN) {
            throw Statuses.noSpace(MAX_WRITTEN);
        }
        written += size;
    }

    /** Adds an object to those that there are at first. */
    void addAtFirst(GroupVersionResource resource, ObjectNode object) {
        of(resource).put(JsonTrees.key(object), object);
    }

    /** Adds or updates an object, and sets its resourceVersion to the given one. */
    public ObjectNode put(GroupVersionResource resource, ObjectNode object, long version) {
        moveTo(version);
        ObjectNode stored =
                JsonTrees.resourceVersion(object) == version ? object : JsonTrees.withResourceVersion(object, version);
        ObjectNode before = of(resource).put(JsonTrees.key(stored), stored);
        changes.add(new Change(version, resource, before, stored, stored));
        return stored;
    }

    /** Deletes an object. */
    public ObjectNode remove(GroupVersionResource resource, ObjectNode last, long version) {
        moveTo(version);
        ObjectNode object =
                JsonTrees.resourceVersion(last) == version ? last : JsonTrees.withResourceVersion(last, version);
        ObjectNode before = of(resource).remove(JsonTrees.key(last));
        changes.add(new Change(version, resource, before, null, object));
        return object;
    }

    private TreeMap<String, ObjectNode> of(GroupVersionResource resource) {
        return objects.computeIfAbsent(resource, r -> new TreeMap<>());
    }

    @Nullable
    public ObjectNode get(GroupVersionResource resource, String key) {
        return of(resource).get(key);
    }

    /** Returns a view of the current objects. Do not change the history while iterating over it. */
    public Map<GroupVersionResource, TreeMap<String, ObjectNode>> all() {
        return objects;
    }

    /** Returns a copy of a resource's objects at a version, by key. */
    NavigableMap<String, ObjectNode> at(GroupVersionResource resource, long version) {
        NavigableMap<String, ObjectNode> state = new TreeMap<>(of(resource));
        for (int i = changes.size() - 1; i >= 0 && changes.get(i).resourceVersion() > version; i--) {
            Change change = changes.get(i);
            if (change.resource().equals(resource)) { // undo
                String key = JsonTrees.key(change.object());
                if (change.before() == null) {
                    state.remove(key);
                } else {
                    state.put(key, change.before());
                }
            }
        }
        return state;
    }

    /** Returns how many changes there have been. */
    public long size() {
        return removed + changes.size();
    }

    /** Returns how many changes have not been removed. */
    int kept() {
        return changes.size();
    }

    /** Returns the index of the first change that has not been removed. */
    public long firstKept() {
        return removed;
    }

    public Change change(long index) {
        return changes.get(Math.toIntExact(index - removed));
    }

    /** Returns the index of the first change above a version; of those that have not been removed. */
    public long firstAfter(long version) {
        int index = changes.size();
        while (index > 0 && changes.get(index - 1).resourceVersion() > version) {
            index--;
        }
        return removed + index;
    }

    /** Removes all changes but the newest. Returns the version of the last one that was removed. */
    long removeBefore(int newest) {
        List<Change> old = changes.subList(0, changes.size() - newest);
        long version = old.get(old.size() - 1).resourceVersion();
        removed += old.size();
        old.clear();
        return version;
    }
}
