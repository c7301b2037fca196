package replay.internal.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import replay.internal.cluster.ClusterState;
import replay.internal.json.JsonTrees;
import replay.internal.tape.Tape;

/**
 * Deletes objects. An object with finalizers only gets a deletionTimestamp. Dependents and the objects of a namespace
 * are deleted too, at once, while the real controllers take a moment. Pods are deleted at once as well, since no
 * kubelet ends them.
 */
public final class ObjectDeletion {
    /** What happens to the dependents. */
    enum Policy {
        ORPHAN,
        BACKGROUND,
        FOREGROUND
    }

    /** The finalizer that keeps an owner until its blocking dependents are gone. */
    private static final String FOREGROUND_DELETION = "foregroundDeletion";

    private final ClusterState state;

    public ObjectDeletion(ClusterState state) {
        this.state = state;
    }

    private record Found(GroupVersionResource resource, ObjectNode object) {}

    /** Deletes an object or marks it for deletion, and returns it for the response. */
    ObjectNode delete(GroupVersionResource resource, ObjectNode object, Policy policy) {
        if (resource.equals(Tape.CRDS)) {
            return state.definitions.delete(object, (of, each) -> delete(of, each, Policy.BACKGROUND));
        }
        if (policy == Policy.FOREGROUND) {
            return foreground(resource, object);
        }
        if (!JsonTrees.meta(object).path("finalizers").isEmpty()) {
            return mark(resource, object);
        }
        return remove(resource, object, policy == Policy.ORPHAN);
    }

    /** Marks the object, deletes the dependents that block it, and then the object. */
    private ObjectNode foreground(GroupVersionResource resource, ObjectNode object) {
        if (JsonTrees.meta(object).has("deletionTimestamp")) {
            return object;
        }
        ObjectNode waiting = object.deepCopy();
        ((ObjectNode) waiting.get("metadata")).withArray("/finalizers").add(FOREGROUND_DELETION);
        ObjectNode marked = mark(resource, waiting);
        String uid = JsonTrees.metaText(object, "uid");
        for (Found dependent : find(o -> blocks(o, uid))) {
            ObjectNode now = state.history.get(dependent.resource(), JsonTrees.key(dependent.object()));
            if (now != null) { // not yet deleted with another dependent
                String dependentUid = JsonTrees.metaText(now, "uid");
                boolean owns = !find(o -> blocks(o, dependentUid)).isEmpty();
                delete(dependent.resource(), now, owns ? Policy.FOREGROUND : Policy.BACKGROUND);
            }
        }
        finish(uid);
        return marked;
    }

    /** Deletes an owner that is waiting for its dependents, if the last blocking one is gone. */
    private void finish(String uid) {
        if (!find(o -> blocks(o, uid)).isEmpty()) {
            return;
        }
        for (Found waiting : find(o -> JsonTrees.metaText(o, "uid").equals(uid) && isWaiting(o))) {
            ObjectNode free = waiting.object().deepCopy();
            ArrayNode left = JsonTrees.without(
                    JsonTrees.meta(waiting.object()).path("finalizers"),
                    f -> f.asText().equals(FOREGROUND_DELETION));
            ObjectNode meta = (ObjectNode) free.get("metadata");
            if (left.isEmpty()) {
                meta.remove("finalizers");
                remove(waiting.resource(), free, false);
            } else {
                meta.set("finalizers", left);
                state.history.put(waiting.resource(), free, state.recordedChanges.versionForWrite());
            }
        }
    }

    private static boolean isWaiting(ObjectNode object) {
        return JsonTrees.meta(object)
                .path("finalizers")
                .valueStream()
                .anyMatch(f -> f.asText().equals(FOREGROUND_DELETION));
    }

    /** Returns whether an object has this owner and blocks its deletion. */
    private static boolean blocks(ObjectNode object, String owner) {
        return JsonTrees.meta(object)
                .path("ownerReferences")
                .valueStream()
                .anyMatch(o -> o.path("uid").asText().equals(owner)
                        && o.path("blockOwnerDeletion").asBoolean());
    }

    private ObjectNode mark(GroupVersionResource resource, ObjectNode object) {
        if (JsonTrees.meta(object).has("deletionTimestamp")) {
            return object;
        }
        ObjectNode marked = object.deepCopy();
        ObjectNode meta = (ObjectNode) marked.get("metadata");
        meta.put("deletionTimestamp", state.time()).put("deletionGracePeriodSeconds", 0);
        if (meta.has("generation")) {
            meta.put("generation", meta.path("generation").asLong() + 1);
        }
        return state.history.put(resource, marked, state.recordedChanges.versionForWrite());
    }

    /** Removes an object. Also called when a client removes the last finalizer of a marked object. */
    public ObjectNode remove(GroupVersionResource resource, ObjectNode object, boolean orphan) {
        if (resource.resource().equals("namespaces")) {
            String namespace = JsonTrees.metaText(object, "name");
            for (Found inside : find(o -> JsonTrees.metaText(o, "namespace").equals(namespace))) {
                // Finalizers do not keep objects of a namespace that is gone.
                state.history.remove(inside.resource(), inside.object(), state.recordedChanges.versionForWrite());
            }
        }
        ObjectNode gone = state.history.remove(resource, object, state.recordedChanges.versionForWrite());
        String uid = JsonTrees.metaText(object, "uid");
        for (Found dependent : find(o -> ownedBy(o, uid))) {
            ObjectNode now = state.history.get(dependent.resource(), JsonTrees.key(dependent.object()));
            if (now != null) {
                disown(dependent.resource(), now, uid, orphan);
            }
        }
        for (JsonNode owner : JsonTrees.meta(object).path("ownerReferences")) {
            finish(owner.path("uid").asText());
        }
        state.definitions.finish(resource);
        return gone;
    }

    private void disown(GroupVersionResource resource, ObjectNode object, String uid, boolean orphan) {
        ArrayNode left = JsonTrees.without(
                JsonTrees.meta(object).path("ownerReferences"),
                owner -> owner.path("uid").asText().equals(uid));
        if (left.isEmpty() && !orphan) {
            delete(resource, object, Policy.BACKGROUND);
            return;
        }
        ObjectNode copy = object.deepCopy();
        ObjectNode meta = (ObjectNode) copy.get("metadata");
        if (left.isEmpty()) {
            meta.remove("ownerReferences");
        } else {
            meta.set("ownerReferences", left);
        }
        state.history.put(resource, copy, state.recordedChanges.versionForWrite());
    }

    private static boolean ownedBy(ObjectNode object, String uid) {
        return JsonTrees.meta(object)
                .path("ownerReferences")
                .valueStream()
                .anyMatch(owner -> owner.path("uid").asText().equals(uid));
    }

    private List<Found> find(java.util.function.Predicate<ObjectNode> wanted) {
        List<Found> found = new ArrayList<>();
        for (Map.Entry<GroupVersionResource, java.util.TreeMap<String, ObjectNode>> all :
                state.history.all().entrySet()) {
            for (ObjectNode object : all.getValue().values()) {
                if (wanted.test(object)) {
                    found.add(new Found(all.getKey(), object));
                }
            }
        }
        return found;
    }
}
