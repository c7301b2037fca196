package replay.internal.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import replay.internal.cluster.ClusterState;
import replay.internal.cluster.CrdController;
import replay.internal.cluster.ReadHandler;
import replay.internal.cluster.ResponseEncoder;
import replay.internal.cluster.VersionConversion;
import replay.internal.crd.DefinitionRules;
import replay.internal.deletion.DeleteHandler;
import replay.internal.deletion.ObjectDeletion;
import replay.internal.json.JsonTrees;
import replay.internal.patch.JsonPatch;
import replay.internal.patch.MergePatch;
import replay.internal.patch.StrategicMerge;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.ListQuery;
import replay.internal.request.RequestBodies;
import replay.internal.request.ResponseFormat;
import replay.internal.request.Route;
import replay.internal.request.Statuses;
import replay.internal.schema.BuiltInKinds;
import replay.internal.schema.StructType;
import replay.internal.tape.ServedResource;
import replay.internal.tape.Tape;
import replay.internal.validation.FieldErrors;

/** Handles POST, PUT, PATCH and DELETE, and the subresources. Callers hold the session's lock. */
public final class WriteHandler {
    private static final Set<String> PARAMETERS = Set.of(
            "dryRun",
            "fieldManager",
            "fieldValidation",
            "force",
            "pretty",
            "timeout",
            "gracePeriodSeconds",
            "propagationPolicy",
            "orphanDependents",
            "labelSelector",
            "fieldSelector",
            "resourceVersion",
            "limit",
            "timeoutSeconds");

    private static final String APPLY = "application/apply-patch+yaml";

    private static final ServedResource SCALE = scale();

    private final ClusterState state;
    private final ResponseEncoder forms;
    private final ReadHandler reader;
    private final CreationMetadata births;
    private final ObjectDeletion deleter;
    private final DeleteHandler deletes;
    private final Subresources subresources;

    /** Returns the resource of a Scale, which has no path of its own. */
    private static ServedResource scale() {
        GroupVersionResource gvr = new GroupVersionResource("autoscaling", "v1", "scales");
        return new ServedResource(gvr, "Scale", true, Set.of(), Set.of(), gvr, false);
    }

    public WriteHandler(ClusterState state, ResponseEncoder forms, ReadHandler reader) {
        this.state = state;
        this.forms = forms;
        this.reader = reader;
        this.births = new CreationMetadata(state);
        this.deleter = new ObjectDeletion(state);
        this.deletes = new DeleteHandler(state, forms, reader, deleter);
        this.subresources = new Subresources(state);
    }

    public ApiResponse handle(ApiRequest request, Route route, ServedResource resource, String verb) {
        FieldValidation fields = FieldValidation.of(request);
        return fields.warned(handle(request, route, resource, verb, fields));
    }

    private ApiResponse handle(
            ApiRequest request, Route route, ServedResource resource, String verb, FieldValidation fields) {
        if (!route.subresource().isEmpty()) {
            return subresource(request, route, resource, verb, fields);
        }
        ListQuery.refuseUnknown(request, PARAMETERS);
        return switch (verb) {
            case "create" -> create(request, route, resource, fields);
            case "update" -> put(request, route, resource, fields);
            case "patch" -> patch(request, route, resource, fields);
            case "delete" -> deletes.delete(request, route, resource);
            case "deletecollection" -> deletes.deleteCollection(request, route, resource);
            default -> throw Statuses.methodNotAllowed();
        };
    }

    private ApiResponse create(ApiRequest request, Route route, ServedResource resource, FieldValidation fields) {
        if (!route.name().isEmpty()) {
            throw Statuses.methodNotAllowed();
        }
        if (!resource.verbs().contains("list")) {
            throw Statuses.badRequest("the replay server does not serve " + resource.gvr());
        }
        ObjectNode written = RequestBodies.object(request, resource.gvr().groupVersion(), resource.kind());
        ObjectNode known = fields.check(request, resource, written, state.definition(resource));
        return create(request, route, resource, known, ResponseFormat.of(request.accept(), false));
    }

    private ApiResponse create(
            ApiRequest request, Route route, ServedResource resource, ObjectNode written, ResponseFormat form) {
        boolean dryRun = RequestBodies.isDryRun(request, JsonTrees.object());
        checkNamespace(route, written);
        ServedResource namespaces = state.apis.catalog().get(Tape.NAMESPACES);
        if (resource.namespaced() && state.tape.holds(namespaces)) {
            ObjectNode namespace = reader.need(namespaces, "", route.namespace());
            if (JsonTrees.meta(namespace).has("deletionTimestamp")) {
                throw Statuses.namespaceTerminating(
                        resource.gvr(), JsonTrees.metaText(written, "name"), route.namespace());
            }
        }
        if (!JsonTrees.metaText(written, "resourceVersion").isEmpty()) {
            throw Statuses.internalError("resourceVersion should not be set on objects to be created");
        }
        if (JsonTrees.metaText(written, "name").isEmpty()
                && JsonTrees.metaText(written, "generateName").isEmpty()) {
            throw Statuses.invalid(
                    resource, "", new FieldErrors().required("metadata.name", "name or generateName is required"));
        }
        state.definition(resource).filter(CrdController::isTerminating).ifPresent(d -> {
            throw Statuses.createWhileTerminating();
        });
        ObjectNode object = births.create(resource, route.namespace(), written);
        Validation.check(resource, object, null, state.definition(resource).orElse(null));
        if (resource.gvr().groupResource().equals("services")) {
            ServiceAddress.give(object, state);
        }
        note(request, resource, written, object);
        if (CrdController.is(resource)) {
            CrdController.check(resource, object, null);
            CrdController.created(object);
        }
        if (state.history.get(resource.storage(), JsonTrees.key(object)) != null) {
            throw Statuses.alreadyExists(resource.gvr(), JsonTrees.metaText(object, "name"));
        }
        ObjectNode stored = VersionConversion.toStorage(object, resource);
        if (!dryRun) {
            state.history.reserve(stored);
            stored = state.history.put(resource.storage(), stored, state.recordedChanges.versionForWrite());
            if (CrdController.is(resource)) {
                state.definitions.establish(stored);
            }
        }
        return forms.one(201, resource, stored, form, ListQuery.includeObject(request));
    }

    private void note(ApiRequest request, ServedResource resource, ObjectNode written, ObjectNode object) {
        if (!RequestBodies.mediaType(request).equals(APPLY)) {
            managers(request, resource).created(written, object);
            return;
        }
        ObjectNode applied = managers(request, resource).applied(JsonTrees.object(), written);
        object.withObject("/metadata")
                .set("managedFields", JsonTrees.meta(applied).path("managedFields"));
    }

    private FieldManagers managers(ApiRequest request, ServedResource resource) {
        return new FieldManagers(request, resource, state.time());
    }

    private static void checkNamespace(Route route, ObjectNode written) {
        String namespace = JsonTrees.metaText(written, "namespace");
        if (!namespace.isEmpty() && !namespace.equals(route.namespace())) {
            throw Statuses.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
    }

    private ApiResponse put(ApiRequest request, Route route, ServedResource resource, FieldValidation fields) {
        ResponseFormat form = ResponseFormat.of(request.accept(), false);
        ObjectNode wanted = fields.check(
                request,
                resource,
                RequestBodies.object(request, resource.gvr().groupVersion(), resource.kind()),
                state.definition(resource));
        ObjectNode current = reader.need(resource, route.namespace(), route.name());
        if ((resource.custom() || CrdController.is(resource))
                && JsonTrees.metaText(wanted, "resourceVersion").isEmpty()) {
            throw Statuses.invalid(
                    resource,
                    route.name(),
                    new FieldErrors().invalid("metadata.resourceVersion", 0, "must be specified for an update"));
        }
        ObjectNode stored = replace(request, route, resource, current, wanted);
        return forms.one(200, resource, stored, form, "Metadata");
    }

    /** Replaces an object. Its resourceVersion must be the newest, or absent. */
    private ObjectNode replace(
            ApiRequest request, Route route, ServedResource resource, ObjectNode current, ObjectNode wanted) {
        checkSame(route, resource, current, wanted);
        ObjectNode before = asRead(current, resource);
        if (CrdController.is(resource)) {
            DefinitionRules.applyDefaults(wanted);
        }
        ObjectNode next = ObjectUpdate.main(resource, before, wanted);
        boolean service = resource.gvr().groupResource().equals("services");
        if (service) {
            ServiceAddress.keep(before, next);
        }
        Validation.check(resource, next, before, state.definition(resource).orElse(null));
        if (service) {
            ServiceAddress.give(next, state);
        }
        if (CrdController.is(resource)) {
            CrdController.check(resource, next, before);
        }
        if (!RequestBodies.mediaType(request).equals(APPLY)) {
            managers(request, resource).changed(before, next, "");
        }
        ObjectNode stored = store(request, resource, current, VersionConversion.toStorage(next, resource));
        if (CrdController.is(resource) && state.history.get(Tape.CRDS, route.name()) == stored) {
            state.definitions.establish(stored);
        }
        return stored;
    }

    /**
     * Returns the object with current defaults, which a server sets on objects from its storage. Without them a
     * default in the new state would look like a change.
     */
    private ObjectNode asRead(ObjectNode current, ServedResource resource) {
        ObjectNode shown = state.shown(current, resource);
        if (resource.custom()) {
            return shown;
        }
        ObjectNode read = shown.deepCopy();
        Defaults.spec(resource, read);
        return read;
    }

    private static void checkName(Route route, ObjectNode wanted) {
        String name = JsonTrees.metaText(wanted, "name");
        if (!name.equals(route.name())) {
            throw Statuses.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + route.name() + ")");
        }
    }

    private void checkSame(Route route, ServedResource resource, ObjectNode current, ObjectNode wanted) {
        checkNamespace(route, wanted);
        checkName(route, wanted);
        String name = route.name();
        String uid = JsonTrees.metaText(wanted, "uid");
        if (!uid.isEmpty() && !uid.equals(JsonTrees.metaText(current, "uid"))) {
            throw Statuses.conflict(
                    resource.gvr(),
                    name,
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: "
                            + JsonTrees.metaText(current, "uid"));
        }
        String version = JsonTrees.metaText(wanted, "resourceVersion");
        if (!version.isEmpty() && !version.equals(JsonTrees.metaText(current, "resourceVersion"))) {
            throw Statuses.conflict(
                    resource.gvr(),
                    name,
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
    }

    /** Stores an object. If nothing changes there is no new version and no event, as in the real server. */
    private ObjectNode store(ApiRequest request, ServedResource resource, ObjectNode current, ObjectNode next) {
        if (next.equals(current) || RequestBodies.isDryRun(request, JsonTrees.object())) {
            return next;
        }
        state.history.reserve(next);
        ObjectNode stored = state.history.put(resource.storage(), next, state.recordedChanges.versionForWrite());
        if (JsonTrees.meta(stored).has("deletionTimestamp")
                && JsonTrees.meta(stored).path("finalizers").isEmpty()) {
            deleter.remove(resource.storage(), stored, false);
        }
        return stored;
    }

    private ApiResponse patch(ApiRequest request, Route route, ServedResource resource, FieldValidation fields) {
        ResponseFormat form = ResponseFormat.of(request.accept(), false);
        boolean apply = RequestBodies.mediaType(request).equals(APPLY);
        ObjectNode current = find(resource, route);
        if (apply && current == null) {
            ObjectNode object = JsonTrees.object().put("kind", "").put("apiVersion", ""); // first, as in Go's struct
            object.setAll(applied(request));
            if (!object.hasNonNull("metadata")) {
                object.putObject("metadata");
            }
            if (object.path("metadata") instanceof ObjectNode meta && !meta.hasNonNull("name")) {
                meta.put("name", route.name());
            }
            managers(request, resource).applied(JsonTrees.object(), object); // the messages of the schema come first
            checkName(route, object);
            return create(
                    request,
                    route,
                    resource,
                    fields.check(request, resource, object, state.definition(resource)),
                    form);
        }
        if (current == null) {
            throw Statuses.notFound(resource.gvr(), route.name());
        }
        ObjectNode live = asRead(current, resource);
        ObjectNode wanted =
                apply ? managers(request, resource).applied(live, applied(request)) : patched(request, resource, live);
        ObjectNode stored = replace(
                request, route, resource, current, fields.check(request, resource, wanted, state.definition(resource)));
        return forms.one(200, resource, stored, form, "Metadata");
    }

    /** Returns whether a patch would create its object, which needs the right to create. */
    public boolean appliesNew(ApiRequest request, Route route, ServedResource resource) {
        return route.subresource().isEmpty()
                && RequestBodies.mediaType(request).equals(APPLY)
                && find(resource, route) == null;
    }

    private @Nullable ObjectNode find(ServedResource resource, Route route) {
        String key = route.namespace().isEmpty() ? route.name() : route.namespace() + "/" + route.name();
        return state.history.get(resource.storage(), key);
    }

    /** Returns the target with the request's patch applied, by its media type, which is not that of an apply. */
    private ObjectNode patched(ApiRequest request, ServedResource resource, ObjectNode target) {
        String mediaType = RequestBodies.mediaType(request);
        if (!request.parameter("force").isEmpty()) {
            throw Statuses.invalidOptions(
                    "PatchOptions", new FieldErrors().forbidden("force", "may not be specified for non-apply patch"));
        }
        switch (mediaType) {
            case "application/merge-patch+json":
                return MergePatch.merge(target, RequestBodies.jsonObject(request));
            case "application/json-patch+json":
                return JsonPatch.apply(target, RequestBodies.json(request));
            case "application/strategic-merge-patch+json":
                if (!resource.custom()) {
                    return StrategicMerge.merge(target, RequestBodies.jsonObject(request), type(target));
                }
                break;
            default:
                break;
        }
        throw Statuses.unsupportedMediaType("application/json-patch+json, application/merge-patch+json, "
                + (resource.custom() ? "" : "application/strategic-merge-patch+json, ")
                + "application/apply-patch+yaml");
    }

    private static Optional<StructType> type(ObjectNode object) {
        return BuiltInKinds.of(
                object.path("apiVersion").asText(), object.path("kind").asText());
    }

    private static ObjectNode applied(ApiRequest request) {
        if (request.parameter("fieldManager").isEmpty()) {
            throw Statuses.invalidOptions(
                    "PatchOptions", new FieldErrors().required("fieldManager", "is required for apply patch"));
        }
        return RequestBodies.yaml(request);
    }

    private ApiResponse subresource(
            ApiRequest request, Route route, ServedResource resource, String verb, FieldValidation fields) {
        ObjectNode current = reader.need(resource, route.namespace(), route.name());
        boolean scale = route.subresource().equals("scale");
        if (!scale && !route.subresource().equals("status")) {
            return subresources.handle(request, route, resource, current);
        }
        ListQuery.refuseUnknown(request, PARAMETERS);
        ResponseFormat form = ResponseFormat.of(request.accept(), false);
        ObjectNode shown = verb.equals("get") ? state.shown(current, resource) : asRead(current, resource);
        ObjectNode definition = state.definition(resource).orElse(null);
        ScaleSubresource face = ScaleSubresource.of(resource, definition);
        ServedResource kind = scale ? SCALE : resource;
        boolean apply = RequestBodies.mediaType(request).equals(APPLY);
        FieldManagers managers = managers(request, resource);
        ObjectNode merged = verb.equals("patch") && apply
                ? scale
                        ? managers.appliedScale(SCALE, shown, applied(request), face.replicas())
                        : managers.appliedStatus(shown, applied(request))
                : null;
        ObjectNode target = merged == null ? shown : merged;
        target = scale ? face.show(target) : target;
        ObjectNode next = switch (verb) {
            case "get" -> null;
            case "update" -> RequestBodies.object(request, kind.gvr().groupVersion(), kind.kind());
            case "patch" -> merged == null ? patched(request, kind, target) : target;
            default -> throw Statuses.methodNotAllowed();
        };
        ObjectNode stored = current;
        if (next != null) {
            next = fields.check(request, kind, next, Optional.ofNullable(scale ? null : definition));
            checkSame(route, resource, current, next);
            ObjectNode changed = scale
                    ? ObjectUpdate.main(resource, shown, face.apply(shown, next))
                    : ObjectUpdate.status(shown, next);
            if (merged == null) {
                managers.changed(shown, changed, route.subresource());
            } else {
                FieldManagers.copyManagers(merged, changed);
            }
            if (!scale && definition != null) {
                Validation.check(resource, changed, shown, definition);
            }
            stored = store(request, resource, current, VersionConversion.toStorage(changed, resource));
        }
        return scale
                ? forms.one(
                        200, SCALE, face.show(state.shown(stored, resource)), form, ListQuery.includeObject(request))
                : forms.one(200, resource, stored, form, ListQuery.includeObject(request));
    }
}
