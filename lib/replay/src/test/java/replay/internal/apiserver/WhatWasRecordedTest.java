package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import replay.Fixtures;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.WatchCursor;
import replay.internal.tape.Tape;

/** Tapes with a part of the cluster's resources, and transactions that changed several objects. */
class WhatWasRecordedTest {
    private static final String POD = "{\"metadata\":{\"name\":\"%s\",\"namespace\":\"default\",\"uid\":\"%s\","
            + "\"resourceVersion\":\"%d\"},\"kind\":\"Pod\",\"apiVersion\":\"v1\"}";

    @TempDir
    Path tapes;

    private Path tape;
    private final AtomicLong nanos = new AtomicLong();

    @BeforeEach
    void aTape() throws IOException {
        tape = Files.createDirectories(tapes.resolve("mine"));
        Path edge = Fixtures.tapes().resolve("edge");
        Files.copy(edge.resolve("discovery.jsonl"), tape.resolve("discovery.jsonl"));
        Files.writeString(tape.resolve("objects.jsonl"), object("a", 7) + object("b", 8) + object("c", 9));
        describe("[\"v1/pods\"]");
    }

    private void describe(String recorded) throws IOException {
        Files.writeString(
                tape.resolve("tape.json"),
                "{\"about\":\"\",\"recordedAt\":\"2026-01-02T03:04:05Z\",\"resourceVersion\":10,\"oldest\":10,"
                        + "\"recorded\":" + recorded + "}");
    }

    private static String object(String name, long version) {
        return "{\"resource\":\"v1/pods\",\"object\":" + String.format(POD, name, name, version) + "}\n";
    }

    private static String deleted(String name, long version, long millis) {
        return "{\"rv\":" + version + ",\"millis\":" + millis + ",\"type\":\"DELETED\",\"resource\":\"v1/pods\","
                + "\"object\":" + String.format(POD, name, name, version) + "}\n";
    }

    private Session session() {
        return new Session(Tape.load(tape), Fixtures.Cluster.ONE_COLUMN, nanos::get, 1);
    }

    private static ApiResponse.Body get(Session session, String url) {
        return (ApiResponse.Body) session.handle(ApiRequest.get(url));
    }

    @Test
    void aListOfAResourceThatWasNotRecordedIsEmptyAndHasAWarning() {
        try (Session session = session()) {
            ApiResponse.Body services = get(session, "/api/v1/services");
            assertThat(services.status()).isEqualTo(200);
            assertThat(Fixtures.json(services.bytes()).path("items")).isEmpty();
            assertThat(services.headers().get("Warning"))
                    .isEqualTo("299 - \"services were not recorded: the tape mine has no objects of" + " them\"");
            ApiResponse.Body pods = get(session, "/api/v1/pods");
            assertThat(Fixtures.json(pods.bytes()).path("items")).hasSize(3);
            assertThat(pods.headers()).doesNotContainKey("Warning");
        }
    }

    @Test
    void writesAreAllowedIfNamespacesWereNotRecorded() throws IOException {
        assertThat(createConfigMap()).isEqualTo(201);
        describe("[\"v1/pods\",\"v1/namespaces\"]");
        assertThat(createConfigMap()).isEqualTo(404);
    }

    private int createConfigMap() {
        try (Session session = session()) {
            byte[] map = "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"x\"}}".getBytes();
            return session.handle(ApiRequest.of(
                            "POST",
                            "/api/v1/namespaces/default/configmaps",
                            "application/json",
                            "application/json",
                            map))
                    .status();
        }
    }

    @Test
    void theDateIsThatOfTheRecording() {
        try (Session session = session()) {
            assertThat(get(session, "/version").headers()).containsEntry("Date", "Fri, 02 Jan 2026 03:04:05 GMT");
            session.handle(ApiRequest.get("/api/v1/pods?watch=1"));
            nanos.addAndGet(2_000_000_000L);
            assertThat(get(session, "/version").headers()).containsEntry("Date", "Fri, 02 Jan 2026 03:04:07 GMT");
        }
    }

    /** etcd deletes events that expire together in one transaction. */
    @Test
    void changesOfOneVersionComeAllAndOnce() throws IOException {
        Files.writeString(tape.resolve("log.jsonl"), deleted("b", 12, 500) + deleted("a", 12, 500));
        try (Session session = session()) {
            WatchCursor watch = ((ApiResponse.Stream)
                            session.handle(ApiRequest.get("/api/v1/pods?watch=1&resourceVersion=10")))
                    .cursor();
            nanos.addAndGet(500_000_000L);
            assertThat(Fixtures.Cluster.poll(watch)).extracting(this::name).containsExactly("b", "a");
            assertThat(watch.poll()).isEmpty();
            assertThat(names(session, "/api/v1/pods")).containsExactly("c");
            assertThat(names(session, "/api/v1/pods?resourceVersion=11&resourceVersionMatch=Exact"))
                    .containsExactly("a", "b", "c");
            WatchCursor later = ((ApiResponse.Stream)
                            session.handle(ApiRequest.get("/api/v1/pods?watch=1&resourceVersion=12")))
                    .cursor();
            assertThat(later.poll()).isEmpty();
        }
    }

    /** For instance a pod's ReplicaSet, if only pods were recorded. */
    @Test
    void anOwnerThatWasNotRecordedCountsAsExisting() throws IOException {
        String pod = String.format(POD, "d", "d", 12)
                .replace("\"uid\"", "\"ownerReferences\":[{\"kind\":\"ReplicaSet\",\"uid\":\"unknown\"}],\"uid\"");
        Files.writeString(
                tape.resolve("log.jsonl"),
                "{\"rv\":12,\"millis\":1,\"type\":\"ADDED\",\"resource\":\"v1/pods\",\"object\":" + pod + "}\n");
        try (Session session = session()) {
            session.handle(ApiRequest.get("/api/v1/pods?watch=1"));
            nanos.addAndGet(1_000_000L);
            assertThat(names(session, "/api/v1/pods")).containsExactly("a", "b", "c", "d");
        }
    }

    /** Only its webhook could convert the versions of a custom resource. */
    @Test
    void aWebhooksVersionIsRefused() throws IOException {
        Path gpu = Fixtures.tapes().resolve("gpu");
        String objects = Files.readString(gpu.resolve("objects.jsonl"));
        String strategy = "\"conversion\":{\"strategy\":\"%s\"}";
        assertThat(objects).contains(String.format(strategy, "None"));
        for (String file : List.of("tape.json", "discovery.jsonl", "log.jsonl")) {
            Files.copy(gpu.resolve(file), tape.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                tape.resolve("objects.jsonl"),
                objects.replace(String.format(strategy, "None"), String.format(strategy, "Webhook")));
        try (Session session = session()) {
            assertThat(get(session, "/apis/example.com/v1/widgets").status()).isEqualTo(200);
            ApiResponse.Body other = get(session, "/apis/example.com/v1beta1/widgets");
            assertThat(other.status()).isEqualTo(400);
            assertThat(new String(other.bytes())).contains("use example.com/v1/widgets");
            WatchCursor watch = ((ApiResponse.Stream) session.handle(
                            ApiRequest.get("/apis/example.com/v1beta1/widgets?watch=1&resourceVersion=383")))
                    .cursor();
            nanos.addAndGet(60_000_000_000L);
            assertThat(Fixtures.Cluster.poll(watch))
                    .hasSize(1)
                    .allMatch(event -> event.path("type").asText().equals("ERROR"));
            assertThat(watch.ended()).isTrue();
        }
    }

    private List<String> names(Session session, String url) {
        List<String> names = new java.util.ArrayList<>();
        Fixtures.json(get(session, url).bytes())
                .path("items")
                .forEach(item -> names.add(item.at("/metadata/name").asText()));
        return names;
    }

    private String name(JsonNode event) {
        return event.at("/object/metadata/name").asText();
    }
}
