package replay.internal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import replay.internal.crd.DefinitionRules;
import replay.internal.json.JsonTrees;
import replay.internal.request.Statuses;
import replay.internal.tape.ServedResource;
import replay.internal.tape.Tape;
import replay.internal.validation.FieldErrors;

/**
 * The lifecycle of CustomResourceDefinitions: they are validated, established at once, and deleted after their last
 * object. Corresponds to the naming, establishing and finalizing controllers of apiextensions-apiserver. Guarded by
 * the session's lock.
 */
public final class CrdController {
    private static final String FINALIZER = "customresourcecleanup.apiextensions.k8s.io";
    private static final List<String> IMMUTABLE = List.of("group", "scope", "names.plural", "names.kind");

    private final ClusterState state;

    CrdController(ClusterState state) {
        this.state = state;
    }

    public static boolean is(ServedResource resource) {
        return resource.storage().equals(Tape.CRDS);
    }

    /** Sets defaults, and throws 422 if the definition is not valid. */
    public static void check(ServedResource resource, ObjectNode definition, @Nullable ObjectNode before) {
        DefinitionRules.applyDefaults(definition);
        FieldErrors errors = new FieldErrors();
        DefinitionRules.check(definition, errors);
        if (before != null) {
            for (String field : IMMUTABLE) {
                String pointer = "/spec/" + field.replace('.', '/');
                if (!before.at(pointer).equals(definition.at(pointer))) {
                    errors.invalid("spec." + field, definition.at(pointer), "field is immutable");
                }
            }
            checkStoredVersions(definition, errors);
        }
        Statuses.refuseInvalid(resource, definition, errors);
    }

    private static void checkStoredVersions(ObjectNode definition, FieldErrors errors) {
        JsonNode stored = definition.at("/status/storedVersions");
        for (int i = 0; i < stored.size(); i++) {
            String version = stored.get(i).asText();
            boolean there = definition
                    .at("/spec/versions")
                    .valueStream()
                    .anyMatch(v -> v.path("name").asText().equals(version));
            if (!there) {
                errors.invalid(
                        "status.storedVersions[" + i + "]",
                        version,
                        "missing from spec.versions; " + version
                                + " was previously a storage version, and must remain in spec.versions until a storage"
                                + " migration ensures no data remains persisted in " + version + " and removes "
                                + version
                                + " from status.storedVersions");
            }
        }
    }

    /** Sets the status of a new definition. */
    public static void created(ObjectNode definition) {
        ObjectNode status = definition.putObject("status");
        status.putNull("conditions");
        status.putObject("acceptedNames").put("plural", "").put("kind", "");
        status.putArray("storedVersions").add(storageVersion(definition));
    }

    private static String storageVersion(ObjectNode definition) {
        return definition
                .at("/spec/versions")
                .valueStream()
                .filter(v -> v.path("storage").asBoolean())
                .map(v -> v.path("name").asText())
                .findFirst()
                .orElse("");
    }

    /**
     * Accepts the names of a definition that was written and serves its resource, or sets the condition that says why
     * not.
     */
    public void establish(ObjectNode stored) {
        String conflict = conflict(stored);
        ObjectNode next = stored.deepCopy();
        ObjectNode status = next.withObject("/status");
        if (conflict.isEmpty()) {
            status.set("acceptedNames", stored.at("/spec/names").deepCopy());
        }
        Map<String, JsonNode> old = new HashMap<>();
        stored.at("/status/conditions").forEach(c -> old.put(c.path("type").asText(), c));
        ArrayNode conditions = status.putArray("conditions");
        if (conflict.isEmpty()) {
            condition(conditions, old, "NamesAccepted", true, "NoConflicts", "no conflicts found");
            condition(
                    conditions,
                    old,
                    "Established",
                    true,
                    "InitialNamesAccepted",
                    "the initial names have been accepted");
        } else {
            condition(conditions, old, "NamesAccepted", false, "KindConflict", conflict);
            condition(conditions, old, "Established", false, "NotAccepted", "not all names are accepted");
        }
        ArrayNode versions = status.withArray("/storedVersions");
        String storage = storageVersion(stored);
        if (versions.valueStream().noneMatch(v -> v.asText().equals(storage))) {
            versions.add(storage);
        }
        if (!next.equals(stored)) {
            state.history.put(Tape.CRDS, next, state.recordedChanges.versionForWrite());
        }
    }

    private void condition(
            ArrayNode conditions,
            Map<String, JsonNode> old,
            String type,
            boolean value,
            String reason,
            String message) {
        String status = value ? "True" : "False";
        JsonNode before = old.get(type);
        if (before != null && before.path("status").asText().equals(status)) {
            conditions.add(before);
            return;
        }
        conditions
                .addObject()
                .put("type", type)
                .put("status", status)
                .put("lastTransitionTime", state.time())
                .put("reason", reason)
                .put("message", message);
    }

    /** Returns the conflict with the names of another definition of the group; {@code ""} if there is none. */
    private String conflict(ObjectNode definition) {
        for (ObjectNode other : state.history
                .all()
                .getOrDefault(Tape.CRDS, new java.util.TreeMap<>())
                .values()) {
            boolean sameGroup = other.at("/spec/group").equals(definition.at("/spec/group"));
            boolean self = JsonTrees.metaText(other, "name").equals(JsonTrees.metaText(definition, "name"));
            if (sameGroup && !self) {
                for (String field : new String[] {"kind", "listKind", "singular"}) {
                    JsonNode name = definition.at("/spec/names").path(field);
                    if (other.at("/status/acceptedNames").path(field).equals(name)) {
                        return "\"" + name.asText() + "\" is already in use";
                    }
                }
            }
        }
        return "";
    }

    public static boolean isTerminating(ObjectNode definition) {
        return JsonTrees.meta(definition).has("deletionTimestamp");
    }

    /** Deletes a definition: first its objects, then, after the last of them, the definition. */
    public ObjectNode delete(ObjectNode definition, BiConsumer<GroupVersionResource, ObjectNode> deleter) {
        if (!isTerminating(definition)) {
            ObjectNode marked = definition.deepCopy();
            ObjectNode meta = (ObjectNode) marked.get("metadata");
            meta.withArray("/finalizers").add(FINALIZER);
            meta.put("deletionTimestamp", state.time()).put("deletionGracePeriodSeconds", 0);
            condition(
                    marked.withObject("/status").withArray("/conditions"),
                    Map.of(),
                    "Terminating",
                    true,
                    "InstanceDeletionInProgress",
                    "CustomResource deletion is in progress");
            definition = state.history.put(Tape.CRDS, marked, state.recordedChanges.versionForWrite());
        }
        ObjectNode response = definition;
        GroupVersionResource storage = storage(definition);
        for (ObjectNode object : List.copyOf(
                state.history.at(storage, state.history.resourceVersion()).values())) {
            ObjectNode now = state.history.get(storage, JsonTrees.key(object));
            if (now != null) {
                deleter.accept(storage, now);
            }
        }
        finish(storage);
        return response;
    }

    private GroupVersionResource storage(ObjectNode definition) {
        String plural = definition.at("/spec/names/plural").asText();
        String group = definition.at("/spec/group").asText();
        return state.apis.catalog().all().stream()
                .filter(r ->
                        r.gvr().resource().equals(plural) && r.gvr().group().equals(group))
                .map(ServedResource::storage)
                .findFirst()
                .orElse(new GroupVersionResource(group, storageVersion(definition), plural));
    }

    /** Removes a definition that is being deleted, if its last object is gone. */
    public void finish(GroupVersionResource storage) {
        ObjectNode definition = state.history.get(Tape.CRDS, storage.groupResource());
        if (definition == null
                || !isTerminating(definition)
                || !state.history.at(storage, state.history.resourceVersion()).isEmpty()) {
            return;
        }
        ObjectNode last = definition.deepCopy();
        ArrayNode left = JsonTrees.without(
                JsonTrees.meta(definition).path("finalizers"), f -> f.asText().equals(FINALIZER));
        ObjectNode meta = (ObjectNode) last.get("metadata");
        if (left.isEmpty()) {
            meta.remove("finalizers");
            state.history.remove(Tape.CRDS, last, state.recordedChanges.versionForWrite());
        } else if (left.size() < JsonTrees.meta(definition).path("finalizers").size()) {
            meta.set("finalizers", left);
            state.history.put(Tape.CRDS, last, state.recordedChanges.versionForWrite());
        }
    }
}
