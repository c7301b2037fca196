package replay.internal.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.util.List;
import java.util.Map;
import replay.internal.json.JsonTrees;
import replay.internal.rbac.Attributes;
import replay.internal.rbac.User;
import replay.internal.tape.ServedResource;
import replay.internal.tape.Tape;
import replay.internal.validation.FieldErrors;

/** The errors of the API server, with its own messages. */
public final class Statuses {
    private static final String TOO_OLD_CONTINUE = "The provided continue parameter is too old to display a consistent"
            + " list result. You can start a new list without the continue parameter, or use the continue token in this"
            + " response to retrieve the remainder of the results. Continuing with the provided token results in an"
            + " inconsistent list - objects that were created, modified, or deleted between the time the first chunk was"
            + " returned and now may show up in the list.";

    private Statuses() {}

    private static ObjectNode status(int code, String reason, String message) {
        ObjectNode status = JsonTrees.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", message);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        return status.put("code", code);
    }

    /** Returns a failure without details. */
    public static StatusException failure(int code, String reason, String message) {
        return new StatusException(status(code, reason, message), Map.of());
    }

    /** Returns a failure after which clients wait and retry. */
    public static StatusException busy(int code, String reason, String message) {
        ObjectNode status = status(code, reason, message);
        status.putObject("details").put("retryAfterSeconds", 1);
        return new StatusException(status, Map.of("Retry-After", "1"));
    }

    /** Returns a failure whose details are an empty object. */
    private static StatusException withoutDetails(int code, String reason, String message) {
        ObjectNode status = status(code, reason, message);
        status.putObject("details");
        return new StatusException(status, Map.of());
    }

    private static ObjectNode details(String name, String group, String kind) {
        ObjectNode details = JsonTrees.object();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        return details.put("kind", kind);
    }

    private static StatusException about(
            int code, String reason, String message, GroupVersionResource gvr, String name) {
        ObjectNode status = status(code, reason, message);
        status.set("details", details(name, gvr.group(), gvr.resource()));
        return new StatusException(status, Map.of());
    }

    public static StatusException badRequest(String message) {
        return failure(400, "BadRequest", message);
    }

    public static StatusException tooLarge(String why) {
        return failure(413, "RequestEntityTooLarge", "Request entity too large: " + why);
    }

    public static StatusException notFound(GroupVersionResource gvr, String name) {
        return about(404, "NotFound", gvr.groupResource() + " \"" + name + "\" not found", gvr, name);
    }

    public static StatusException noSuchResource() {
        return withoutDetails(404, "NotFound", "the server could not find the requested resource");
    }

    /** A path that no handler serves, since 1.38. */
    public static StatusException unknownPath() {
        return failure(404, "NotFound", "the server could not find the requested resource");
    }

    public static StatusException methodNotAllowed() {
        return withoutDetails(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    /** No object of a kind can be created while its definition is being deleted. */
    public static StatusException createWhileTerminating() {
        return withoutDetails(
                405, "MethodNotAllowed", "create not allowed while custom resource definition is terminating");
    }

    /** The namespaces that every cluster needs cannot be deleted. */
    public static StatusException immortalNamespace(String name) {
        return about(
                403,
                "Forbidden",
                "namespaces \"" + name + "\" is forbidden: this namespace may not be deleted",
                Tape.NAMESPACES,
                name);
    }

    public static StatusException forbidden(User user, Attributes request, List<String> problems) {
        GroupVersionResource gvr = new GroupVersionResource(request.group(), "", request.resource());
        String subject =
                request.name().isEmpty() ? gvr.groupResource() : gvr.groupResource() + " \"" + request.name() + "\"";
        String message =
                subject + " is forbidden: User \"" + user.name() + "\" cannot " + request.verb() + " resource \""
                        + request.fullResource() + "\" in API group \"" + request.group() + "\" "
                        + (request.namespace().isEmpty()
                                ? "at the cluster scope"
                                : "in the namespace \"" + request.namespace() + "\"");
        String reason = problems.size() == 1 ? problems.get(0) : problems.toString();
        return about(
                403, "Forbidden", problems.isEmpty() ? message : message + ": RBAC: " + reason, gvr, request.name());
    }

    /** An injected error: 403, 409, 429, 500 or 503. */
    public static StatusException refused(int code, Attributes request, String why) {
        GroupVersionResource gvr = new GroupVersionResource(request.group(), "", request.resource());
        String subject = gvr.groupResource() + " \"" + request.name() + "\"";
        return switch (code) {
            case 403 -> about(403, "Forbidden", subject + " is forbidden: " + why, gvr, request.name());
            case 409 ->
                request.verb().equals("create")
                        ? alreadyExists(gvr, request.name())
                        : conflict(gvr, request.name(), why);
            case 429 ->
                busy(
                        429,
                        "TooManyRequests",
                        "the server has received too many requests and has asked us to try again later");
            case 503 -> busy(503, "ServiceUnavailable", "the server is currently unable to handle the request");
            default -> failure(500, "InternalError", "Internal error occurred: " + why);
        };
    }

    /** No object can be created in a namespace that is being deleted. */
    public static StatusException namespaceTerminating(GroupVersionResource gvr, String name, String namespace) {
        ObjectNode status = status(
                403,
                "Forbidden",
                gvr.groupResource() + " \"" + name + "\" is forbidden: unable to create new content in namespace "
                        + namespace + " because it is being terminated");
        ObjectNode details = details(name, gvr.group(), gvr.resource());
        details.putArray("causes")
                .addObject()
                .put("reason", "NamespaceTerminating")
                .put("message", "namespace " + namespace + " is being terminated")
                .put("field", "metadata.namespace");
        status.set("details", details);
        return new StatusException(status, Map.of());
    }

    public static StatusException forbiddenPath(User user, String verb, String path) {
        return withoutDetails(
                403, "Forbidden", "forbidden: User \"" + user.name() + "\" cannot " + verb + " path \"" + path + "\"");
    }

    public static StatusException unauthorized() {
        return failure(401, "Unauthorized", "Unauthorized");
    }

    public static StatusException alreadyExists(GroupVersionResource gvr, String name) {
        return about(409, "AlreadyExists", gvr.groupResource() + " \"" + name + "\" already exists", gvr, name);
    }

    public static StatusException conflict(GroupVersionResource gvr, String name, String why) {
        return about(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + gvr.groupResource() + " \"" + name + "\": " + why,
                gvr,
                name);
    }

    /** An apply would change fields that other managers own. */
    public static StatusException applyConflict(String message, FieldErrors conflicts) {
        ObjectNode status = status(409, "Conflict", message);
        addCauses(status.putObject("details"), conflicts);
        return new StatusException(status, Map.of());
    }

    private static void addCauses(ObjectNode details, FieldErrors errors) {
        ArrayNode causes = details.putArray("causes");
        errors.all()
                .forEach(error -> causes.addObject()
                        .put("reason", error.reason())
                        .put("message", error.message())
                        .put("field", error.field()));
    }

    /** A precondition of a DELETE fails. Here the server names the kind, not the resource. */
    public static StatusException preconditionFailed(ServedResource resource, String name, String why) {
        ObjectNode status = status(
                409, "Conflict", "Operation cannot be fulfilled on " + resource.kind() + " \"" + name + "\": " + why);
        status.set("details", details(name, resource.gvr().group(), resource.kind()));
        return new StatusException(status, Map.of());
    }

    /** Throws 422 if there are errors. */
    public static void refuseInvalid(ServedResource resource, ObjectNode object, FieldErrors errors) {
        if (!errors.isEmpty()) {
            throw invalid(resource, JsonTrees.metaText(object, "name"), errors);
        }
    }

    public static StatusException invalid(ServedResource resource, String name, FieldErrors errors) {
        return invalid(resource.gvr().group(), resource.kind(), name, errors);
    }

    /** @param kind of the options, such as {@code ListOptions} */
    public static StatusException invalidOptions(String kind, FieldErrors errors) {
        return invalid("meta.k8s.io", kind, "", errors);
    }

    public static StatusException invalid(String group, String kind, String name, FieldErrors errors) {
        List<String> parts =
                errors.all().stream().map(e -> e.field() + ": " + e.message()).toList();
        String all = parts.size() == 1 ? parts.get(0) : "[" + String.join(", ", parts) + "]";
        String groupKind = group.isEmpty() ? kind : kind + "." + group;
        ObjectNode status = status(422, "Invalid", groupKind + " \"" + name + "\" is invalid: " + all);
        ObjectNode details = details(name, group, kind);
        addCauses(details, errors);
        status.set("details", details);
        return new StatusException(status, Map.of());
    }

    /** @param why the reason, for the stack trace only */
    public static StatusException unprocessable(String message, String why) {
        StatusException refused = withoutDetails(422, "Invalid", message);
        refused.addSuppressed(new IllegalArgumentException(why));
        return refused;
    }

    public static StatusException unsupportedMediaType(String accepted) {
        return failure(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: " + accepted);
    }

    public static StatusException notAcceptable(String available) {
        return withoutDetails(406, "NotAcceptable", "406: Not Acceptable\n\nAvailable representations: " + available);
    }

    /** A watch has a resourceVersion that is not a number: the real server gives no reason. */
    public static StatusException internalError(String message) {
        return failure(500, "", message);
    }

    /** A session has no space for another write: the message begins with etcd's, which the real server passes on. */
    public static StatusException noSpace(long bytes) {
        return internalError("etcdserver: mvcc: database space exceeded: a session of the replay server keeps "
                + bytes / (1024 * 1024) + " MiB of writes. Use another session");
    }

    public static StatusException tooLargeResourceVersion(long asked, long current) {
        ObjectNode status =
                status(504, "Timeout", "Timeout: Too large resource version: " + asked + ", current: " + current);
        ObjectNode details = status.putObject("details");
        details.putArray("causes")
                .addObject()
                .put("reason", "ResourceVersionTooLarge")
                .put("message", "Too large resource version");
        details.put("retryAfterSeconds", 1);
        return new StatusException(status, Map.of("Retry-After", "1"));
    }

    /** The watch cache is still behind after three seconds: the answer to a consistent list since 1.38. */
    public static StatusException cacheTooLate(long current) {
        ObjectNode status = status(
                429, "TooManyRequests", "Too large resource version: " + current + ", current: " + (current - 1));
        status.putObject("details").put("retryAfterSeconds", 1);
        return new StatusException(status, Map.of("Retry-After", "1"));
    }

    public static StatusException expiredList() {
        return failure(410, "Expired", "The resourceVersion for the provided list is too old.");
    }

    public static StatusException expiredContinue(String inconsistentToken) {
        ObjectNode status = status(410, "Expired", TOO_OLD_CONTINUE);
        ((ObjectNode) status.path("metadata")).put("continue", inconsistentToken);
        return new StatusException(status, Map.of());
    }

    /** Returns the Status in the ERROR event of a watch from a version that is too old. */
    public static ObjectNode expiredWatch(ServedResource resource, long asked, long oldest) {
        return resource.cached()
                ? status(410, "Expired", "too old resource version: " + asked + " (" + oldest + ")")
                : expiredWatch();
    }

    /** Returns the Status in the ERROR event of a watch that etcd itself ends. */
    public static ObjectNode expiredWatch() {
        return status(410, "Expired", "The resourceVersion for the provided watch is too old.");
    }

    /** @param version the resourceVersion of the deletion; {@code ""} for none */
    public static ObjectNode deleted(GroupVersionResource gvr, String name, String uid, String version) {
        ObjectNode status = JsonTrees.object().put("kind", "Status").put("apiVersion", "v1");
        ObjectNode metadata = status.putObject("metadata");
        if (!version.isEmpty()) {
            metadata.put("resourceVersion", version);
        }
        status.put("status", "Success");
        status.set("details", details(name, gvr.group(), gvr.resource()).put("uid", uid));
        return status;
    }
}
