package replay.internal.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The roles and bindings of a cluster, completed with the bootstrap policy. */
final class Policy {
    private static final String CLUSTER_ROLES = "clusterroles";
    private static final String CLUSTER_ROLE_BINDINGS = "clusterrolebindings";

    private final PolicySource source;

    Policy(PolicySource source) {
        this.source = source;
    }

    List<JsonNode> clusterRoleBindings() {
        return withBootstrap(CLUSTER_ROLE_BINDINGS, BootstrapPolicy.CLUSTER_ROLE_BINDINGS.values());
    }

    List<JsonNode> roleBindings(String namespace) {
        List<JsonNode> bindings = new ArrayList<>();
        for (JsonNode binding : source.all("rolebindings")) {
            if (binding.at("/metadata/namespace").asText().equals(namespace)) {
                bindings.add(binding);
            }
        }
        return bindings;
    }

    /** Returns the rules of the role that a binding names; empty if there is no such role. */
    Optional<Collection<JsonNode>> rules(JsonNode roleRef, String namespace) {
        String name = roleRef.path("name").asText();
        Collection<JsonNode> rules = new LinkedHashSet<>();
        if (roleRef.path("kind").asText().equals("ClusterRole")) {
            Optional<JsonNode> role = clusterRole(name);
            role.ifPresent(found -> collect(found, rules, new HashSet<>()));
            return role.map(found -> rules);
        }
        JsonNode role = source.get("roles", namespace + "/" + name);
        if (role == null) {
            return Optional.empty();
        }
        role.path("rules").forEach(rules::add);
        return Optional.of(rules);
    }

    private Optional<JsonNode> clusterRole(String name) {
        JsonNode role = source.get(CLUSTER_ROLES, name);
        return Optional.ofNullable(role != null ? role : BootstrapPolicy.CLUSTER_ROLES.get(name));
    }

    /** Collects the rules of a role and those that the real cluster's controller aggregates into it. */
    private void collect(JsonNode role, Collection<JsonNode> rules, Set<String> seen) {
        if (!seen.add(role.at("/metadata/name").asText())) {
            return;
        }
        role.path("rules").forEach(rules::add);
        for (JsonNode selector : role.at("/aggregationRule/clusterRoleSelectors")) {
            for (JsonNode other : withBootstrap(CLUSTER_ROLES, BootstrapPolicy.CLUSTER_ROLES.values())) {
                if (matches(selector, other.at("/metadata/labels"))) {
                    collect(other, rules, seen);
                }
            }
        }
    }

    private List<JsonNode> withBootstrap(String resource, Collection<JsonNode> bootstrap) {
        List<JsonNode> all = new ArrayList<>(source.all(resource));
        for (JsonNode object : bootstrap) {
            if (source.get(resource, object.at("/metadata/name").asText()) == null) {
                all.add(object);
            }
        }
        return all;
    }

    private static boolean matches(JsonNode selector, JsonNode labels) {
        return selector.path("matchLabels")
                        .propertyStream()
                        .allMatch(wanted -> wanted.getValue()
                                .asText()
                                .equals(labels.path(wanted.getKey()).asText(null)))
                && selector.path("matchExpressions").valueStream().allMatch(one -> matchesExpression(one, labels));
    }

    private static boolean matchesExpression(JsonNode expression, JsonNode labels) {
        JsonNode label = labels.path(expression.path("key").asText());
        boolean among = expression
                .path("values")
                .valueStream()
                .anyMatch(value -> !label.isMissingNode() && value.asText().equals(label.asText()));
        return switch (expression.path("operator").asText()) {
            case "In" -> among;
            case "NotIn" -> !among;
            case "Exists" -> !label.isMissingNode();
            case "DoesNotExist" -> label.isMissingNode();
            default -> false;
        };
    }
}
