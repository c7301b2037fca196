package informers.client;

import static informers.client.rest.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ConfigMap;
import informers.api.DeleteOptions;
import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.client.rest.RestClient;
import informers.client.rest.TestServer;
import informers.watch.Watch;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** KEP-5958: objects without managedFields, whether the server leaves them out or not. */
class ManagedFieldsTest {
    private static final String PATH = "/api/v1/namespaces/ns/configmaps";
    private static final String FULL = "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\","
            + "\"managedFields\":[{\"manager\":\"me\",\"fieldsV1\":{\"f:x\":{\"}\":\",\"}}}],\"resourceVersion\":\"7\"},"
            + "\"data\":{\"managedFields\":\"kept\"}}";
    private static final String LESS = "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\","
            + "\"resourceVersion\":\"7\"},\"data\":{\"managedFields\":\"kept\"}}";

    private final TestServer server = new TestServer();
    private final RestClient whole = RestClient.of(server.config());
    private final RestClient rest = whole.withoutManagedFields();
    private final ResourceClient<ConfigMap> client = new ResourceClient<>(rest, ConfigMap.TYPE, "ns");

    @AfterEach
    void stop() {
        whole.close();
        server.close();
    }

    private static String json(KubeObject object) {
        return new String(object.json(), StandardCharsets.UTF_8);
    }

    private String accept() {
        return server.last().header("Accept");
    }

    @Test
    @DisplayName("TestDropManagedFieldsAccept: every request and every alternative asks the server to leave them out")
    void asksFor() {
        server.onJson("GET " + PATH + "/a", LESS);
        client.get("a");
        assertThat(accept()).isEqualTo("application/json;drop=metadata.managedFields");
        server.onJson("DELETE " + PATH + "/a", LESS);
        client.delete("a");
        assertThat(accept()).isEqualTo("application/json;drop=metadata.managedFields");
        server.onJson("GET /api/v1/namespaces/ns/pods/a", LESS.replace("ConfigMap", "PartialObjectMetadata"));
        new ResourceClient<>(rest, ResourceType.metadata(Pod.TYPE.resource()), "ns").get("a");
        assertThat(accept())
                .isEqualTo("application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1;drop=metadata.managedFields,"
                        + "application/json;drop=metadata.managedFields");
        new ResourceClient<>(whole, ConfigMap.TYPE, "ns").get("a");
        assertThat(accept()).isEqualTo("application/json");
        assertThat(rest.scope().dropsManagedFields()).isTrue();
        assertThat(rest.withRateLimit(whole.rateLimit()).dropsManagedFields()).isTrue();
    }

    @Test
    @DisplayName("TestDropManagedFieldsDecode: what a server sends all the same is removed, from every answer")
    void decode() {
        server.onJson("GET " + PATH + "/a", FULL);
        assertThat(json(client.get("a"))).isEqualTo(LESS);
        server.onJson("PUT " + PATH + "/a", FULL);
        assertThat(json(client.update(client.get("a")))).isEqualTo(LESS);
        server.onJson("DELETE " + PATH + "/a", FULL);
        assertThat(json(client.delete("a").object().orElseThrow())).isEqualTo(LESS);
        String list = "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[" + FULL + "]}";
        server.onJson("GET " + PATH, list);
        assertThat(client.list().items()).map(ManagedFieldsTest::json).containsExactly(LESS);
        server.onJson("DELETE " + PATH, list);
        assertThat(client.deleteCollection(DeleteOptions.DEFAULT, ListOptions.ALL)
                        .items())
                .map(ManagedFieldsTest::json)
                .containsExactly(LESS);
        server.on("GET " + PATH, text(200, "application/json", "{\"type\":\"ADDED\",\"object\":" + FULL + "}\n"));
        try (Watch<ConfigMap> watch = client.watch(ListOptions.ALL)) {
            assertThat(json(watch.next().orElseThrow().object())).isEqualTo(LESS);
        }
        assertThat(json(new ResourceClient<>(whole, ConfigMap.TYPE, "ns")
                        .update(ConfigMap.TYPE.decode(FULL.getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(FULL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'a'} | {'name':'a'}",
                "{'managedFields':[]} | {}",
                "{'managedFields':[],'name':'a'} | {'name':'a'}",
                "{ 'managedFields' : [1] , 'name':'a'} | { 'name':'a'}",
                "{'name':'a' , 'managedFields':null } | {'name':'a' }",
                "{'labels':{'managedFields':'x'},'managedFields':[]} | {'labels':{'managedFields':'x'}}",
                "{'managedFields':[],'name':'a','managedFields':{}} | {'name':'a'}",
                "null | null"
            })
    @DisplayName("the rest of an object keeps its bytes, wherever its managedFields stand")
    void anywhere(String metadata, String expected) {
        String head = "{'kind':'ConfigMap','apiVersion':'v1','metadata':";
        String tail = ",'data':{'a':'b'}}";
        ConfigMap read = ConfigMap.TYPE
                .withoutManagedFields()
                .decode((head + metadata + tail).replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        assertThat(json(read).replace('"', '\'').replaceAll("\\s+", ""))
                .isEqualTo((head + expected + tail).replaceAll("\\s+", ""));
        assertThat(read.data()).containsEntry("a", "b");
        assertThat(read.labels().keySet())
                .isEqualTo(ConfigMap.TYPE.decode(read.json()).labels().keySet());
        assertThat(read.metadata().tree().has("managedFields")).isFalse();
    }
}
