package replay.internal.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import replay.internal.cluster.ClusterState;
import replay.internal.cluster.ReadHandler;
import replay.internal.cluster.ResponseEncoder;
import replay.internal.json.JsonTrees;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.RequestBodies;
import replay.internal.request.ResponseFormat;
import replay.internal.request.Route;
import replay.internal.request.Selection;
import replay.internal.request.Statuses;
import replay.internal.tape.ServedResource;
import replay.internal.tape.Tape;
import replay.internal.validation.FieldErrors;

/**
 * Handles DELETE of an object and of a collection: options, preconditions, responses. Callers hold the session's
 * lock.
 */
public final class DeleteHandler {
    /** Resources whose DELETE returns the object; the others return a Status. */
    private static final Set<String> DELETE_SHOWS_THE_OBJECT = Set.of(
            "pods",
            "namespaces",
            "podtemplates",
            "persistentvolumes",
            "persistentvolumeclaims",
            "resourcequotas",
            "serviceaccounts",
            "services",
            "storageclasses.storage.k8s.io",
            "volumeattachments.storage.k8s.io",
            "csinodes.storage.k8s.io",
            "csidrivers.storage.k8s.io");

    /** The options of the real server, except {@code ignoreStoreReadErrorWithClusterBreakingPotential}. */
    private static final Set<String> OPTIONS = Set.of(
            "kind",
            "apiVersion",
            "gracePeriodSeconds", // pods are deleted without a grace period
            "preconditions",
            "orphanDependents",
            "propagationPolicy",
            "dryRun");

    private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

    private final ClusterState state;
    private final ResponseEncoder forms;
    private final ReadHandler reader;
    private final ObjectDeletion deleter;

    public DeleteHandler(ClusterState state, ResponseEncoder forms, ReadHandler reader, ObjectDeletion deleter) {
        this.state = state;
        this.forms = forms;
        this.reader = reader;
        this.deleter = deleter;
    }

    public ApiResponse delete(ApiRequest request, Route route, ServedResource resource) {
        ObjectNode options = deleteOptions(request);
        ObjectNode current = reader.need(resource, route.namespace(), route.name());
        checkPreconditions(resource, route.name(), current, options.path("preconditions"));
        if (resource.gvr().equals(Tape.NAMESPACES) && IMMORTAL.contains(route.name())) {
            throw Statuses.immortalNamespace(route.name());
        }
        ResponseFormat form = ResponseFormat.of(request.accept(), false);
        ObjectDeletion.Policy policy = policy(request, options);
        if (RequestBodies.isDryRun(request, options)) {
            return deleted(resource, current, current, "", form);
        }
        ObjectNode after = deleter.delete(resource.storage(), current, policy);
        return deleted(resource, current, after, JsonTrees.metaText(after, "resourceVersion"), form);
    }

    /** @param version that of the deletion, which a Status has since 1.38; {@code ""} if nothing was deleted */
    private ApiResponse deleted(
            ServedResource resource, ObjectNode before, ObjectNode after, String version, ResponseFormat form) {
        boolean stillThere = !JsonTrees.meta(after).path("finalizers").isEmpty();
        return stillThere || DELETE_SHOWS_THE_OBJECT.contains(resource.gvr().groupResource())
                ? forms.one(200, resource, after, form, "Metadata")
                : ResponseEncoder.json(
                        200,
                        Statuses.deleted(
                                resource.gvr(),
                                JsonTrees.metaText(before, "name"),
                                JsonTrees.metaText(before, "uid"),
                                version));
    }

    private static void checkPreconditions(ServedResource resource, String name, ObjectNode current, JsonNode wanted) {
        String uid = JsonTrees.metaText(current, "uid");
        if (wanted.hasNonNull("uid") && !wanted.path("uid").asText().equals(uid)) {
            throw Statuses.preconditionFailed(
                    resource,
                    name,
                    "the UID in the precondition (" + wanted.path("uid").asText()
                            + ") does not match the UID in record (" + uid
                            + "). The object might have been deleted and then recreated");
        }
        String version = JsonTrees.metaText(current, "resourceVersion");
        if (wanted.hasNonNull("resourceVersion")
                && !wanted.path("resourceVersion").asText().equals(version)) {
            throw Statuses.preconditionFailed(
                    resource,
                    name,
                    "the ResourceVersion in the precondition ("
                            + wanted.path("resourceVersion").asText()
                            + ") does not match the ResourceVersion in record (" + version
                            + "). The object might have been modified");
        }
    }

    private static ObjectNode deleteOptions(ApiRequest request) {
        if (request.body().length == 0) {
            return JsonTrees.object();
        }
        ObjectNode options = RequestBodies.jsonObject(request);
        if (!options.path("kind").asText("DeleteOptions").equals("DeleteOptions")) {
            throw Statuses.badRequest("expected DeleteOptions as the body of a DELETE, found "
                    + options.path("kind").asText());
        }
        options.fieldNames().forEachRemaining(name -> {
            if (!OPTIONS.contains(name)) {
                throw Statuses.badRequest("the replay does not know the delete option \"" + name + "\"; it knows "
                        + String.join(", ", new TreeSet<>(OPTIONS)));
            }
        });
        return options;
    }

    private static ObjectDeletion.Policy policy(ApiRequest request, ObjectNode options) {
        String policy = options.path("propagationPolicy").asText(request.parameter("propagationPolicy"));
        boolean orphan = options.path("orphanDependents").asBoolean()
                || request.parameter("orphanDependents").equals("true");
        return switch (policy) {
            case "Orphan" -> ObjectDeletion.Policy.ORPHAN;
            case "Foreground" -> ObjectDeletion.Policy.FOREGROUND;
            case "Background" -> ObjectDeletion.Policy.BACKGROUND;
            case "" -> orphan ? ObjectDeletion.Policy.ORPHAN : ObjectDeletion.Policy.BACKGROUND;
            default ->
                throw Statuses.invalidOptions(
                        "DeleteOptions",
                        new FieldErrors()
                                .notSupported(
                                        "propagationPolicy", policy, List.of("Background", "Foreground", "Orphan")));
        };
    }

    public ApiResponse deleteCollection(ApiRequest request, Route route, ServedResource resource) {
        ObjectNode options = deleteOptions(request);
        ObjectDeletion.Policy policy = policy(request, options);
        if (!request.parameter("limit").isEmpty() && !request.parameter("limit").equals("0")) {
            throw Statuses.badRequest("the replay server deletes all matching objects at once and supports no limit");
        }
        if (!options.path("preconditions").isEmpty()) {
            throw Statuses.badRequest("preconditions are about one object: DELETE it by its name");
        }
        reader.refuseWrongOrFuture(request.parameter("resourceVersion"));
        Selection selection = Selection.of(
                route.namespace(), request.parameter("labelSelector"), request.parameter("fieldSelector"), resource);
        List<ObjectNode> chosen = reader.stateAt(resource, state.history.resourceVersion()).values().stream()
                .filter(selection::matches)
                .toList();
        ObjectNode meta = ResponseEncoder.listMeta(Long.toString(state.history.resourceVersion()), "", -1);
        ApiResponse response =
                forms.list(resource, chosen, meta, ResponseFormat.of(request.accept(), false), "Metadata");
        if (!RequestBodies.isDryRun(request, options)) {
            for (ObjectNode object : chosen) {
                ObjectNode now = state.history.get(resource.storage(), JsonTrees.key(object));
                if (now != null) { // not yet deleted with its owner
                    deleter.delete(resource.storage(), now, policy);
                }
            }
        }
        return response;
    }
}
