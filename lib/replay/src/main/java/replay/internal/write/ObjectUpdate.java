package replay.internal.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import replay.internal.json.JsonTrees;
import replay.internal.tape.ServedResource;

/** Computes the new state of an object from an update. */
final class ObjectUpdate {
    /** Fields that a client cannot change. */
    private static final List<String> OWN = List.of(
            "uid",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "resourceVersion");

    private ObjectUpdate() {}

    /** Returns the new state of the object. Its status stays if it is written through /status. */
    static ObjectNode main(ServedResource resource, ObjectNode current, ObjectNode wanted) {
        ObjectNode next = wanted.deepCopy();
        ObjectNode meta = (ObjectNode) next.get("metadata");
        meta.put("name", JsonTrees.metaText(current, "name"));
        if (resource.namespaced()) {
            meta.put("namespace", JsonTrees.metaText(current, "namespace"));
        }
        for (String field : OWN) {
            copy(JsonTrees.meta(current), meta, field);
        }
        if (!meta.path("managedFields").isArray()) { // clients may omit and change them
            copy(JsonTrees.meta(current), meta, "managedFields");
        }
        for (String field : List.of("labels", "annotations", "finalizers", "ownerReferences")) {
            if (meta.has(field) && meta.get(field).isEmpty()) {
                meta.remove(field);
            }
        }
        boolean statusApart = resource.subresources().contains("status");
        if (statusApart) {
            copy(current, next, "status");
        }
        Defaults.spec(resource, next);
        if (meta.has("generation") && changed(current, next, statusApart)) {
            meta.put("generation", meta.path("generation").asLong() + 1);
        }
        return next;
    }

    /** Returns the object with another status. */
    static ObjectNode status(ObjectNode current, ObjectNode wanted) {
        ObjectNode next = JsonTrees.shallowCopy(current);
        next.set("metadata", JsonTrees.meta(current).deepCopy());
        copy(wanted, next, "status");
        return next;
    }

    private static void copy(ObjectNode from, ObjectNode to, String field) {
        JsonNode value = from.get(field);
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value);
        }
    }

    private static boolean changed(ObjectNode current, ObjectNode next, boolean statusApart) {
        ObjectNode before = JsonTrees.shallowCopy(current);
        ObjectNode after = JsonTrees.shallowCopy(next);
        List<String> apart = statusApart ? List.of("metadata", "status") : List.of("metadata");
        return !before.remove(apart).equals(after.remove(apart));
    }
}
