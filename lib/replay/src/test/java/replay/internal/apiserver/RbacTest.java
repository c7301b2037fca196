package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import replay.Fixtures;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.ClientIdentity;

/** Roles and bindings of a session decide what a user may do; errors have the real server's messages. */
class RbacTest {
    private static final ClientIdentity ANNA = ClientIdentity.as("anna", "developers");
    private static final String GROUP = "/apis/rbac.authorization.k8s.io/v1";
    private static final String PODS = "/api/v1/namespaces/default/pods";

    private final Fixtures.Cluster cluster = new Fixtures.Cluster("demo");

    @Test
    void aRequestWithoutCredentialsIsFromTheAdministrator() {
        assertThat(status(ClientIdentity.NONE, "GET", "/api/v1/secrets")).isEqualTo(200);
        assertThat(status(new ClientIdentity("some-token", "", "", java.util.List.of()), "GET", "/api/v1/secrets"))
                .as("a tape without tokens ignores them")
                .isEqualTo(200);
    }

    @Test
    void aUserWithoutBindingsMayOnlyReadDiscovery() {
        assertThat(status(ANNA, "GET", "/api/v1")).isEqualTo(200);
        assertThat(status(ANNA, "GET", "/version")).isEqualTo(200);
        assertThat(message(ANNA, "GET", "/api/v1/pods"))
                .isEqualTo(
                        "pods is forbidden: User \"anna\" cannot list resource \"pods\" in API group \"\" at the cluster"
                                + " scope");
        assertThat(message(ANNA, "GET", "/api/v1/namespaces/team/pods?watch=true"))
                .isEqualTo("pods is forbidden: User \"anna\" cannot watch resource \"pods\" in API group \"\" in the"
                        + " namespace \"team\"");
        assertThat(message(ANNA, "DELETE", "/apis/apps/v1/namespaces/default/deployments/web"))
                .isEqualTo(
                        "deployments.apps \"web\" is forbidden: User \"anna\" cannot delete resource \"deployments\" in"
                                + " API group \"apps\" in the namespace \"default\"");
        assertThat(message(ANNA, "PATCH", "/apis/apps/v1/namespaces/default/deployments/web/scale"))
                .isEqualTo("deployments.apps \"web\" is forbidden: User \"anna\" cannot patch resource"
                        + " \"deployments/scale\" in API group \"apps\" in the namespace \"default\"");
        assertThat(message(ANNA, "GET", "/api/v1/namespaces/default"))
                .isEqualTo(
                        "namespaces \"default\" is forbidden: User \"anna\" cannot get resource \"namespaces\" in API"
                                + " group \"\" in the namespace \"default\"");
        assertThat(message(ANNA, "POST", "/api/v1/namespaces"))
                .isEqualTo(
                        "namespaces is forbidden: User \"anna\" cannot create resource \"namespaces\" in API group \"\""
                                + " at the cluster scope");
        assertThat(message(ANNA, "GET", "/metrics")).isEqualTo("forbidden: User \"anna\" cannot get path \"/metrics\"");
        assertThat(message(ANNA, "GET", PODS + "?fieldSelector=metadata.name%3Dweb"))
                .startsWith("pods \"web\" is forbidden: User \"anna\" cannot list");
    }

    @Test
    void anAnonymousUserMayOnlyReadTheVersion() {
        ClientIdentity nobody = ClientIdentity.as("system:anonymous");
        assertThat(status(nobody, "GET", "/version")).isEqualTo(200);
        assertThat(message(nobody, "GET", "/api"))
                .isEqualTo("forbidden: User \"system:anonymous\" cannot get path \"/api\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"User\", \"name\": \"anna\"}",
                "{\"kind\": \"Group\", \"name\": \"developers\"}",
                "{\"kind\": \"Group\", \"name\": \"system:authenticated\"}"
            })
    void editInOneNamespaceIsEditThereAndNowhereElse(String subject) {
        bind("RoleBinding", "default", "ClusterRole", "edit", subject);

        assertThat(status(ANNA, "GET", PODS)).isEqualTo(200);
        assertThat(status(ANNA, "GET", "/api/v1/namespaces/default"))
                .as("view includes namespaces")
                .isEqualTo(200);
        assertThat(status(ANNA, "POST", "/api/v1/namespaces/default/configmaps", "{\"metadata\":{\"name\":\"mine\"}}"))
                .isEqualTo(201);
        assertThat(status(ANNA, "DELETE", "/api/v1/namespaces/default/configmaps/mine"))
                .isEqualTo(200);
        assertThat(status(ANNA, "GET", "/api/v1/namespaces/kube-system/pods")).isEqualTo(403);
        assertThat(status(ANNA, "GET", "/api/v1/pods")).isEqualTo(403);
        assertThat(status(ANNA, "GET", "/api/v1/namespaces")).isEqualTo(403);
        assertThat(status(ANNA, "GET", "/api/v1/nodes")).isEqualTo(403);
        assertThat(status(ANNA, "GET", GROUP + "/namespaces/default/roles")).isEqualTo(403);
        assertThat(status(ClientIdentity.as("berta", "testers"), "GET", PODS))
                .isEqualTo(subject.contains("authenticated") ? 200 : 403);
    }

    @Test
    void anApplyThatCreatesRequiresTheRightsToPatchAndToCreate() {
        String map = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{\"a\":\"1\"}}";
        String roles = GROUP + "/namespaces/default/roles";
        String rule = "{\"metadata\":{\"name\":\"%s\"},\"rules\":[{\"apiGroups\":[\"\"],\"resources\":"
                + "[\"configmaps\"],\"verbs\":[\"%s\"]}]}";
        String anna = "{\"kind\": \"User\", \"name\": \"anna\"}";
        write(roles, rule.formatted("patcher", "patch"));
        bind("RoleBinding", "default", "Role", "patcher", anna);
        write("/api/v1/namespaces/default/configmaps", "{\"metadata\":{\"name\":\"old\"}}");

        assertThat(apply("old", map)).isEqualTo("200");
        assertThat(apply("new", map))
                .isEqualTo("403 configmaps \"new\" is forbidden: User \"anna\" cannot create resource \"configmaps\" in"
                        + " API group \"\" in the namespace \"default\"");
        write(roles, rule.formatted("creator", "create"));
        bind("RoleBinding", "default", "Role", "creator", anna);
        assertThat(apply("new", map)).isEqualTo("201");
        assertThat(apply("new", map)).isEqualTo("200");
    }

    private String apply(String name, String body) {
        ApiResponse.Body answer = (ApiResponse.Body) cluster.session.handle(ApiRequest.of(
                        "PATCH",
                        "/api/v1/namespaces/default/configmaps/" + name + "?fieldManager=m",
                        "application/json",
                        "application/apply-patch+yaml",
                        body.getBytes(StandardCharsets.UTF_8))
                .by(ANNA));
        return answer.status()
                + (answer.status() < 300
                        ? ""
                        : " " + Fixtures.json(answer.bytes()).path("message").asText());
    }

    @Test
    void viewInTheWholeClusterReadsAllButSecretsAndNodes() {
        bind("ClusterRoleBinding", "", "ClusterRole", "view", "{\"kind\": \"User\", \"name\": \"anna\"}");

        assertThat(status(ANNA, "GET", "/api/v1/pods")).isEqualTo(200);
        assertThat(status(ANNA, "GET", "/api/v1/namespaces")).isEqualTo(200);
        assertThat(status(ANNA, "GET", "/apis/apps/v1/deployments")).isEqualTo(200);
        assertThat(status(ANNA, "GET", "/api/v1/namespaces/default/secrets")).isEqualTo(403);
        assertThat(status(ANNA, "GET", "/api/v1/nodes")).isEqualTo(403);
        assertThat(status(ANNA, "POST", "/api/v1/namespaces/default/configmaps", "{}"))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // verbs | group | resources | names | method | path | status
                "get,list | '' | configmaps | '' | GET | /api/v1/namespaces/default/configmaps | 200",
                "get,list | '' | configmaps | '' | GET | /api/v1/namespaces/default/configmaps?watch=true&timeoutSeconds=1 | 403",
                "get,list | '' | configmaps | '' | GET | /api/v1/namespaces/default/services | 403",
                "* | '' | configmaps | '' | DELETE | /api/v1/namespaces/default/configmaps/my-config | 200",
                "get | * | * | '' | GET | /apis/apps/v1/namespaces/default/deployments/busy-box | 200",
                "get | apps | * | '' | GET | /apis/apps/v1/namespaces/default/deployments/busy-box/scale | 200",
                "get | apps | deployments | '' | GET | /apis/apps/v1/namespaces/default/deployments/busy-box/scale | 403",
                "get | apps | deployments/scale | '' | GET | /apis/apps/v1/namespaces/default/deployments/busy-box/scale | 200",
                "get | apps | '*/scale' | '' | GET | /apis/apps/v1/namespaces/default/deployments/busy-box/scale | 200",
                "get | apps | '*/scale' | '' | GET | /apis/apps/v1/namespaces/default/deployments/busy-box | 403",
                "get | '' | deployments | '' | GET | /apis/apps/v1/namespaces/default/deployments/busy-box | 403",
                "get,list | '' | configmaps | my-config | GET | /api/v1/namespaces/default/configmaps/my-config | 200",
                "get,list | '' | configmaps | my-config | GET | /api/v1/namespaces/default/configmaps/other | 403",
                "get,list | '' | configmaps | my-config | GET | /api/v1/namespaces/default/configmaps | 403",
                "get,list | '' | configmaps | my-config | GET | /api/v1/namespaces/default/configmaps?fieldSelector=metadata.name%3Dmy-config | 200",
                "create | '' | configmaps | my-config | POST | /api/v1/namespaces/default/configmaps | 403",
                "deletecollection | '' | configmaps | '' | DELETE | /api/v1/namespaces/default/configmaps | 200",
                "delete | '' | configmaps | '' | DELETE | /api/v1/namespaces/default/configmaps | 403",
            })
    void allFieldsOfARuleAreApplied(
            String verbs, String group, String resources, String names, String method, String path, int status) {
        String rule = "{\"verbs\": " + list(verbs) + ", \"apiGroups\": [\"" + group + "\"], \"resources\": "
                + list(resources) + (names.isEmpty() ? "" : ", \"resourceNames\": " + list(names)) + "}";
        write(GROUP + "/namespaces/default/roles", "{\"metadata\": {\"name\": \"r\"}, \"rules\": [" + rule + "]}");
        bind("RoleBinding", "default", "Role", "r", "{\"kind\": \"User\", \"name\": \"anna\"}");

        assertThat(status(ANNA, method, path)).isEqualTo(status);
    }

    @Test
    void pathsAreAllowedByClusterRoles() {
        write(
                GROUP + "/clusterroles",
                "{\"metadata\": {\"name\": \"metrics\"}, \"rules\":"
                        + " [{\"verbs\": [\"get\"], \"nonResourceURLs\": [\"/metrics\", \"/debug/*\"]}]}");
        bind("ClusterRoleBinding", "", "ClusterRole", "metrics", "{\"kind\": \"User\", \"name\": \"anna\"}");

        assertThat(status(ANNA, "GET", "/metrics"))
                .as("allowed, but the path does not exist")
                .isEqualTo(404);
        assertThat(status(ANNA, "GET", "/debug/pprof")).isEqualTo(404);
        assertThat(status(ANNA, "GET", "/metrics/slis")).isEqualTo(403);
        assertThat(status(ANNA, "POST", "/metrics")).isEqualTo(403);
    }

    @Test
    void rolesAreAggregatedByTheirLabels() {
        write(
                GROUP + "/clusterroles",
                "{\"metadata\": {\"name\": \"nodes-too\", \"labels\":"
                        + " {\"rbac.authorization.k8s.io/aggregate-to-view\": \"true\"}}, \"rules\":"
                        + " [{\"verbs\": [\"list\"], \"apiGroups\": [\"\"], \"resources\": [\"nodes\"]}]}");
        bind("ClusterRoleBinding", "", "ClusterRole", "edit", "{\"kind\": \"User\", \"name\": \"anna\"}");

        assertThat(status(ANNA, "GET", "/api/v1/nodes"))
                .as("edit includes the rules of view")
                .isEqualTo(200);
    }

    @Test
    void aServiceAccountIsAUserWithGroups() {
        ClientIdentity builder = ClientIdentity.as("system:serviceaccount:default:builder");
        bind("RoleBinding", "default", "ClusterRole", "view", "{\"kind\": \"ServiceAccount\", \"name\": \"builder\"}");
        assertThat(status(builder, "GET", PODS)).isEqualTo(200);
        assertThat(status(ClientIdentity.as("system:serviceaccount:team:builder"), "GET", PODS))
                .isEqualTo(403);

        bind(
                "ClusterRoleBinding",
                "",
                "ClusterRole",
                "view",
                "{\"kind\": \"Group\", \"name\": \"system:serviceaccounts:team\"}");
        assertThat(status(ClientIdentity.as("system:serviceaccount:team:builder"), "GET", PODS))
                .isEqualTo(200);
    }

    @Test
    void deletingABindingRevokesItsRights() {
        bind("RoleBinding", "default", "ClusterRole", "view", "{\"kind\": \"User\", \"name\": \"anna\"}");
        assertThat(status(ANNA, "GET", PODS)).isEqualTo(200);

        assertThat(status(ClientIdentity.NONE, "DELETE", GROUP + "/namespaces/default/rolebindings/b-view"))
                .isEqualTo(200);

        assertThat(status(ANNA, "GET", PODS)).isEqualTo(403);
    }

    @Test
    void aRoleThatIsMissingIsNamed() {
        bind("RoleBinding", "default", "Role", "lost", "{\"kind\": \"User\", \"name\": \"anna\"}");

        assertThat(message(ANNA, "GET", PODS))
                .endsWith("in the namespace \"default\": RBAC: role.rbac.authorization.k8s.io \"lost\" not found");
    }

    @Test
    void impersonationRequiresItsRight() {
        try (var denied = new Fixtures.Cluster("denied")) {
            ApiResponse.Body answer = denied.body(ApiRequest.get("/api/v1/pods").by(ANNA));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(Fixtures.json(answer.bytes()).path("message").asText())
                    .isEqualTo(
                            "users \"anna\" is forbidden: User \"nobody\" cannot impersonate resource \"users\" in API"
                                    + " group \"\" at the cluster scope");
        }
        assertThat(status(new ClientIdentity("", "", "", java.util.List.of("system:masters")), "GET", PODS))
                .isEqualTo(500);
    }

    @Test
    void aTokenIsNeverShown() {
        assertThat(new ClientIdentity("secret", "anna", "", java.util.List.of()).toString())
                .doesNotContain("secret");
    }

    private void bind(String kind, String namespace, String roleKind, String role, String subject) {
        String path = kind.equals("RoleBinding")
                ? GROUP + "/namespaces/" + namespace + "/rolebindings"
                : GROUP + "/clusterrolebindings";
        write(
                path,
                "{\"metadata\": {\"name\": \"b-" + role + "\"}, \"roleRef\": {\"apiGroup\":"
                        + " \"rbac.authorization.k8s.io\", \"kind\": \"" + roleKind + "\", \"name\": \"" + role
                        + "\"}, \"subjects\": [" + subject + "]}");
    }

    private void write(String path, String body) {
        assertThat(status(ClientIdentity.NONE, "POST", path, body)).isEqualTo(201);
    }

    private int status(ClientIdentity who, String method, String path) {
        return status(who, method, path, "");
    }

    private int status(ClientIdentity who, String method, String path, String body) {
        ApiResponse answer = answer(who, method, path, body);
        if (answer instanceof ApiResponse.Stream stream) {
            stream.cursor().close();
        }
        return answer.status();
    }

    private String message(ClientIdentity who, String method, String path) {
        JsonNode status = Fixtures.json(((ApiResponse.Body) answer(who, method, path, "")).bytes());
        assertThat(status.path("code").asInt()).isEqualTo(403);
        assertThat(status.path("reason").asText()).isEqualTo("Forbidden");
        return status.path("message").asText();
    }

    private ApiResponse answer(ClientIdentity who, String method, String path, String body) {
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        return cluster.session.handle(
                ApiRequest.of(method, path, "application/json", type, body.getBytes(StandardCharsets.UTF_8))
                        .by(who));
    }

    private static String list(String words) {
        return "[\"" + words.replace(",", "\", \"") + "\"]";
    }
}
