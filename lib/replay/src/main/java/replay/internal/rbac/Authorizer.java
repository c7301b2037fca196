package replay.internal.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides by roles and bindings. What a cluster does not have of the roles that each API server makes when it starts
 * ({@code cluster-admin}, {@code admin}, {@code edit}, {@code view}, {@code system:discovery} ...) is there all the same.
 *
 * <p>Reads its source at each call: a binding counts as soon as it is written. As thread-safe as its source. Corresponds to
 * {@code RBACAuthorizer}.
 */
public final class Authorizer {
    private final Policy policy;

    /** @param source where the roles and bindings are looked up */
    public Authorizer(PolicySource source) {
        policy = new Policy(source);
    }

    /** Returns whether the user may do this to the resource. */
    public boolean may(User user, Attributes request) {
        return user.isMaster() || allows(rules(user, request.namespace()), request);
    }

    /** Returns whether one of the rules, in the form that roles have, allows the request. */
    public static boolean allows(List<JsonNode> rules, Attributes request) {
        return rules.stream().anyMatch(rule -> Rule.allows(rule, request));
    }

    /**
     * Returns whether the user may send a request that is about no resource.
     *
     * @param verb the HTTP method in lower case
     * @param path such as {@code /version}
     */
    public boolean mayPath(User user, String verb, String path) {
        return user.isMaster() || rules(user, "").stream().anyMatch(rule -> Rule.allowsPath(rule, verb, path));
    }

    /**
     * Returns all rules that hold for the user in a namespace, also those of the whole cluster, as the roles have them.
     *
     * @param namespace {@code ""} for those of the whole cluster alone
     */
    public List<JsonNode> rules(User user, String namespace) {
        return collect(user, namespace, new ArrayList<>());
    }

    /** Returns what is wrong with the user's bindings in a namespace: {@code role.rbac... "x" not found}. */
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
