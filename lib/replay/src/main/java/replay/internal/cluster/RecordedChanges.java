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
 * Plays a tape's log into a session's history, and gives the session's own writes their place in it.
 *
 * <p><b>Versions.</b> The recorded versions of a story are fixed and leave no room between them, yet a client may write
 * in mid-story, and versions must never go back. So each write takes the next version, and moves the rest of the story
 * up by one: the offset. Without writes every version is the recorded one. (The alternative, giving writes numbers far
 * above the story, would make the story's later changes go back; a watch could then not be resumed from any of them.)
 *
 * <p><b>Changes.</b> If a client has written an object of the story, the story's next change of it is applied as a
 * change: as the merge patch between the recorded states. So neither's work is lost. A change of an object that a
 * client deleted, or made itself under the same name, is left out, and so is the birth of an object whose owner a
 * client deleted: the story's authors would have got an error.
 *
 * <p>Guarded by the session's lock.
 */
public final class RecordedChanges {
    private final List<LogEntry> log;
    private final History history;
    private final Map<String, ObjectNode> recorded = new HashMap<>(); // as the story knows its objects
    private final Set<String> alive = new HashSet<>(); // the uids of all that is there, as far as the story knows
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

    /** The version for a client's write. Whoever takes it must use it. */
    public long versionForWrite() {
        offset++;
        return history.resourceVersion() + 1;
    }

    /** Plays all that is due at a time of the story. */
    void playUntil(long millis) {
        while (next < log.size() && log.get(next).millis() <= millis) {
            play(log.get(next++));
        }
    }

    /** When the next change of a resource is due, in milliseconds of the story; -1 if there is none. */
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

    /** Whether a client changed the object: it is not as the story left it, the version aside. */
    private static boolean touched(@Nullable ObjectNode current, @Nullable ObjectNode storys) {
        return current != null
                && storys != null
                && current != storys
                && !JsonTrees.withResourceVersion(current, 0).equals(JsonTrees.withResourceVersion(storys, 0));
    }

    /** Whether no client took away an owner. What the story does not have either is no loss: it was not recorded. */
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
