package informers.client;

import static informers.client.rest.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.api.Scale;
import informers.api.Unstructured;
import informers.client.ResourceClient.SubresourceClient;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.client.rest.TestServer;
import informers.client.rest.UnexpectedResponseException;
import informers.client.rest.UnreachableException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceClientTest {
    private static final String CM = """
            {"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a","namespace":"default","resourceVersion":"7"}}""";
    private static final String CMS = "/api/v1/namespaces/default/configmaps";

    private final TestServer server = new TestServer();
    private final Clientset clientset = new Clientset(RestClient.of(server.config()));
    private final ResourceClient<ConfigMap> configMaps = clientset.coreV1().configMaps("default");

    @AfterEach
    void stop() {
        clientset.close();
        server.close();
    }

    @Test
    void aListHasVersionTokenAndWholeObjects() {
        server.onJson("GET " + CMS, """
                {"kind":"ConfigMapList","apiVersion":"v1",
                 "metadata":{"resourceVersion":"9","continue":"tok","remainingItemCount":3},
                 "items":[{"metadata":{"name":"a","namespace":"default"},"data":{"k":"v"},"new":[1.50]}]}""");
        ObjectList<ConfigMap> list =
                configMaps.list(ListOptions.ALL.withLabelSelector("x in (a,b)").withLimit(1));
        assertThat(server.last().uri()).endsWith("?labelSelector=x%20in%20%28a%2Cb%29&limit=1");
        assertThat(list.resourceVersion()).isEqualTo("9");
        assertThat(list.continueToken()).isEqualTo("tok");
        assertThat(list.remainingItemCount()).isEqualTo(3);
        assertThat(list.items()).singleElement().satisfies(cm -> {
            assertThat(cm.kind() + " " + cm.apiVersion() + " " + cm.key()).isEqualTo("ConfigMap v1 default/a");
            assertThat(cm.data()).containsEntry("k", "v");
            assertThat(new String(cm.json(), StandardCharsets.UTF_8)).contains("\"new\":[1.50]");
        });
    }

    @Test
    void theVerbsUseTheRightMethodsAndPaths() {
        for (String request : new String[] {
            "POST " + CMS, "GET " + CMS + "/a", "PUT " + CMS + "/a", "PUT " + CMS + "/a/status", "PATCH " + CMS + "/a"
        }) {
            server.onJson(request, CM);
        }
        ConfigMap object = ConfigMap.TYPE.decode(CM.getBytes(StandardCharsets.UTF_8));
        assertThat(configMaps.create(object)).isEqualTo(object);
        assertThat(server.last().body()).isEqualTo(CM);
        assertThat(configMaps.get("a")).isEqualTo(object);
        assertThat(configMaps.update(object).resourceVersion()).isEqualTo("7");
        assertThat(configMaps.updateStatus(object)).isEqualTo(object);
        assertThat(configMaps.patch("a", PatchType.MERGE, "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(object);
        assertThat(server.last().header("Content-type")).isEqualTo("application/merge-patch+json");
    }

    @Test
    void aDeploymentHasAScale() {
        String scale = "{\"kind\":\"Scale\",\"apiVersion\":\"autoscaling/v1\",\"metadata\":{\"name\":\"web\","
                + "\"namespace\":\"n\",\"resourceVersion\":\"9\"},\"spec\":{\"replicas\":3},"
                + "\"status\":{\"replicas\":2,\"selector\":\"app=web\"}}";
        String path = "/apis/apps/v1/namespaces/n/deployments/web/scale";
        server.onJson("GET " + path, scale).onJson("PUT " + path, scale);
        SubresourceClient<Scale> scales = clientset.appsV1().deployments("n").scale();
        Scale read = scales.get("web");
        assertThat(read.replicas()).isEqualTo(3);
        assertThat(read.actualReplicas()).isEqualTo(2);
        assertThat(read.selector()).isEqualTo("app=web");
        assertThat(scales.update(Scale.of("n", "web", 3))).isEqualTo(read);
        assertThat(server.last().body())
                .isEqualTo("{\"kind\":\"Scale\",\"apiVersion\":\"autoscaling/v1\","
                        + "\"metadata\":{\"name\":\"web\",\"namespace\":\"n\"},\"spec\":{\"replicas\":3}}");
        assertThatThrownBy(() -> clientset.appsV1().deployments("").scale().get("web"))
                .hasMessageContaining("expected a namespace: one Deployment is in one");
        assertThat(scales).hasToString("apps/v1/deployments/scale in n");
    }

    @Test
    void aDeleteAcceptsAnyResponse() { // a Status, or the object: recordings 45b and 44
        server.onJson("DELETE " + CMS + "/a", "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Success\"}");
        configMaps.delete("a");
        assertThat(server.last().method()).isEqualTo("DELETE");
        assertThatThrownBy(() -> configMaps.delete("b"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.isNotFound()).isTrue());
    }

    @Test
    void allNamespacesCanOnlyBeListedAndWatched() {
        server.onJson("GET /api/v1/pods", "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[]}");
        ResourceClient<Pod> pods = clientset.coreV1().pods("");
        assertThat(pods.list().items()).isEmpty();
        assertThatThrownBy(() -> pods.get("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a namespace");
        assertThatThrownBy(() -> configMaps.get("")).hasMessageContaining("may not be empty");
        assertThatThrownBy(() -> configMaps.get("../secrets/x")).hasMessageContaining("may not contain '/'");
    }

    @Test
    void everyTypedClientHasItsOwnPath() {
        assertThat(pathOf(clientset.coreV1().pods("n"))).isEqualTo("/api/v1/namespaces/n/pods");
        assertThat(pathOf(clientset.coreV1().secrets("n"))).isEqualTo("/api/v1/namespaces/n/secrets");
        assertThat(pathOf(clientset.coreV1().services("n"))).isEqualTo("/api/v1/namespaces/n/services");
        assertThat(pathOf(clientset.coreV1().serviceAccounts("n"))).isEqualTo("/api/v1/namespaces/n/serviceaccounts");
        assertThat(pathOf(clientset.coreV1().events("n"))).isEqualTo("/api/v1/namespaces/n/events");
        assertThat(pathOf(clientset.coreV1().namespaces())).isEqualTo("/api/v1/namespaces");
        assertThat(pathOf(clientset.coreV1().nodes())).isEqualTo("/api/v1/nodes");
        assertThat(pathOf(clientset.appsV1().deployments("n"))).isEqualTo("/apis/apps/v1/namespaces/n/deployments");
        assertThat(pathOf(clientset.appsV1().replicaSets("n"))).isEqualTo("/apis/apps/v1/namespaces/n/replicasets");
        assertThat(pathOf(clientset.appsV1().statefulSets("n"))).isEqualTo("/apis/apps/v1/namespaces/n/statefulsets");
        assertThat(pathOf(clientset.appsV1().daemonSets("n"))).isEqualTo("/apis/apps/v1/namespaces/n/daemonsets");
    }

    private String pathOf(ResourceClient<? extends KubeObject> client) {
        assertThatThrownBy(client::list).isInstanceOf(ApiException.class);
        return server.last().uri();
    }

    @Test
    void theDynamicClientAcceptsYamlAndReturnsTheResponse() {
        String path = "/apis/example.com/v1/namespaces/default/widgets";
        server.onJson("POST " + path, """
                {"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w","namespace":"default"},"x":1}""");
        try (DynamicClient dynamic = new DynamicClient(RestClient.of(server.config()))) {
            Unstructured made = dynamic.resource(new GroupVersionResource("example.com", "v1", "widgets"))
                    .namespace("default")
                    .create(Unstructured.fromYaml("{apiVersion: example.com/v1, kind: Widget, metadata: {name: w}}"));
            assertThat(server.last().body())
                    .isEqualTo("{\"apiVersion\":\"example.com/v1\",\"kind\":\"Widget\",\"metadata\":{\"name\":\"w\"}}");
            assertThat(made.key()).isEqualTo("default/w");
            assertThat(made.text("x")).contains("1");
        }
    }

    @Test
    void theDynamicClientDoesNotCheckNamespaces() {
        String node = "{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"metadata\":{\"name\":\"n\"}}";
        server.onJson("GET /api/v1/nodes/n", node);
        try (DynamicClient dynamic = new DynamicClient(RestClient.of(server.config()))) {
            assertThat(dynamic.resource(GroupVersionResource.core("v1", "nodes"))
                            .get("n")
                            .key())
                    .isEqualTo("n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | <html>Sign in</html>",
                "application/json | {\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"na",
                "application/json | {\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[]}",
                "application/json | {\"kind\":\"Table\",\"apiVersion\":\"meta.k8s.io/v1\",\"rows\":[]}",
                "application/json | {}",
                "text/plain | ''",
            })
    void aResponseThatIsNotAListIsAnErrorThatShowsIt(String type, String body) {
        server.on("GET " + CMS, text(200, type, body == null ? "" : body));
        UnexpectedResponseException e = catchThrowableOfType(UnexpectedResponseException.class, configMaps::list);
        assertThat(e)
                .hasMessageStartingWith("GET " + server.url() + CMS)
                .hasMessageContaining("ConfigMapList")
                .hasMessageContaining("HTTP 200, " + type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | <html>Sign in</html>",
                "application/json | {\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a",
                "application/json | {\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\"}}",
            })
    void aResponseOfAnotherKindIsAnErrorThatShowsIt(String type, String body) {
        server.on("GET " + CMS + "/a", text(200, type, body));
        UnexpectedResponseException e =
                catchThrowableOfType(UnexpectedResponseException.class, () -> configMaps.get("a"));
        assertThat(e).hasMessageContaining(CMS + "/a").hasMessageContaining("HTTP 200, " + type);
    }

    @Test
    void aListWhoseConnectionBreaksFailsAsAWhole() {
        server.on("GET " + CMS, exchange -> {
            byte[] half =
                    "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"name\":\"a\"}},"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, half.length + 100);
            exchange.getResponseBody().write(half);
            exchange.getResponseBody().flush();
            throw new java.io.IOException("hang up");
        });
        UnreachableException e = catchThrowableOfType(UnreachableException.class, configMaps::list);
        assertThat(e.reason()).isEqualTo(UnreachableException.Reason.BROKEN);
    }
}
