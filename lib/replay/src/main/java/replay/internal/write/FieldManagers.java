package replay.internal.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import replay.internal.json.JsonTrees;
import replay.internal.managed.ManagedFields;
import replay.internal.managed.TypedCheck;
import replay.internal.request.ApiRequest;
import replay.internal.request.StatusException;
import replay.internal.request.Statuses;
import replay.internal.schema.BuiltInKinds;
import replay.internal.schema.StructType;
import replay.internal.tape.ServedResource;
import replay.internal.validation.FieldErrors;

/**
 * Maintains the managedFields of a session's objects. Each write is recorded, and an apply detects conflicts.
 * Stateless.
 */
final class FieldManagers {
    /** Fields that admission adds to a pod, which have no manager. */
    private static final List<String> ADMITTED = List.of("tolerations", "priority", "preemptionPolicy");

    private final ApiRequest request;
    private final ServedResource resource;
    private final String time;

    /** @param time of the entries that this request adds */
    FieldManagers(ApiRequest request, ServedResource resource, String time) {
        this.request = request;
        this.resource = resource;
        this.time = time;
    }

    private String manager() {
        String manager = request.parameter("fieldManager");
        return manager.isEmpty() ? "unknown" : manager;
    }

    private static Optional<StructType> type(ServedResource resource) {
        return resource.custom() // without a schema only its metadata is known
                ? BuiltInKinds.of("meta.k8s.io/v1", "PartialObjectMetadata")
                : BuiltInKinds.of(resource.gvr().groupVersion(), resource.kind());
    }

    /** Records the manager of a new object. */
    void created(ObjectNode written, ObjectNode object) {
        ObjectNode owned = object.deepCopy();
        owned.remove("status");
        if (owned.path("spec") instanceof ObjectNode spec) {
            ADMITTED.stream().filter(f -> !written.path("spec").has(f)).forEach(spec::remove);
        }
        ManagedFields.update(JsonTrees.object(), owned, type(resource), manager(), "", time);
        copyManagers(owned, object);
    }

    /** Copies the managers that an apply recorded. */
    static void copyManagers(ObjectNode from, ObjectNode to) {
        ObjectNode meta = to.withObject("/metadata");
        meta.remove("managedFields");
        if (JsonTrees.meta(from).has("managedFields")) {
            meta.set("managedFields", JsonTrees.meta(from).get("managedFields"));
        }
    }

    /** Records the manager of a change, if anything changed. */
    void changed(ObjectNode before, ObjectNode after, String subresource) {
        if (!bare(before).equals(bare(after))) {
            ManagedFields.update(before, after, type(resource), manager(), subresource, time);
        }
    }

    private static ObjectNode bare(ObjectNode object) {
        ObjectNode copy = JsonTrees.shallowCopy(object);
        ObjectNode meta = JsonTrees.shallowCopy(JsonTrees.meta(object));
        meta.remove(List.of("managedFields", "resourceVersion", "generation"));
        copy.set("metadata", meta);
        return copy;
    }

    /**
     * Returns the live object with an applied one merged into it, and its managers recorded.
     *
     * @param live an object without fields if it is new
     */
    ObjectNode applied(ObjectNode live, ObjectNode wanted) {
        check(resource, wanted);
        ObjectNode part = JsonTrees.shallowCopy(wanted);
        if (resource.subresources().contains("status")) {
            part.remove("status"); // an apply to the object neither sets nor owns the status
        }
        return merged(live, part, "");
    }

    /** Does the same for an apply to {@code /status}: only the status is applied. */
    ObjectNode appliedStatus(ObjectNode live, ObjectNode wanted) {
        check(resource, wanted);
        ObjectNode part = identity(wanted);
        if (wanted.has("status")) {
            part.set("status", wanted.get("status"));
        }
        return merged(live, part, "status");
    }

    /** Does the same for an apply of a Scale to {@code /scale}: its replicas are a field of the object. */
    ObjectNode appliedScale(ServedResource scale, ObjectNode live, ObjectNode wanted, String replicas) {
        check(scale, wanted);
        ObjectNode part = identity(wanted);
        JsonNode count = wanted.at("/spec/replicas");
        if (!count.isMissingNode() && !count.isNull()) {
            int last = replicas.lastIndexOf('/');
            part.withObject(replicas.substring(0, last)).set(replicas.substring(last + 1), count);
        }
        return merged(live, part, "scale");
    }

    /** Returns the fields that identify the object and its version. No manager owns them. */
    private ObjectNode identity(ObjectNode wanted) {
        ObjectNode part = JsonTrees.object()
                .put("kind", resource.kind())
                .put("apiVersion", resource.gvr().groupVersion());
        part.set("metadata", JsonTrees.meta(wanted).deepCopy().retain("name", "namespace", "uid", "resourceVersion"));
        return part;
    }

    private ObjectNode merged(ObjectNode live, ObjectNode wanted, String subresource) {
        List<ManagedFields.Conflict> conflicts = new ArrayList<>();
        boolean force = request.parameter("force").equals("true");
        ObjectNode merged =
                ManagedFields.apply(live, wanted, type(resource), manager(), subresource, time, force, conflicts);
        if (!conflicts.isEmpty() && !force) {
            throw conflict(conflicts);
        }
        return merged;
    }

    /** Checks an applied object, also against the schema, with the real server's messages. */
    private static void check(ServedResource resource, ObjectNode wanted) {
        if (JsonTrees.meta(wanted).has("managedFields")) {
            throw Statuses.badRequest("metadata.managedFields must be nil");
        }
        checkType(resource, wanted);
        List<String> problems = type(resource)
                .map(t -> TypedCheck.problems(resource.custom() ? metadata(wanted) : wanted, t))
                .orElse(List.of());
        if (!problems.isEmpty()) {
            String group = resource.gvr().group();
            throw Statuses.internalError("failed to create typed patch object ("
                    + JsonTrees.metaText(wanted, "namespace") + "/" + JsonTrees.metaText(wanted, "name") + "; " + group
                    + "/"
                    + resource.gvr().version() + ", Kind=" + resource.kind() + "): "
                    + (problems.size() == 1 ? problems.get(0) : "errors:\n  " + String.join("\n  ", problems)));
        }
    }

    /** Checks that an applied object has a kind and apiVersion. */
    private static void checkType(ServedResource resource, ObjectNode wanted) {
        String apiVersion = Objects.toString(wanted.path("apiVersion").textValue(), "");
        String kind = Objects.toString(wanted.path("kind").textValue(), "");
        if (!apiVersion.equals(resource.gvr().groupVersion()) || !kind.equals(resource.kind())) {
            int slash = apiVersion.indexOf('/');
            String group = slash < 0 ? "" : apiVersion.substring(0, slash);
            throw Statuses.badRequest(
                    "invalid object type: " + group + "/" + apiVersion.substring(slash + 1) + ", Kind=" + kind);
        }
    }

    /** Returns the metadata of a custom resource, the part with a known schema. */
    private static ObjectNode metadata(ObjectNode object) {
        ObjectNode part = JsonTrees.object();
        part.set("metadata", object.path("metadata"));
        return part;
    }

    private static StatusException conflict(List<ManagedFields.Conflict> conflicts) {
        String words;
        if (conflicts.size() == 1) {
            words = "conflict with " + conflicts.get(0).manager() + ": "
                    + conflicts.get(0).field();
        } else {
            Map<String, List<String>> byManager = new TreeMap<>();
            conflicts.forEach(c -> byManager
                    .computeIfAbsent(c.manager(), m -> new ArrayList<>())
                    .add("- " + c.field()));
            List<String> lines = new ArrayList<>();
            byManager.forEach((manager, fields) -> {
                lines.add("conflicts with " + manager + ":");
                lines.addAll(fields);
            });
            words = String.join("\n", lines);
        }
        FieldErrors errors = new FieldErrors();
        conflicts.forEach(c -> errors.managerConflict(c.field(), c.manager()));
        return Statuses.applyConflict(
                "Apply failed with " + conflicts.size() + " conflict" + (conflicts.size() == 1 ? "" : "s") + ": "
                        + words,
                errors);
    }
}
