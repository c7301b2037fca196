package replay.internal.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The roles and bindings that every API server creates at its start, as far as ordinary users need them. The rules
 * are those of Kubernetes 1.36, in fewer lines. Corresponds to {@code bootstrappolicy/policy.go}.
 */
final class BootstrapPolicy {
    private static final String LABEL = "rbac.authorization.k8s.io/aggregate-to-";
    private static final String READ = "get,list,watch";
    private static final String WRITE = "create,delete,deletecollection,patch,update";

    private static final String WORKLOADS = "daemonsets,deployments,deployments/scale,replicasets,replicasets/scale,"
            + "statefulsets,statefulsets/scale";
    private static final String CORE = "configmaps,endpoints,persistentvolumeclaims,pods,replicationcontrollers,"
            + "replicationcontrollers/scale,serviceaccounts,services";

    private static final Map<String, JsonNode> ROLES = new LinkedHashMap<>();
    private static final Map<String, JsonNode> BINDINGS = new LinkedHashMap<>();

    static {
        role("cluster-admin", "", rule("*", "*", "*"), paths("*", "*"));
        role(
                "system:discovery",
                "",
                paths(
                        "get",
                        "/api,/api/*,/apis,/apis/*,/healthz,/livez,/openapi,/openapi/*,/readyz,"
                                + "/version,/version/"));
        role("system:public-info-viewer", "", paths("get", "/healthz,/livez,/readyz,/version,/version/"));
        role(
                "system:basic-user",
                "",
                rule("create", "authorization.k8s.io", "selfsubjectaccessreviews,selfsubjectrulesreviews"),
                rule("create", "authentication.k8s.io", "selfsubjectreviews"));
        aggregate("admin", "");
        aggregate("edit", "admin");
        aggregate("view", "edit");
        role(
                "system:aggregate-to-admin",
                "admin",
                rule("create", "authorization.k8s.io", "localsubjectaccessreviews"),
                rule(READ + "," + WRITE, "rbac.authorization.k8s.io", "roles,rolebindings"));
        role(
                "system:aggregate-to-edit",
                "edit",
                rule(READ, "", "pods/attach,pods/exec,pods/portforward,pods/proxy,secrets,services/proxy"),
                rule("impersonate", "", "serviceaccounts"),
                rule(WRITE, "", CORE + ",pods/attach,pods/exec,pods/portforward,pods/proxy,secrets,services/proxy"),
                rule("create", "", "pods/eviction,serviceaccounts/token"),
                rule(WRITE, "", "events"),
                rule(WRITE, "apps", WORKLOADS + ",deployments/rollback"),
                rule(WRITE, "autoscaling", "horizontalpodautoscalers"),
                rule(WRITE, "batch", "cronjobs,jobs"),
                rule(WRITE, "networking.k8s.io", "ingresses,networkpolicies"),
                rule(WRITE, "policy", "poddisruptionbudgets"),
                rule(READ + "," + WRITE, "coordination.k8s.io", "leases"));
        role(
                "system:aggregate-to-view",
                "view",
                rule(
                        READ,
                        "",
                        CORE + ",bindings,events,limitranges,namespaces,namespaces/status,"
                                + "persistentvolumeclaims/status,pods/log,pods/status,replicationcontrollers/status,"
                                + "resourcequotas,resourcequotas/status,services/status"),
                rule(READ, "discovery.k8s.io", "endpointslices"),
                rule(
                        READ,
                        "apps",
                        WORKLOADS + ",controllerrevisions,daemonsets/status,deployments/status,"
                                + "replicasets/status,statefulsets/status"),
                rule(READ, "autoscaling", "horizontalpodautoscalers,horizontalpodautoscalers/status"),
                rule(READ, "batch", "cronjobs,cronjobs/status,jobs,jobs/status"),
                rule(READ, "networking.k8s.io", "ingresses,ingresses/status,networkpolicies"),
                rule(READ, "policy", "poddisruptionbudgets,poddisruptionbudgets/status"));
        binding("cluster-admin", User.MASTERS);
        binding("system:discovery", User.AUTHENTICATED);
        binding("system:basic-user", User.AUTHENTICATED);
        binding("system:public-info-viewer", User.AUTHENTICATED, User.UNAUTHENTICATED);
    }

    private BootstrapPolicy() {}

    static Optional<JsonNode> clusterRole(String name) {
        return Optional.ofNullable(ROLES.get(name));
    }

    static Collection<JsonNode> clusterRoles() {
        return ROLES.values();
    }

    static Collection<JsonNode> clusterRoleBindings() {
        return BINDINGS.values();
    }

    private static void role(String name, String aggregatedTo, String... rules) {
        add(
                ROLES,
                name,
                "{\"metadata\": {\"name\": \"" + name + "\"" + labels(aggregatedTo) + "}, \"rules\": ["
                        + String.join(", ", rules) + "]}");
    }

    /** Adds a role that aggregates the rules of the roles with a label. */
    private static void aggregate(String name, String aggregatedTo) {
        add(
                ROLES,
                name,
                "{\"metadata\": {\"name\": \"" + name + "\"" + labels(aggregatedTo) + "}, \"aggregationRule\":"
                        + " {\"clusterRoleSelectors\": [{\"matchLabels\": {\"" + LABEL + name + "\": \"true\"}}]}}");
    }

    private static String labels(String aggregatedTo) {
        return aggregatedTo.isEmpty() ? "" : ", \"labels\": {\"" + LABEL + aggregatedTo + "\": \"true\"}";
    }

    private static String rule(String verbs, String group, String resources) {
        return "{\"verbs\": " + list(verbs) + ", \"apiGroups\": [\"" + group + "\"], \"resources\": " + list(resources)
                + "}";
    }

    private static String paths(String verbs, String urls) {
        return "{\"verbs\": " + list(verbs) + ", \"nonResourceURLs\": " + list(urls) + "}";
    }

    private static void binding(String role, String... groups) {
        String subjects = java.util.Arrays.stream(groups)
                .map(group -> "{\"kind\": \"Group\", \"name\": \"" + group + "\"}")
                .collect(Collectors.joining(", "));
        add(
                BINDINGS,
                role,
                "{\"metadata\": {\"name\": \"" + role + "\"}, \"roleRef\": {\"kind\": \"ClusterRole\","
                        + " \"name\": \"" + role + "\"}, \"subjects\": [" + subjects + "]}");
    }

    private static String list(String words) {
        return "[\"" + words.replace(",", "\", \"") + "\"]";
    }

    private static void add(Map<String, JsonNode> map, String name, String json) {
        map.put(name, Json.tree(json.getBytes(StandardCharsets.UTF_8)));
    }
}
