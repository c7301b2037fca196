package replay.internal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import replay.internal.json.JsonTrees;
import replay.internal.patch.MergePatch;
import replay.internal.tape.LogEntry;
import replay.internal.tape.Tape;

/**
 * Applies the recorded changes of a tape to the history of a session, and assigns versions to the clients' writes.
 *
 * <p><b>Versions.</b> There are no free numbers between the recorded versions, yet clients write at any time and versions must
 * never decrease. So each write takes the next version and moves all later recorded versions up by one (the offset).
 * Without writes every version is the recorded one. (If writes had versions far above the recorded ones, later
 * recorded changes would have lower versions, and no watch could resume from them.)
 *
 * <p><b>Conflicts.</b> If a client has changed an object, its next recorded change is applied as a merge patch
 * between the two recorded states, so neither change is lost. A recorded change is skipped if a client has deleted
 * the object or created another one under its name, and so is the creation of an object whose owner a client has
 * deleted: in the recorded cluster it would have failed.
 *
 * <p>Guarded by the session's lock.
 */
public final class RecordedChanges {
    private final List<LogEntry> log;
    private final History history;
    private final Map<String, ObjectNode> recorded = new HashMap<>(); // the last recorded state of each object
    private final Set<String> alive = new HashSet<>(); // the uids of all objects that exist according to the recording
    private int next;
    private long offset;

    RecordedChanges(Tape tape, History history) {
        this.log = tape.log();
        this.history = history;
        tape.objects().values().forEach(all -> all.values().forEach(o -> alive.add(JsonTrees.metaText(o, "uid"))));
        for (LogEntry entry : log) {
            if (entry.object() != null && entry.resource() != null) {
                ObjectNode first = tape.objects()
                        .getOrDefault(entry.resource(), new java.util.TreeMap<>())
                        .get(JsonTrees.key(entry.object()));
                if (first != null) {
                    recorded.put(id(entry.resource(), entry.object()), first);
                }
            }
        }
    }

    private static String id(GroupVersionResource resource, ObjectNode object) {
        return resource + " " + JsonTrees.key(object);
    }

    /** Returns the version for a client's write, which must use it. */
    public long versionForWrite() {
        offset++;
        return history.resourceVersion() + 1;
    }

    /** Applies all changes up to a time of the recording. */
    void playUntil(long millis) {
        while (next < log.size() && log.get(next).millis() <= millis) {
            play(log.get(next++));
        }
    }

    /** Returns the time of the next change of a resource in milliseconds of the recording; -1 if there is none. */
    long nextMillis(GroupVersionResource resource) {
        for (int i = next; i < log.size(); i++) {
            if (resource.equals(log.get(i).resource())) {
                return log.get(i).millis();
            }
        }
        return -1;
    }

    private void play(LogEntry entry) {
        long version = entry.resourceVersion() + offset;
        GroupVersionResource resource = entry.resource();
        ObjectNode object = entry.object();
        if (resource == null || object == null) {
            history.moveTo(version);
            return;
        }
        ObjectNode before = recorded.put(id(resource, object), object);
        ObjectNode current = history.get(resource, JsonTrees.key(object));
        if (entry.type().equals("DELETED")) {
            alive.remove(JsonTrees.metaText(object, "uid"));
        } else {
            alive.add(JsonTrees.metaText(object, "uid"));
        }
        boolean same = current != null && JsonTrees.metaText(current, "uid").equals(JsonTrees.metaText(object, "uid"));
        switch (entry.type()) {
            case "ADDED" -> {
                if (current == null && ownersExist(object)) {
                    history.put(resource, object, version);
                } else {
                    history.moveTo(version);
                }
            }
            case "DELETED" -> {
                if (same) {
                    history.remove(resource, touched(current, before) ? current : object, version);
                } else {
                    history.moveTo(version);
                }
            }
            default -> {
                if (same && before != null && touched(current, before)) {
                    history.put(resource, MergePatch.merge(current, MergePatch.difference(before, object)), version);
                } else if (same) {
                    history.put(resource, object, version);
                } else {
                    history.moveTo(version);
                }
            }
        }
    }

    /** Returns whether a client has changed the object since its last recorded state, apart from the version. */
    private static boolean touched(@Nullable ObjectNode current, @Nullable ObjectNode recordedState) {
        return current != null
                && recordedState != null
                && current != recordedState
                && !JsonTrees.withResourceVersion(current, 0).equals(JsonTrees.withResourceVersion(recordedState, 0));
    }

    /**
     * Returns whether no client has deleted an owner of the object. Owners that were not recorded count as existing.
     */
    private boolean ownersExist(ObjectNode object) {
        for (JsonNode owner : JsonTrees.meta(object).path("ownerReferences")) {
            String uid = owner.path("uid").asText();
            if (alive.contains(uid) && !exists(uid)) {
                return false;
            }
        }
        return true;
    }

    private boolean exists(String uid) {
        return history.all().values().stream()
                .anyMatch(all -> all.values().stream()
                        .anyMatch(o -> JsonTrees.metaText(o, "uid").equals(uid)));
    }
}
