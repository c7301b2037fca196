package replay.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import replay.Fixtures;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.WatchCursor;

/** A compacted session: older versions are expired, the current state is served. */
class CompactionTest {
    private static final String CONFIGMAPS = "/api/v1/namespaces/default/configmaps";

    private static void create(Fixtures.Cluster cluster, String name) {
        cluster.send("POST", CONFIGMAPS, "application/json", "{\"metadata\":{\"name\":\"" + name + "\"}}");
    }

    @Test
    void aWatchFromBeforeIsExpiredAndOneFromNowIsNot() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            create(cluster, "x");
            cluster.session.compact();

            JsonNode event = Fixtures.Cluster.poll(cluster.watch(CONFIGMAPS + "?watch=1&resourceVersion=510"))
                    .get(0);
            assertThat(event.path("type").asText()).isEqualTo("ERROR");
            assertThat(event.at("/object/reason").asText()).isEqualTo("Expired");
            assertThat(Fixtures.Cluster.poll(cluster.watch(CONFIGMAPS + "?watch=1&resourceVersion=511")))
                    .isEmpty();
        }
    }

    @Test
    void theRestOfAListIsExpired() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            String token =
                    cluster.get("/api/v1/pods?limit=2").at("/metadata/continue").asText();
            create(cluster, "x");
            cluster.session.compact();

            ApiResponse.Body answer = cluster.body(ApiRequest.get("/api/v1/pods?limit=2&continue=" + token));
            assertThat(answer.status()).isEqualTo(410);
            assertThat(cluster.get("/api/v1/pods").path("items")).isNotEmpty();
        }
    }

    @Test
    void anOpenWatchContinues() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            WatchCursor watch = cluster.watch(CONFIGMAPS + "?watch=1&resourceVersion=510");
            create(cluster, "x");
            cluster.session.compact();
            assertThat(Fixtures.Cluster.poll(watch)).hasSize(1);
        }
    }
}
