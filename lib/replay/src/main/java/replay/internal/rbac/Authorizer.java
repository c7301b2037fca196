package replay.internal.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Authorizes requests by roles and bindings. The bootstrap roles of an API server ({@code cluster-admin}, {@code
 * admin}, {@code edit}, {@code view}, {@code system:discovery} ...) exist even if the cluster has no such objects.
 *
 * <p>Reads its source at each call, so a binding takes effect as soon as it is written. As thread-safe as its source.
 * Corresponds to {@code RBACAuthorizer}.
 */
public final class Authorizer {
    private final Policy policy;

    /** @param source the roles and bindings */
    public Authorizer(PolicySource source) {
        policy = new Policy(source);
    }

    /** Returns whether the user may do this to the resource. */
    public boolean may(User user, Attributes request) {
        return user.isMaster() || allows(rules(user, request.namespace()), request);
    }

    /** Returns whether one of the rules allows the request. */
    public static boolean allows(List<JsonNode> rules, Attributes request) {
        return rules.stream().anyMatch(rule -> Rule.allows(rule, request));
    }

    /**
     * Returns whether the user may send a request that is not for a resource.
     *
     * @param verb the HTTP method in lower case
     * @param path such as {@code /version}
     */
    public boolean mayPath(User user, String verb, String path) {
        return user.isMaster() || rules(user, "").stream().anyMatch(rule -> Rule.allowsPath(rule, verb, path));
    }

    /**
     * Returns all rules of the user in a namespace, including those of the whole cluster.
     *
     * @param namespace {@code ""} for those of the whole cluster only
     */
    public List<JsonNode> rules(User user, String namespace) {
        return collect(user, namespace, new ArrayList<>());
    }

    /** Returns the missing roles of the user's bindings in a namespace: {@code role.rbac... "x" not found}. */
    public List<String> problems(User user, String namespace) {
        List<String> problems = new ArrayList<>();
        collect(user, namespace, problems);
        return problems;
    }

    private List<JsonNode> collect(User user, String namespace, List<String> problems) {
        Set<JsonNode> rules = new LinkedHashSet<>();
        for (JsonNode binding : policy.clusterRoleBindings()) {
            collect(binding, user, "", rules, problems);
        }
        if (!namespace.isEmpty()) {
            for (JsonNode binding : policy.roleBindings(namespace)) {
                collect(binding, user, namespace, rules, problems);
            }
        }
        return List.copyOf(rules);
    }

    private void collect(JsonNode binding, User user, String namespace, Set<JsonNode> rules, List<String> problems) {
        if (binding.path("subjects").valueStream().noneMatch(subject -> isUser(subject, user, namespace))) {
            return;
        }
        JsonNode role = binding.path("roleRef");
        policy.rules(role, namespace).ifPresentOrElse(rules::addAll, () -> {
            String kind = role.path("kind").asText().equals("ClusterRole") ? "clusterrole" : "role";
            problems.add(
                    kind + ".rbac.authorization.k8s.io \"" + role.path("name").asText() + "\" not found");
        });
    }

    private static boolean isUser(JsonNode subject, User user, String bindingNamespace) {
        String name = subject.path("name").asText();
        return switch (subject.path("kind").asText()) {
            case "User" -> user.name().equals(name);
            case "Group" -> user.groups().contains(name);
            case "ServiceAccount" -> {
                String namespace = subject.path("namespace").asText(bindingNamespace);
                yield user.name().equals(User.SERVICE_ACCOUNT + namespace + ":" + name);
            }
            default -> false;
        };
    }
}
