package replay.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import replay.Fixtures.Cluster;
import replay.internal.request.ApiRequest;
import replay.internal.request.WatchCursor;

/** A server under load. */
class GeneratedChangesTest {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final int LOAD = 2_000;

    private final Cluster cluster = new Cluster("demo", 1, LOAD);
    private final long first = version(cluster.get(PODS));

    @AfterEach
    void close() {
        cluster.close();
    }

    private static long version(JsonNode object) {
        return object.at("/metadata/resourceVersion").asLong();
    }

    private WatchCursor watch() {
        return cluster.watch(PODS + "?watch=1&resourceVersion=" + version(cluster.get(PODS + "?limit=1")));
    }

    @Test
    void oneAfterTheOtherOfThePodsChanges() {
        assertThat(cluster.get(PODS + "?labelSelector=app%3Dload").path("items"))
                .hasSize(5_000);

        List<JsonNode> events = cluster.drain(watch(), 3_000);

        assertThat(events).hasSize(3 * LOAD);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).path("type").asText()).isEqualTo("MODIFIED");
            assertThat(events.get(i).at("/object/metadata/name").asText()).isEqualTo("load-%04d".formatted(i % 5_000));
            assertThat(version(events.get(i).path("object"))).isEqualTo(first + 1 + i);
        }
        JsonNode last = cluster.get(PODS + "/load-0999");
        assertThat(last).isEqualTo(events.get(events.size() - 1).path("object"));
    }

    @Test
    void nothingChangesWithoutAWatch() {
        watch().close();
        cluster.passMillis(600_000);

        assertThat(version(cluster.get(PODS))).isEqualTo(first);
        assertThat(cluster.drain(watch(), 1_000)).hasSize(LOAD);
    }

    @Test
    void aServerThatIsLateMakesUpForASecond() {
        WatchCursor watch = watch();
        cluster.passMillis(60_000);

        assertThat(Cluster.poll(watch)).hasSize(LOAD);
    }

    @Test
    void aWatchThatIsTooFarBehindExpires() {
        WatchCursor slow = watch();
        WatchCursor fast = watch();
        List<JsonNode> ofFast = cluster.drain(fast, 8_000);
        assertThat(ofFast).hasSize(8 * LOAD);

        List<JsonNode> ofSlow = Cluster.poll(slow);
        assertThat(ofSlow).hasSize(1);
        assertThat(ofSlow.get(0).at("/object/reason").asText()).isEqualTo("Expired");
        assertThat(slow.ended()).isTrue();
        assertThat(Cluster.poll(cluster.watch(PODS + "?watch=1&resourceVersion=" + first)))
                .singleElement()
                .satisfies(event -> assertThat(event.at("/object/code").asInt()).isEqualTo(410));
        assertThat(cluster.body(ApiRequest.get(PODS + "?resourceVersionMatch=Exact&resourceVersion=" + first))
                        .status())
                .isEqualTo(410);
        assertThat(cluster.drain(fast, 1_000)).hasSize(LOAD);
    }

    @Test
    void whatAClientChangedOrDeletedStaysThat() {
        cluster.send(
                "PATCH",
                PODS + "/load-0001",
                "application/merge-patch+json",
                "{\"metadata\":{\"labels\":{\"mine\":\"yes\"}}}");
        cluster.send("DELETE", PODS + "/load-0002", "application/json", "");

        List<JsonNode> events = cluster.drain(watch(), 1_000);

        assertThat(events).hasSize(LOAD - 1);
        assertThat(events.get(1).at("/object/metadata/labels/mine").asText()).isEqualTo("yes");
        assertThat(events.get(2).at("/object/metadata/name").asText()).isEqualTo("load-0003");
        assertThat(cluster.get(PODS + "?labelSelector=app%3Dload").path("items"))
                .hasSize(4_999);
    }
}
