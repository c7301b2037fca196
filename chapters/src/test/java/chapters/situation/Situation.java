package chapters.situation;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One kind of cluster, and the user as whom the script runs. */
public enum Situation {
    /** May edit in the namespace team only, which is given by --namespace. */
    EDITOR("anna", "", Situation::editor),

    /** The same user, but the kubeconfig's context has the namespace. */
    EDITOR_BY_CONTEXT("anna", "team", Situation::editor),

    /** May read nearly everything and write nothing. */
    VIEWER("anna", "", tape -> tape.bind("view", "anna", "")),

    /** May read in one namespace only. */
    VIEWER_OF_ONE("anna", "team", tape -> team(tape).bind("view", "anna", "team")),

    /** May do nothing. */
    NO_RIGHTS("anna", "", tape -> tape),

    TERMINATING("", "", tape -> {
        for (int i = 0; i < 20; i++) {
            tape.terminating("going-" + i);
        }
        return tape;
    }),

    PODS_2000("", "", tape -> tape.pods("default", 1500).pods("kube-system", 500)),

    PODS_10000("", "", tape -> tape.pods("default", 10_000)),

    NAMESPACES_150("", "", tape -> {
        for (int i = 0; i < 150; i++) {
            tape.namespace("team-" + i);
        }
        return tape;
    }),

    NO_PODS("", "", tape -> tape.without("v1/pods")),

    /** A cluster with namespaces only. */
    EMPTY(
            "",
            "",
            tape -> tape.without(
                    "v1/pods",
                    "v1/configmaps",
                    "v1/nodes",
                    "v1/services",
                    "v1/serviceaccounts",
                    "v1/events",
                    "v1/endpoints",
                    "v1/secrets",
                    "apps/v1/deployments",
                    "apps/v1/replicasets",
                    "apps/v1/statefulsets",
                    "apps/v1/daemonsets",
                    "apps/v1/controllerrevisions",
                    "discovery.k8s.io/v1/endpointslices")),

    /** Somebody else's objects have the names that the scripts use. */
    FOREIGN("", "", tape -> {
        for (String name : List.of("workbook-settings", "workbook-07", "workbook-08", "workbook-11", "settings")) {
            tape.configMap("default", name, Map.of("owner", "somebody"), Map.of("mine", "precious"));
        }
        return tape.namespace("workbook-a").namespace("workbook-b");
    }),

    WRITES_FORBIDDEN("", "", tape -> tape.refuse(403, "create", "update", "patch", "delete")),

    WRITES_CONFLICT("", "", tape -> tape.refuse(409, "create", "update", "patch", "delete")),

    WRITES_BUSY("", "", tape -> tape.refuse(429, "create", "update", "patch", "delete")),

    WRITES_BROKEN("", "", tape -> tape.refuse(500, "create", "update", "patch", "delete")),

    UPDATES_CONFLICT("", "", tape -> tape.refuse(409, "update", "patch")),

    DELETES_FORBIDDEN("", "", tape -> tape.refuse(403, "delete")),

    /** Low versions, none expired: a watch from version 1 delivers all changes. */
    YOUNG("", "", ClusterTape::young);

    private final String user;
    private final String namespace;
    private final UnaryOperator<ClusterTape> change;

    Situation(String user, String namespace, UnaryOperator<ClusterTape> change) {
        this.user = user;
        this.namespace = namespace;
        this.change = change;
    }

    /** Returns the name of its tape. */
    public String tape() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Returns the user that the kubeconfig impersonates; {@code ""} for the cluster's administrator. */
    String user() {
        return user;
    }

    /** Returns the namespace of the kubeconfig's context; {@code ""} for none. */
    String namespace() {
        return namespace;
    }

    /** Returns whether the situation makes no difference for a script that only reads. */
    public boolean isAboutWrites() {
        return this == FOREIGN || name().startsWith("WRITES_") || this == UPDATES_CONFLICT || this == DELETES_FORBIDDEN;
    }

    /** Returns the script's arguments in addition to the kubeconfig. */
    public List<String> arguments() {
        return this == EDITOR ? List.of("--namespace", "team") : List.of();
    }

    ClusterTape change(ClusterTape tape) {
        return change.apply(tape);
    }

    private static ClusterTape editor(ClusterTape tape) {
        return team(tape).bind("edit", "anna", "team");
    }

    private static ClusterTape team(ClusterTape tape) {
        return tape.namespace("team").pods("team", 3).configMap("team", "settings", Map.of(), Map.of("color", "red"));
    }
}
