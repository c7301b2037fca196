package replay.internal.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import replay.internal.cluster.ClusterState;
import replay.internal.cluster.Conversion;
import replay.internal.cluster.Definitions;
import replay.internal.cluster.Forms;
import replay.internal.cluster.Reader;
import replay.internal.crd.DefinitionRules;
import replay.internal.deletion.Deleter;
import replay.internal.deletion.Deletes;
import replay.internal.json.Trees;
import replay.internal.patch.JsonPatch;
import replay.internal.patch.Patches;
import replay.internal.patch.StrategicMerge;
import replay.internal.request.ApiAnswer;
import replay.internal.request.ApiRequest;
import replay.internal.request.Bodies;
import replay.internal.request.Form;
import replay.internal.request.ListQuery;
import replay.internal.request.Route;
import replay.internal.request.Statuses;
import replay.internal.schema.Kinds;
import replay.internal.schema.StructType;
import replay.internal.tape.ApiResource;
import replay.internal.tape.Tape;

/** POST, PUT, PATCH and DELETE, and what else is not a plain read. Call under the session's lock. */
public final class Writer {
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

    private static final ApiResource SCALE = scale();

    private final ClusterState state;
    private final Forms forms;
    private final Reader reader;
    private final Births births;
    private final Deleter deleter;
    private final Deletes deletes;
    private final Subresources subresources;

    /** A Scale has no address of its own. */
    private static ApiResource scale() {
        GroupVersionResource gvr = new GroupVersionResource("autoscaling", "v1", "scales");
        return new ApiResource(gvr, "Scale", true, Set.of(), Set.of(), gvr, false);
    }

    public Writer(ClusterState state, Forms forms, Reader reader) {
        this.state = state;
        this.forms = forms;
        this.reader = reader;
        this.births = new Births(state);
        this.deleter = new Deleter(state);
        this.deletes = new Deletes(state, forms, reader, deleter);
        this.subresources = new Subresources(state);
    }

    public ApiAnswer answer(ApiRequest request, Route route, ApiResource resource, String verb) {
        FieldValidation fields = FieldValidation.of(request);
        return fields.warned(answer(request, route, resource, verb, fields));
    }

    private ApiAnswer answer(
            ApiRequest request, Route route, ApiResource resource, String verb, FieldValidation fields) {
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

    private ApiAnswer create(ApiRequest request, Route route, ApiResource resource, FieldValidation fields) {
        if (!route.name().isEmpty()) {
            throw Statuses.methodNotAllowed();
        }
        if (!resource.verbs().contains("list")) {
            throw Statuses.badRequest("the replay does not answer " + resource.gvr());
        }
        ObjectNode written = Bodies.object(request, resource.gvr().groupVersion(), resource.kind());
        ObjectNode known = fields.check(request, resource, written, state.definition(resource));
        return create(request, route, resource, known, Form.of(request.accept(), false));
    }

    private ApiAnswer create(ApiRequest request, Route route, ApiResource resource, ObjectNode written, Form form) {
        boolean dryRun = Bodies.isDryRun(request, Trees.object());
        checkNamespace(route, written);
        ApiResource namespaces = state.apis.catalog().get(Tape.NAMESPACES);
        if (resource.namespaced() && state.tape.holds(namespaces)) {
            ObjectNode namespace = reader.need(namespaces, "", route.namespace());
            if (Trees.meta(namespace).has("deletionTimestamp")) {
                throw Statuses.namespaceTerminating(resource.gvr(), Trees.metaText(written, "name"), route.namespace());
            }
        }
        if (!Trees.metaText(written, "resourceVersion").isEmpty()) {
            throw Statuses.internalError("resourceVersion should not be set on objects to be created");
        }
        if (Trees.metaText(written, "name").isEmpty()
                && Trees.metaText(written, "generateName").isEmpty()) {
            throw Statuses.invalid(
                    resource.gvr().group(),
                    resource.kind(),
                    "",
                    List.of(new Statuses.Cause(
                            "FieldValueRequired",
                            "Required value: name or generateName is required",
                            "metadata.name")));
        }
        state.definition(resource).filter(Definitions::isTerminating).ifPresent(d -> {
            throw Statuses.createWhileTerminating();
        });
        ObjectNode object = births.create(resource, route.namespace(), written);
        Validation.check(resource, object, null, state.definition(resource).orElse(null));
        if (resource.gvr().groupResource().equals("services")) {
            ServiceAddress.give(object, state);
        }
        note(request, resource, written, object);
        if (Definitions.is(resource)) {
            Definitions.check(resource, object, null);
            Definitions.created(object);
        }
        if (state.history.get(resource.storage(), Trees.key(object)) != null) {
            throw Statuses.alreadyExists(resource.gvr(), Trees.metaText(object, "name"));
        }
        ObjectNode stored = Conversion.toStorage(object, resource);
        if (!dryRun) {
            stored = state.history.put(resource.storage(), stored, state.story.versionForWrite());
            if (Definitions.is(resource)) {
                state.definitions.establish(stored);
            }
        }
        return forms.one(201, resource, stored, form, ListQuery.includeObject(request));
    }

    private void note(ApiRequest request, ApiResource resource, ObjectNode written, ObjectNode object) {
        if (!Bodies.mediaType(request).equals(APPLY)) {
            FieldManagers.created(request, resource, written, object, state.time());
            return;
        }
        ObjectNode applied = FieldManagers.applied(request, resource, Trees.object(), written, state.time());
        object.withObject("/metadata").set("managedFields", Trees.meta(applied).path("managedFields"));
    }

    private static void checkNamespace(Route route, ObjectNode written) {
        String namespace = Trees.metaText(written, "namespace");
        if (!namespace.isEmpty() && !namespace.equals(route.namespace())) {
            throw Statuses.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
    }

    private ApiAnswer put(ApiRequest request, Route route, ApiResource resource, FieldValidation fields) {
        Form form = Form.of(request.accept(), false);
        ObjectNode wanted = fields.check(
                request,
                resource,
                Bodies.object(request, resource.gvr().groupVersion(), resource.kind()),
                state.definition(resource));
        ObjectNode current = reader.need(resource, route.namespace(), route.name());
        if ((resource.custom() || Definitions.is(resource))
                && Trees.metaText(wanted, "resourceVersion").isEmpty()) {
            throw Statuses.invalid(
                    resource.gvr().group(),
                    resource.kind(),
                    route.name(),
                    List.of(new Statuses.Cause(
                            "FieldValueInvalid",
                            "Invalid value: 0: must be specified for an update",
                            "metadata.resourceVersion")));
        }
        ObjectNode stored = replace(request, route, resource, current, wanted);
        return forms.one(200, resource, stored, form, "Metadata");
    }

    /** Writes a whole new state; the version it was made from must still be the newest. */
    private ObjectNode replace(
            ApiRequest request, Route route, ApiResource resource, ObjectNode current, ObjectNode wanted) {
        checkSame(route, resource, current, wanted);
        ObjectNode before = asRead(current, resource);
        if (Definitions.is(resource)) {
            DefinitionRules.applyDefaults(wanted);
        }
        ObjectNode next = Updates.main(resource, before, wanted);
        boolean service = resource.gvr().groupResource().equals("services");
        if (service) {
            ServiceAddress.keep(before, next);
        }
        Validation.check(resource, next, before, state.definition(resource).orElse(null));
        if (service) {
            ServiceAddress.give(next, state);
        }
        if (Definitions.is(resource)) {
            Definitions.check(resource, next, before);
        }
        if (!Bodies.mediaType(request).equals(APPLY)) {
            FieldManagers.changed(request, resource, before, next, "", state.time());
        }
        ObjectNode stored = store(request, resource, current, Conversion.toStorage(next, resource));
        if (Definitions.is(resource) && state.history.get(Tape.CRDS, route.name()) == stored) {
            state.definitions.establish(stored);
        }
        return stored;
    }

    /**
     * What a server reads from its storage gets the defaults of today. So must a tape's object, which may come from
     * somewhere else: or a default that the new state has would look like a change.
     */
    private ObjectNode asRead(ObjectNode current, ApiResource resource) {
        ObjectNode shown = state.shown(current, resource);
        if (resource.custom()) {
            return shown;
        }
        ObjectNode read = shown.deepCopy();
        Defaults.spec(resource, read);
        return read;
    }

    private static void checkName(Route route, ObjectNode wanted) {
        String name = Trees.metaText(wanted, "name");
        if (!name.equals(route.name())) {
            throw Statuses.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + route.name() + ")");
        }
    }

    private void checkSame(Route route, ApiResource resource, ObjectNode current, ObjectNode wanted) {
        checkNamespace(route, wanted);
        checkName(route, wanted);
        String name = route.name();
        String uid = Trees.metaText(wanted, "uid");
        if (!uid.isEmpty() && !uid.equals(Trees.metaText(current, "uid"))) {
            throw Statuses.conflict(
                    resource.gvr(),
                    name,
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: "
                            + Trees.metaText(current, "uid"));
        }
        String version = Trees.metaText(wanted, "resourceVersion");
        if (!version.isEmpty() && !version.equals(Trees.metaText(current, "resourceVersion"))) {
            throw Statuses.conflict(
                    resource.gvr(),
                    name,
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
    }

    /** Nothing is written if nothing changes: no new version, no event. As in the real server. */
    private ObjectNode store(ApiRequest request, ApiResource resource, ObjectNode current, ObjectNode next) {
        if (next.equals(current) || Bodies.isDryRun(request, Trees.object())) {
            return next;
        }
        ObjectNode stored = state.history.put(resource.storage(), next, state.story.versionForWrite());
        if (Trees.meta(stored).has("deletionTimestamp")
                && Trees.meta(stored).path("finalizers").isEmpty()) {
            deleter.remove(resource.storage(), stored, false);
        }
        return stored;
    }

    private ApiAnswer patch(ApiRequest request, Route route, ApiResource resource, FieldValidation fields) {
        Form form = Form.of(request.accept(), false);
        boolean apply = Bodies.mediaType(request).equals(APPLY);
        ObjectNode current = find(resource, route);
        if (apply && current == null) {
            ObjectNode object = Trees.object().put("kind", "").put("apiVersion", ""); // as Go's fields: first
            object.setAll(applied(request));
            if (!object.hasNonNull("metadata")) {
                object.putObject("metadata");
            }
            if (object.path("metadata") instanceof ObjectNode meta && !meta.hasNonNull("name")) {
                meta.put("name", route.name());
            }
            FieldManagers.applied(request, resource, Trees.object(), object, state.time()); // the schema's words first
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
        ObjectNode wanted = apply
                ? FieldManagers.applied(request, resource, live, applied(request), state.time())
                : patched(request, resource, live);
        ObjectNode stored = replace(
                request, route, resource, current, fields.check(request, resource, wanted, state.definition(resource)));
        return forms.one(200, resource, stored, form, "Metadata");
    }

    /** Whether a patch would create its object: it must then be allowed to. */
    public boolean appliesNew(ApiRequest request, Route route, ApiResource resource) {
        return route.subresource().isEmpty()
                && Bodies.mediaType(request).equals(APPLY)
                && find(resource, route) == null;
    }

    private @Nullable ObjectNode find(ApiResource resource, Route route) {
        String key = route.namespace().isEmpty() ? route.name() : route.namespace() + "/" + route.name();
        return state.history.get(resource.storage(), key);
    }

    /** The target with the request's patch applied, by its media type. */
    private ObjectNode patched(ApiRequest request, ApiResource resource, ObjectNode target) {
        String mediaType = Bodies.mediaType(request);
        if (!request.parameter("force").isEmpty() && !mediaType.equals(APPLY)) {
            throw Statuses.invalid(
                    "meta.k8s.io",
                    "PatchOptions",
                    "",
                    List.of(new Statuses.Cause(
                            "FieldValueForbidden", "Forbidden: may not be specified for non-apply patch", "force")));
        }
        switch (mediaType) {
            case "application/merge-patch+json":
                return Patches.merge(target, Bodies.jsonObject(request));
            case "application/json-patch+json":
                return JsonPatch.apply(target, Bodies.json(request));
            case "application/strategic-merge-patch+json":
                if (!resource.custom()) {
                    return StrategicMerge.merge(target, Bodies.jsonObject(request), type(target));
                }
                break;
            case APPLY:
                ObjectNode patch = applied(request);
                return resource.custom()
                        ? Patches.merge(target, patch)
                        : StrategicMerge.merge(target, patch, type(target));
            default:
                break;
        }
        throw Statuses.unsupportedMediaType("application/json-patch+json, application/merge-patch+json, "
                + (resource.custom() ? "" : "application/strategic-merge-patch+json, ")
                + "application/apply-patch+yaml");
    }

    private static Optional<StructType> type(ObjectNode object) {
        return Kinds.of(object.path("apiVersion").asText(), object.path("kind").asText());
    }

    private static ObjectNode applied(ApiRequest request) {
        if (request.parameter("fieldManager").isEmpty()) {
            throw Statuses.invalid(
                    "meta.k8s.io",
                    "PatchOptions",
                    "",
                    List.of(new Statuses.Cause(
                            "FieldValueRequired", "Required value: is required for apply patch", "fieldManager")));
        }
        return Bodies.yaml(request);
    }

    private ApiAnswer subresource(
            ApiRequest request, Route route, ApiResource resource, String verb, FieldValidation fields) {
        ObjectNode current = reader.need(resource, route.namespace(), route.name());
        boolean scale = route.subresource().equals("scale");
        if (!scale && !route.subresource().equals("status")) {
            return subresources.answer(request, route, resource, current);
        }
        ListQuery.refuseUnknown(request, PARAMETERS);
        Form form = Form.of(request.accept(), false);
        ObjectNode shown = verb.equals("get") ? state.shown(current, resource) : asRead(current, resource);
        ObjectNode definition = state.definition(resource).orElse(null);
        Scale face = Scale.of(resource, definition);
        ApiResource kind = scale ? SCALE : resource;
        ObjectNode target = scale ? face.show(shown) : shown;
        ObjectNode next = switch (verb) {
            case "get" -> null;
            case "update" -> Bodies.object(request, kind.gvr().groupVersion(), kind.kind());
            case "patch" -> patched(request, kind, target);
            default -> throw Statuses.methodNotAllowed();
        };
        ObjectNode stored = current;
        if (next != null) {
            next = fields.check(request, kind, next, Optional.ofNullable(scale ? null : definition));
            checkSame(route, resource, current, next);
            ObjectNode changed =
                    scale ? Updates.main(resource, shown, face.apply(shown, next)) : Updates.status(shown, next);
            FieldManagers.changed(request, resource, shown, changed, route.subresource(), state.time());
            if (!scale && definition != null) {
                Validation.check(resource, changed, shown, definition);
            }
            stored = store(request, resource, current, Conversion.toStorage(changed, resource));
        }
        return scale
                ? forms.one(
                        200, SCALE, face.show(state.shown(stored, resource)), form, ListQuery.includeObject(request))
                : forms.one(200, resource, stored, form, ListQuery.includeObject(request));
    }
}
