package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import replay.Fixtures;
import replay.internal.request.WatchCursor;

/**
 * Many threads write, list and watch in one session: every client ends with the same state, and versions never
 * decrease.
 */
class ManyThreadsTest {
    private static final String CONFIGMAPS = "/api/v1/namespaces/default/configmaps";

    @Test
    void allClientsReceiveOneOrder() throws Exception {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("rollout")) {
            List<WatchCursor> watches = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                watches.add(cluster.watch(CONFIGMAPS + "?watch=1"));
            }
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Future<?>> writers = new ArrayList<>();
            for (int w = 0; w < 3; w++) {
                int writer = w;
                writers.add(threads.submit(() -> write(cluster, writer)));
            }
            List<Future<List<JsonNode>>> readers = new ArrayList<>();
            for (WatchCursor watch : watches) {
                readers.add(threads.submit(() -> readUntilAllIsWritten(watch, writers)));
            }
            List<List<JsonNode>> seen = new ArrayList<>();
            for (Future<List<JsonNode>> reader : readers) {
                seen.add(reader.get());
            }
            threads.shutdown();

            assertThat(seen.get(1)).isEqualTo(seen.get(0));
            assertThat(seen.get(2)).isEqualTo(seen.get(0));
            assertThat(seen.get(0)).hasSizeGreaterThan(150);
            TreeMap<String, JsonNode> state = new TreeMap<>();
            long version = 0;
            for (JsonNode event : seen.get(0).subList(3, seen.get(0).size())) { // after the initial events
                long next = event.at("/object/metadata/resourceVersion").asLong();
                assertThat(next).isGreaterThan(version);
                version = next;
            }
            for (JsonNode event : seen.get(0)) {
                String name = event.at("/object/metadata/name").asText();
                if (event.path("type").asText().equals("DELETED")) {
                    state.remove(name);
                } else {
                    state.put(name, event.at("/object/metadata/resourceVersion"));
                }
            }
            TreeMap<String, JsonNode> listed = new TreeMap<>();
            cluster.get(CONFIGMAPS)
                    .path("items")
                    .forEach(i -> listed.put(i.at("/metadata/name").asText(), i.at("/metadata/resourceVersion")));
            assertThat(state).isEqualTo(listed);
        }
    }

    private static void write(Fixtures.Cluster cluster, int writer) {
        for (int i = 0; i < 25; i++) {
            String name = "w" + writer + "-" + i;
            cluster.send("POST", CONFIGMAPS, "application/json", "{\"metadata\":{\"name\":\"" + name + "\"}}");
            cluster.send("PATCH", CONFIGMAPS + "/" + name, "application/merge-patch+json", "{\"data\":{\"a\":\"1\"}}");
            if (i % 2 == 0) {
                cluster.send("DELETE", CONFIGMAPS + "/" + name, "", "");
            }
            cluster.passMillis(300); // recorded changes are played meanwhile
            cluster.get(CONFIGMAPS);
        }
    }

    private static List<JsonNode> readUntilAllIsWritten(WatchCursor watch, List<Future<?>> writers) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        boolean last = false;
        while (true) {
            watch.poll().forEach(line -> events.add(Fixtures.json(line)));
            if (last) {
                return events;
            }
            last = writers.stream().allMatch(Future::isDone); // then once more
            Thread.onSpinWait();
        }
    }
}
