package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import replay.Fixtures;

/** What the clients of a session write stays in its history, so there is a limit. */
class WriteSpaceIT {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String MERGE = "application/merge-patch+json";

    @Test
    void aSessionThatIsFullRefusesWritesAndStillReadsAndDeletes() {
        String megabyte = "x".repeat(1_000_000);
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("empty")) {
            cluster.send("POST", MAPS, "", "{\"metadata\":{\"name\":\"m\"},\"data\":{\"a\":\"" + megabyte + "\"}}");
            int written = 1;
            var answer = cluster.send("PATCH", MAPS + "/m", MERGE, "{\"data\":{\"b\":\"0\"}}");
            while (answer.status() == 200 && written < 100) {
                written++;
                answer = cluster.send("PATCH", MAPS + "/m", MERGE, "{\"data\":{\"b\":\"" + written + "\"}}");
            }
            assertThat(written).isBetween(60, 67); // 64 MiB
            assertThat(answer.status()).isEqualTo(500);
            assertThat(Fixtures.json(answer.bytes()).path("message").asText())
                    .isEqualTo(
                            "etcdserver: mvcc: database space exceeded: a session of the replay server keeps 64 MiB of"
                                    + " writes. Use another session");
            assertThat(cluster.send("POST", MAPS + "?dryRun=All", "", "{\"metadata\":{\"name\":\"n\"}}")
                            .status())
                    .isEqualTo(201);
            assertThat(cluster.get(MAPS + "/m").at("/data/b").asText()).isEqualTo(String.valueOf(written - 1));
            assertThat(cluster.send("DELETE", MAPS + "/m", "", "").status()).isEqualTo(200);
        }
    }
}
