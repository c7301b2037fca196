package replay.internal.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import replay.internal.cluster.ClusterState;
import replay.internal.cluster.ResponseEncoder;
import replay.internal.json.JsonTrees;
import replay.internal.rbac.Attributes;
import replay.internal.rbac.User;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.RequestBodies;
import replay.internal.request.Route;
import replay.internal.request.Statuses;
import replay.internal.tape.ServedResource;
import replay.internal.validation.FieldErrors;

/**
 * Answers SelfSubjectReview, SelfSubjectAccessReview, SelfSubjectRulesReview and SubjectAccessReview from the access
 * rules of the session. Reviews are not stored.
 */
final class AccessReviews {
    private static final Set<String> ANSWERED = Set.of(
            "selfsubjectreviews.authentication.k8s.io",
            "selfsubjectaccessreviews.authorization.k8s.io",
            "selfsubjectrulesreviews.authorization.k8s.io",
            "subjectaccessreviews.authorization.k8s.io",
            "localsubjectaccessreviews.authorization.k8s.io");

    private final ClusterState state;

    AccessReviews(ClusterState state) {
        this.state = state;
    }

    static boolean isReview(ServedResource resource) {
        return ANSWERED.contains(resource.gvr().groupResource());
    }

    ApiResponse handle(ApiRequest request, Route route, ServedResource resource, User user) {
        ObjectNode review = RequestBodies.object(request, resource.gvr().groupVersion(), resource.kind());
        ObjectNode response = JsonTrees.object()
                .put("kind", resource.kind())
                .put("apiVersion", resource.gvr().groupVersion());
        ObjectNode meta = response.putObject("metadata");
        if (resource.gvr().resource().equals("selfsubjectreviews")) {
            meta.put("creationTimestamp", state.time());
            userInfo(response.putObject("status").putObject("userInfo"), user);
            return ResponseEncoder.json(201, response);
        }
        JsonNode spec = review.path("spec");
        response.set("spec", spec.isObject() ? spec : JsonTrees.object());
        switch (resource.gvr().resource()) {
            case "selfsubjectrulesreviews" -> {
                String namespace = spec.path("namespace").asText();
                if (namespace.isEmpty()) {
                    throw Statuses.badRequest("no namespace on request");
                }
                response.set("spec", JsonTrees.object());
                rules(response.putObject("status"), state.access.rules(user, namespace));
            }
            case "selfsubjectaccessreviews" -> allowed(response.putObject("status"), user, spec, resource);
            default -> allowed(response.putObject("status"), subject(spec, route, resource), spec, resource);
        }
        return ResponseEncoder.json(201, response);
    }

    private static void userInfo(ObjectNode info, User user) {
        info.put("username", user.name());
        if (!user.uid().isEmpty()) {
            info.put("uid", user.uid());
        }
        ArrayNode groups = info.putArray("groups");
        user.groups().forEach(groups::add);
    }

    private static User subject(JsonNode spec, Route route, ServedResource resource) {
        List<String> groups = new ArrayList<>();
        spec.path("groups").forEach(g -> groups.add(g.asText()));
        String name = spec.path("user").asText();
        if (name.isEmpty() && groups.isEmpty()) {
            throw Statuses.invalid(
                    resource,
                    "",
                    new FieldErrors().invalid("spec.user", "", "at least one of user or group must be specified"));
        }
        return new User(name, spec.path("uid").asText(), groups);
    }

    private void allowed(ObjectNode status, User user, JsonNode spec, ServedResource resource) {
        JsonNode about = spec.path("resourceAttributes");
        JsonNode path = spec.path("nonResourceAttributes");
        if (about.isObject() == path.isObject()) {
            throw Statuses.invalid(
                    resource,
                    "",
                    about.isObject()
                            ? new FieldErrors()
                                    .invalid(
                                            "spec.nonResourceAttributes",
                                            about,
                                            "cannot be specified in combination with nonResourceAttributes")
                            : new FieldErrors()
                                    .invalid(
                                            "spec.resourceAttributes",
                                            NullNode.getInstance(),
                                            "exactly one of nonResourceAttributes or resourceAttributes must be"
                                                    + " specified"));
        }
        boolean may = about.isObject()
                ? state.access.may(
                        user,
                        new Attributes(
                                about.path("verb").asText(),
                                about.path("group").asText(),
                                about.path("resource").asText(),
                                about.path("subresource").asText(),
                                about.path("namespace").asText(),
                                about.path("name").asText()))
                : state.access.mayPath(
                        user, path.path("verb").asText(), path.path("path").asText());
        status.put("allowed", may);
    }

    private static void rules(ObjectNode status, List<JsonNode> rules) {
        ArrayNode resources = status.putArray("resourceRules");
        ArrayNode paths = status.putArray("nonResourceRules");
        for (JsonNode rule : rules) {
            if (!rule.path("resources").isEmpty()) {
                copy(rule, resources.addObject(), "verbs", "apiGroups", "resources", "resourceNames");
            }
            if (!rule.path("nonResourceURLs").isEmpty()) {
                copy(rule, paths.addObject(), "verbs", "nonResourceURLs");
            }
        }
        status.put("incomplete", false);
    }

    private static void copy(JsonNode rule, ObjectNode to, String... fields) {
        for (String field : fields) {
            if (!rule.path(field).isEmpty()) {
                to.set(field, rule.get(field));
            }
        }
    }
}
