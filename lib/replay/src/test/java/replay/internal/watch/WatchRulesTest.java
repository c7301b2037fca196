package replay.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import replay.Fixtures;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.WatchCursor;

/** Time in a watch: the clock of recorded changes, speed, timeouts, bookmarks. All on virtual time. */
class WatchRulesTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aQuietWatchGetsNoBookmarkAndEndsByItsTimeout() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            WatchCursor watch = cluster.watch(
                    "/api/v1/pods?watch=1&allowWatchBookmarks=true&resourceVersion=510&timeoutSeconds=75");
            long begin = cluster.nanos.get();
            assertThat(cluster.drain(watch, 400_000)).isEmpty();
            assertThat(watch.ended()).isTrue();
            assertThat(cluster.nanos.get() - begin).isEqualTo(75 * SECOND);
        }
    }

    @Test
    void aMovedWatchGetsABookmarkTwoSecondsBeforeItsEndIfItAskedForOne() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            String url = "/api/v1/pods?watch=1&resourceVersion=510&timeoutSeconds=6";
            WatchCursor asked = cluster.watch(url + "&allowWatchBookmarks=true");
            WatchCursor notAsked = cluster.watch(url);
            cluster.send(
                    "POST",
                    "/api/v1/namespaces/default/configmaps",
                    "application/json",
                    "{\"metadata\":{\"name\":\"x\"}}");
            cluster.passMillis(3_999);
            assertThat(asked.poll()).isEmpty();
            cluster.passMillis(1);

            List<JsonNode> events = Fixtures.Cluster.poll(asked);
            assertThat(events).hasSize(1);
            assertThat(events.get(0).toString())
                    .isEqualTo("{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":"
                            + "{\"resourceVersion\":\"511\"},\"spec\":{\"containers\":null},\"status\":{}}}");
            assertThat(cluster.drain(notAsked, 10_000)).isEmpty();
        }
    }

    @Test
    void aLongWatchGetsABookmarkAMinute() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("rollout")) {
            WatchCursor watch = cluster.watch(
                    "/api/v1/configmaps?watch=1&allowWatchBookmarks=1&resourceVersion=510&timeoutSeconds=300");
            List<JsonNode> events = cluster.drain(watch, 400_000);
            List<String> bookmarks = new ArrayList<>();
            events.forEach(e -> {
                if (e.path("type").asText().equals("BOOKMARK")) {
                    bookmarks.add(e.at("/object/metadata/resourceVersion").asText());
                }
            });
            assertThat(bookmarks).containsExactly("591", "593"); // at 60 s and at 120 s; after that nothing changes
        }
    }

    @Test
    void eventsWatchesGetNoBookmarks() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("rollout")) {
            WatchCursor watch = cluster.watch(
                    "/api/v1/events?watch=1&allowWatchBookmarks=1&resourceVersion=510&timeoutSeconds=300");
            assertThat(cluster.drain(watch, 400_000))
                    .hasSize(17)
                    .allMatch(e -> e.path("type").asText().equals("ADDED"));
        }
    }

    @Test
    void theRecordedChangesStartWithTheFirstWatchAndSpeedScalesThem() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("rollout", 10)) {
            cluster.passMillis(100_000);
            assertThat(cluster.get("/api/v1/pods")
                            .at("/metadata/resourceVersion")
                            .asText())
                    .isEqualTo("510");
            WatchCursor watch = cluster.watch("/api/v1/namespaces/default/pods?watch=1&resourceVersion=510");
            assertThat(watch.nanosUntilNext()).hasValue(251_000_000L); // 2.510 s in the recording
            cluster.passMillis(250);
            assertThat(watch.poll()).isEmpty();
            cluster.passMillis(1);
            assertThat(watch.poll()).hasSize(1);
        }
    }

    @Test
    void aTimeoutIsInRealSecondsWhateverTheSpeed() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("rollout", 100)) {
            long begin = cluster.nanos.get();
            WatchCursor watch = cluster.watch("/api/v1/pods?watch=1&resourceVersion=510&timeoutSeconds=5");
            assertThat(cluster.drain(watch, 60_000)).hasSize(25);
            assertThat(cluster.nanos.get() - begin).isEqualTo(5 * SECOND);
        }
    }

    @Test
    void afterTheLastRecordedChangeTheWatchStaysOpen() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("rollout")) {
            WatchCursor watch = cluster.watch("/api/v1/pods?watch=1&resourceVersion=510");
            assertThat(cluster.drain(watch, 600_000)).hasSize(25);
            assertThat(watch.ended()).isFalse();
        }
    }

    @Test
    void aWatchFromTheFutureIsSilent() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("rollout")) {
            WatchCursor watch = cluster.watch("/api/v1/pods?watch=1&resourceVersion=99999999&timeoutSeconds=75");
            assertThat(cluster.drain(watch, 400_000)).isEmpty();
            assertThat(watch.ended()).isTrue();
        }
    }

    @Test
    void aWatchListWithoutBookmarksGetsNoEndMark() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            String url = "/api/v1/nodes?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan";
            assertThat(Fixtures.Cluster.poll(cluster.watch(url))).hasSize(2);
            List<JsonNode> marked = Fixtures.Cluster.poll(cluster.watch(url + "&allowWatchBookmarks=1"));
            assertThat(marked).hasSize(3);
            assertThat(marked.get(2)
                            .at("/object/metadata/annotations/k8s.io~1initial-events-end")
                            .asText())
                    .isEqualTo("true");
        }
    }

    @Test
    void anEmptyWatchListIsItsEndMarkAlone() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            List<JsonNode> events = Fixtures.Cluster.poll(
                    cluster.watch(
                            "/api/v1/namespaces/default/configmaps?watch=1"
                                    + "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=1&labelSelector=n%3D7"));
            assertThat(events.toString())
                    .isEqualTo("[{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\","
                            + "\"metadata\":{\"resourceVersion\":\"510\",\"annotations\":"
                            + "{\"k8s.io/initial-events-end\":\"true\"}}}}]");
        }
    }

    @Test
    void onlyTheFirstEventOfATableHasColumns() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            List<JsonNode> events = Fixtures.Cluster.poll(cluster.watch(ApiRequest.of(
                    "GET",
                    "/api/v1/nodes?watch=1",
                    "application/json;as=Table;v=v1;g=meta.k8s.io,application/json",
                    "",
                    new byte[0])));
            assertThat(events)
                    .hasSize(2)
                    .allMatch(e -> e.at("/object/kind").asText().equals("Table"));
            assertThat(events.get(0).at("/object/columnDefinitions").isArray()).isTrue();
            assertThat(events.get(1).at("/object/columnDefinitions").isNull()).isTrue();
        }
    }

    @Test
    void closingTheSessionEndsItsWatches() {
        Fixtures.Cluster cluster = new Fixtures.Cluster("demo");
        WatchCursor watch = cluster.watch("/api/v1/pods?watch=1&resourceVersion=510");
        List<String> woken = new ArrayList<>();
        watch.onChange(() -> woken.add("wake"));
        cluster.close();
        assertThat(woken).hasSize(1);
        assertThat(watch.poll()).isEmpty();
        assertThat(watch.ended()).isTrue();
    }

    @Test
    void requestsAreCounted() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            cluster.get("/api/v1/pods");
            cluster.watch("/api/v1/pods?watch=1");
            cluster.get("/api/v1/namespaces/default/pods/pod-1");
            cluster.get("/apis");
            assertThat(cluster.session.counts().toString()).isEqualTo("1 DISCOVERY, 1 GET, 1 LIST, 1 WATCH");
        }
    }

    @Test
    void unsupportedParametersAreReported() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            assertRefused(
                    cluster,
                    ApiRequest.get("/api/v1/pods?shard=1"),
                    400,
                    "does not know the query parameter \"shard\"");
            assertRefused(
                    cluster,
                    ApiRequest.get("/api/v1/pods?fieldSelector=spec.foo%3D1"),
                    400,
                    "field label not supported: spec.foo");
            assertRefused(cluster, ApiRequest.get("/api/v1/pods?labelSelector=a%3D%3D%3Db"), 400, "");
            assertRefused(
                    cluster, ApiRequest.get("/api/v1/namespaces/default/pods/pod-1/log?container=c"), 400, "pods/log");
            assertRefused(
                    cluster,
                    ApiRequest.of("GET", "/api/v1/pods", "application/vnd.kubernetes.protobuf", "", new byte[0]),
                    406,
                    "no protobuf");
        }
    }

    private static void assertRefused(Fixtures.Cluster cluster, ApiRequest request, int status, String words) {
        ApiResponse.Body answer = cluster.body(request);
        assertThat(answer.status()).as(request.toString()).isEqualTo(status);
        assertThat(Fixtures.json(answer.bytes()).path("message").asText()).contains(words);
    }
}
