package informers.client;

import static informers.client.rest.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.DeleteOptions;
import informers.api.DeleteOptions.PropagationPolicy;
import informers.api.GroupVersionResource;
import informers.api.ListOptions;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.api.WriteOptions;
import informers.client.ResourceClient.DeleteResult;
import informers.client.rest.RestClient;
import informers.client.rest.TestServer;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** client-go: dynamic/client_test.go. Each verb with and without a namespace, for an object and for its subresource. */
class DynamicClientTest {
    private static final GroupVersionResource RTEST = new GroupVersionResource("gtest", "vtest", "rtest");
    private static final ResourceType<Unstructured> ANY = ResourceType.dynamic(RTEST);
    private static final String ALL = "/apis/gtest/vtest/rtest";
    private static final String NSTEST = "/apis/gtest/vtest/namespaces/nstest/rtest";

    private final TestServer server = new TestServer();
    private final DynamicClient dynamic = new DynamicClient(RestClient.of(server.config()));

    @AfterEach
    void stop() {
        dynamic.close();
        server.close();
    }

    private static String json(String name) {
        return "{\"apiVersion\":\"gtest/vTest\",\"kind\":\"rTest\",\"metadata\":{\"name\":\"" + name
                + "\"},\"x\":[1.50]}";
    }

    private static Unstructured object(String name) {
        return Unstructured.fromJson(json(name).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the path of the objects of a namespace, or of their subresource. */
    private ObjectClient<Unstructured> client(String namespace, String subresource) {
        ResourceClient<Unstructured> rtest = dynamic.resource(RTEST).namespace(namespace);
        return subresource.isEmpty() ? rtest : rtest.subresource(subresource, ANY);
    }

    /** Namespaces and subresources, and the path of the object "name". */
    static Stream<List<String>> places() {
        return Stream.of(
                List.of("", "", ALL + "/name"),
                List.of("nstest", "", NSTEST + "/name"),
                List.of("", "srtest", ALL + "/name/srtest"),
                List.of("nstest", "srtest", NSTEST + "/name/srtest"));
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("TestGet")
    void get(List<String> place) {
        server.onJson("GET " + place.get(2), json("name"));
        assertThat(client(place.get(0), place.get(1)).get("name")).isEqualTo(object("name"));
        assertThat(server.last().uri()).isEqualTo(place.get(2));
    }

    @ParameterizedTest
    @CsvSource({"'', " + ALL, "nstest, " + NSTEST})
    @DisplayName("TestList")
    void list(String namespace, String path) {
        server.onJson(
                "GET " + path,
                "{\"apiVersion\":\"gtest/vTest\",\"kind\":\"rTestList\",\"metadata\":{\"resourceVersion\":\"7\"},\"items\":["
                        + json("item1") + "," + json("item2") + "]}");
        ResourceClient<Unstructured> rtest = dynamic.resource(RTEST).namespace(namespace);
        assertThat(rtest.list().items()).containsExactly(object("item1"), object("item2"));
        assertThat(rtest.list().resourceVersion()).isEqualTo("7");
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("TestCreate")
    void create(List<String> place) {
        String path = place.get(1).isEmpty() ? place.get(2).replaceFirst("/name$", "") : place.get(2);
        server.onJson("POST " + path, json("made"));
        assertThat(client(place.get(0), place.get(1)).create(object("name"))).isEqualTo(object("made"));
        assertThat(server.last().body()).isEqualTo(json("name"));
        assertThat(server.last().header("Content-type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("TestUpdate")
    void update(List<String> place) {
        server.onJson("PUT " + place.get(2), json("made"));
        assertThat(client(place.get(0), place.get(1)).update(object("name"))).isEqualTo(object("made"));
        assertThat(server.last().body()).isEqualTo(json("name"));
        assertThat(server.last().header("Content-type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("TestPatch")
    void patch(List<String> place) {
        server.onJson("PATCH " + place.get(2), json("made"));
        byte[] patch = json("name").getBytes(StandardCharsets.UTF_8);
        assertThat(client(place.get(0), place.get(1)).patch("name", PatchType.STRATEGIC_MERGE, patch))
                .isEqualTo(object("made"));
        assertThat(server.last().body()).isEqualTo(json("name"));
        assertThat(server.last().header("Content-type")).isEqualTo("application/strategic-merge-patch+json");
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("TestDelete: the request has a body with the options, even if none is set")
    void delete(List<String> place) {
        String status = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Success\"}";
        server.onJson("DELETE " + place.get(2), status);
        client(place.get(0), place.get(1)).delete("name");
        assertThat(server.last().header("Content-type")).isEqualTo("application/json");
        assertThat(server.last().body()).isEqualTo("{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\"}");
        client(place.get(0), place.get(1))
                .delete(
                        "name",
                        DeleteOptions.DEFAULT.withUid("uid").withPropagationPolicy(PropagationPolicy.BACKGROUND));
        assertThat(server.last().body())
                .endsWith("\"preconditions\":{\"uid\":\"uid\"},\"propagationPolicy\":\"Background\"}");
    }

    @Test
    @DisplayName("the response to a delete is returned: a Status, the object, or nothing")
    void deleteResult() {
        String path = NSTEST + "/name";
        ObjectClient<Unstructured> client = client("nstest", "");
        server.onJson("DELETE " + path, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Success\"}");
        DeleteResult<Unstructured> gone = client.delete("name");
        assertThat(gone.object()).isEmpty();
        assertThat(gone.status().orElseThrow().status()).isEqualTo("Success");
        assertThat(gone).hasToString("DeleteResult[Success]");
        server.onJson("DELETE " + path, json("name"));
        assertThat(client.delete("name").object()).contains(object("name"));
        assertThat(client.delete("name").status()).isEmpty();
        server.on("DELETE " + path, text(200, "application/json", ""));
        assertThat(client.delete("name").object()).isEmpty();
        server.on("DELETE " + path, text(200, "text/html", "<html>Sign in</html>"));
        assertThatThrownBy(() -> client.delete("name")).hasMessageContaining("Sign in");
    }

    @ParameterizedTest
    @CsvSource({"'', " + ALL, "nstest, " + NSTEST})
    @DisplayName("TestDeleteCollection: the deleted objects are returned, if the server sends them")
    void deleteCollection(String namespace, String path) {
        ResourceClient<Unstructured> rtest = dynamic.resource(RTEST).namespace(namespace);
        server.onJson("DELETE " + path, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Success\"}");
        assertThat(rtest.deleteCollection(DeleteOptions.DEFAULT, ListOptions.ALL)
                        .items())
                .isEmpty();
        assertThat(server.last().header("Content-type")).isEqualTo("application/json");
        server.onJson(
                "DELETE " + path,
                "{\"kind\":\"rTestList\",\"apiVersion\":\"gtest/vTest\",\"metadata\":{\"resourceVersion\":\"9\"},"
                        + "\"items\":[" + json("a") + "]}");
        assertThat(rtest.deleteCollection(DeleteOptions.DEFAULT, ListOptions.ALL.withLabelSelector("a=b"))
                        .items())
                .containsExactly(object("a"));
        assertThat(server.last().uri()).isEqualTo(path + "?labelSelector=a%3Db");
    }

    @ParameterizedTest
    @CsvSource({"'', " + ALL, "nstest, " + NSTEST})
    @DisplayName("TestWatch")
    void watch(String namespace, String path) {
        StringBuilder stream = new StringBuilder();
        List<EventType> types = List.of(EventType.ADDED, EventType.MODIFIED, EventType.DELETED);
        types.forEach(type -> stream.append("{\"type\":\"" + type + "\",\"object\":" + json("w") + "}\n"));
        server.onJson("GET " + path, stream.toString());
        try (Watch<Unstructured> watch =
                dynamic.resource(RTEST).namespace(namespace).watch(ListOptions.ALL)) {
            for (EventType type : types) {
                WatchEvent<Unstructured> event = watch.next().orElseThrow();
                assertThat(event.type()).isEqualTo(type);
                assertThat(event.object()).isEqualTo(object("w"));
            }
            assertThat(watch.next()).isEmpty();
            assertThat(watch.failure()).isEmpty();
        }
        assertThat(server.last().uri()).isEqualTo(path + "?watch=true");
    }

    @Test
    @DisplayName("TestInvalidSegments: segments that change the path are rejected, and no request is sent")
    void invalidSegments() {
        ResourceClient<Unstructured> all = dynamic.resource(RTEST);
        assertThatThrownBy(() -> all.namespace("bad/namespace")).hasMessageContaining("invalid namespace");
        assertThatThrownBy(() -> all.namespace("..")).hasMessageContaining("invalid namespace");
        Unstructured object = object("bad/name");
        byte[] patch = {'{', '}'};
        Stream.<Runnable>of(
                        () -> all.get("bad/name"),
                        () -> all.update(object),
                        () -> all.updateStatus(object),
                        () -> all.patch("bad/name", PatchType.MERGE, patch),
                        () -> all.apply(object, WriteOptions.DEFAULT),
                        () -> all.applyStatus(object, WriteOptions.DEFAULT),
                        () -> all.delete("bad/name"),
                        () -> all.subresource("srtest", ANY).create(object),
                        () -> all.get("bad%2fname"))
                .forEach(verb -> assertThatThrownBy(verb::run).hasMessageContaining("invalid name"));
        assertThatThrownBy(() -> all.subresource("..", ANY).get("a")).hasMessageContaining("invalid subresource");
        assertThatThrownBy(() -> all.get("")).hasMessageContaining("name may not be empty");
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void anObjectFromTheServerIsNotApplied() {
        Unstructured read = Unstructured.fromYaml("""
                apiVersion: gtest/vtest
                kind: rTest
                metadata: {name: a, managedFields: [{manager: kubectl}]}
                """);
        assertThatThrownBy(() -> dynamic.resource(RTEST).apply(read, WriteOptions.by("me")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("managedFields")
                .hasMessageContaining("just the fields that you want to manage");
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void onlyAnApplyCanBeForced() {
        WriteOptions force = WriteOptions.DEFAULT.withForce(true);
        ResourceClient<Unstructured> all = dynamic.resource(RTEST);
        byte[] patch = {'{', '}'};
        Stream.<Runnable>of(
                        () -> all.create(object("a"), force),
                        () -> all.update(object("a"), force),
                        () -> all.updateStatus(object("a"), force),
                        () -> all.patch("a", PatchType.JSON, patch, force))
                .forEach(verb -> assertThatThrownBy(verb::run).hasMessageContaining("force belongs to an apply"));
        assertThat(server.seen()).isEmpty();
    }
}
