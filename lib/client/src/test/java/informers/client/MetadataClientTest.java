package informers.client;

import static informers.client.rest.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.DeleteOptions;
import informers.api.GroupVersionResource;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.PartialObjectMetadata;
import informers.api.WriteOptions;
import informers.client.rest.RestClient;
import informers.client.rest.TestServer;
import informers.client.rest.UnexpectedResponseException;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * client-go: TestClient of metadata/metadata_test.go; and responses recorded from a real server (recordings 14b and
 * 20).
 */
class MetadataClientTest {
    private static final GroupVersionResource RESOURCE = new GroupVersionResource("group", "v1", "resource");
    private static final String ALL = "/apis/group/v1/namespaces/ns/resource";
    private static final String ONE = ALL + "/name";
    private static final String ACCEPT =
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";
    private static final String POD = """
            {"kind":"Pod","apiVersion":"v1","spec":{"secret":1},\
            "metadata":{"name":"name","namespace":"ns","labels":{"a":"b"},"new":[1.50]},"status":{}}""";
    private static final String METADATA = """
            {"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1",\
            "metadata":{"name":"name","namespace":"ns","labels":{"a":"b"},"new":[1.50]}}""";

    private final TestServer server = new TestServer();
    private final MetadataClient client = new MetadataClient(RestClient.of(server.config()));
    private final ResourceClient<PartialObjectMetadata> metadata =
            client.resource(RESOURCE).namespace("ns");

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static String recorded(String name) {
        try (InputStream in = MetadataClientTest.class.getResourceAsStream("/informers/client/metadata/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(PartialObjectMetadata object) {
        return new String(object.json(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("GET is able to convert a JSON object to PartialObjectMetadata")
    void get() {
        server.onJson("GET " + ONE, POD);
        PartialObjectMetadata whole = metadata.get("name");
        assertThat(server.last().header("Accept")).isEqualTo(ACCEPT);
        assertThat(json(whole)).isEqualTo(METADATA);
        assertThat(whole.labels()).containsEntry("a", "b");
        server.onJson("GET " + ONE, METADATA);
        assertThat(metadata.get("name")).isEqualTo(whole);
    }

    @Test
    @DisplayName("LIST is able to convert a JSON object to PartialObjectMetadata")
    void list() {
        server.onJson(
                "GET " + ALL,
                "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"253\"},\"items\":["
                        + POD.replace("\"kind\":\"Pod\",\"apiVersion\":\"v1\",", "") + "," + POD + "]}");
        ObjectList<PartialObjectMetadata> list = metadata.list();
        assertThat(server.last().header("Accept"))
                .isEqualTo("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json");
        assertThat(list.resourceVersion()).isEqualTo("253");
        assertThat(list.items()).extracting(MetadataClientTest::json).containsExactly(METADATA, METADATA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"metadata\":{\"uid\":\"123\"}} | kind is missing",
                "{\"kind\":\"Pod\",\"metadata\":{\"uid\":\"123\"}} | apiVersion is missing",
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{}} | the object does not appear to have any",
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\"} | the object does not appear to have any",
                "[] | expected a JSON object",
            })
    @DisplayName("GET fails if the object is JSON and has no kind, no apiVersion, or is not clearly metadata")
    void getFails(String body, String message) {
        server.onJson("GET " + ONE, body);
        assertThatThrownBy(() -> metadata.get("name"))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining(message);
    }

    @Test
    @DisplayName("Delete, DeleteCollection: options in JSON, and the response is metadata")
    void delete() {
        server.onJson("DELETE " + ONE, POD);
        assertThat(metadata.delete("name").object().map(MetadataClientTest::json))
                .contains(METADATA);
        assertThat(server.last().header("Content-type")).isEqualTo("application/json");
        assertThat(server.last().header("Accept"))
                .as("the response to a deletecollection has no such form")
                .isEqualTo("application/json");
        server.onJson("DELETE " + ALL, "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[" + POD + "]}");
        assertThat(metadata.deleteCollection(DeleteOptions.DEFAULT, ListOptions.ALL)
                        .items())
                .extracting(MetadataClientTest::json)
                .containsExactly(METADATA);
        assertThat(server.last().header("Accept")).isEqualTo("application/json");
    }

    @Test
    @DisplayName("Patch requests metadata")
    void patch() {
        server.onJson("PATCH " + ONE, METADATA);
        byte[] patch = "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}".getBytes(StandardCharsets.UTF_8);
        assertThat(json(metadata.patch("name", PatchType.MERGE, patch))).isEqualTo(METADATA);
        assertThat(server.last().header("Accept")).isEqualTo(ACCEPT);
    }

    @Test
    @DisplayName("Watch: bookmarks and whole objects are converted to metadata, too")
    void watch() {
        server.onJson("GET " + ALL, recorded("20-watch.body") + "{\"type\":\"DELETED\",\"object\":" + POD + "}\n");
        try (Watch<PartialObjectMetadata> watch = metadata.watch(ListOptions.ALL)) {
            assertThat(server.last().header("Accept")).isEqualTo(ACCEPT);
            WatchEvent<PartialObjectMetadata> added = watch.next().orElseThrow();
            assertThat(added).hasToString("ADDED PartialObjectMetadata default/mygott-687ff78757-2sm97@515");
            assertThat(added.object().metadata().ownerReferences())
                    .extracting("kind")
                    .containsExactly("ReplicaSet");
            assertThat(watch.next().orElseThrow().type()).isEqualTo(EventType.MODIFIED);
            WatchEvent<PartialObjectMetadata> bookmark = watch.next().orElseThrow();
            assertThat(bookmark.type()).isEqualTo(EventType.BOOKMARK);
            assertThat(bookmark.resourceVersion()).isEqualTo("585");
            assertThat(json(watch.next().orElseThrow().object())).isEqualTo(METADATA);
            assertThat(watch.next()).isEmpty();
        }
    }

    @Test
    void aRealServersList() {
        server.onJson("GET " + ALL, recorded("14b-list.body"));
        ObjectList<PartialObjectMetadata> list = metadata.list();
        assertThat(list.resourceVersion()).isEqualTo("214");
        assertThat(list.items()).extracting(Object::toString).startsWith("PartialObjectMetadata demo/cm-0@210");
        assertThat(list.items().get(1).labels()).containsEntry("n", "1");
    }

    @Test
    void aTableIsNotAList() {
        server.onJson("GET " + ALL, "{\"kind\":\"Table\",\"apiVersion\":\"meta.k8s.io/v1\",\"rows\":[]}");
        assertThatThrownBy(metadata::list).hasMessageContaining("found a Table");
        server.on("GET " + ALL, text(200, "text/html", "<html>Sign in</html>"));
        assertThatThrownBy(metadata::list).hasMessageContaining("HTTP 200, text/html");
    }

    @Test
    void metadataIsNotWrittenAsAWholeObject() {
        server.onJson("GET " + ONE, METADATA);
        PartialObjectMetadata half = metadata.get("name");
        Stream.<Runnable>of(
                        () -> metadata.create(half),
                        () -> metadata.update(half),
                        () -> metadata.updateStatus(half),
                        () -> metadata.apply(half, WriteOptions.by("me")))
                .forEach(write -> assertThatThrownBy(write::run)
                        .isInstanceOf(UnsupportedOperationException.class)
                        .hasMessageContaining("patch the metadata, or write the object with a DynamicClient"));
        assertThat(server.seen()).hasSize(1);
    }
}
