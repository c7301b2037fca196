package workbook.see;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import informers.api.FieldSelector;
import informers.api.ListOptions;
import informers.api.Pod;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.listwatch.ListWatch;
import informers.testkit.TestObjects;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;
import workbook.cli.WorkbookHome;

/** A page that follows an informer of a cluster. */
class LivePageIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the tape. */
    private static final String LAST_CHANGE = "DELETED default/mygott-687ff78757-s7g24@";

    @Test
    void thePageEndsWithWhatTheClusterHas() throws Exception {
        try (ReplayServer cluster = ReplayServer.start(
                        ReplayOptions.of(WorkbookHome.find().wiremock()).withSpeed(50));
                RestClient client = RestClient.of(ClientConfig.of(cluster.newSession("rollout")));
                SeeServer server = start(client)) {
            Follower follower = new Follower(server);
            follower.follow(
                    Duration.ofSeconds(60),
                    () -> follower.rows("log").stream().anyMatch(row -> row.startsWith(LAST_CHANGE))
                            && follower.rows("store").equals(List.of(pods(client) + " pods")));

            assertThat(follower.parts.get("informer")).containsExactly("has synced");
            assertThat(follower.parts.get("store")).containsExactly(pods(client) + " pods");
            assertThat(follower.parts.get("log")).anyMatch(row -> row.contains(" default/mygott-"));
            assertThat(follower.actors).contains("reflector", "informer", "handler page");
            assertThat(new RawClient(server.url()).get("api/scenes").body()).contains("\"mode\":\"live\"");
        }
    }

    /** The picture is as small, and comes as seldom, as from a quiet cluster; and nothing grows. */
    @Test
    void twoThousandEventsASecondAreAddedUp() throws Exception {
        try (ReplayServer cluster = ReplayServer.start(
                        ReplayOptions.of(WorkbookHome.find().wiremock()).withLoad(2_000));
                RestClient client = RestClient.of(ClientConfig.of(cluster.newSession("empty")));
                SeeServer server = start(client)) {
            Follower follower = new Follower(server);
            follower.follow(Duration.ofSeconds(60), () -> follower.rows("store").contains("5000 pods"));
            follower.follow(
                    Duration.ofSeconds(30),
                    () -> follower.updates > 12_000); // what the server keeps does not grow further
            long updatesBefore = follower.updates;
            long before = usedMemory();
            int batchesBefore = follower.batches;
            long begin = System.nanoTime();
            follower.follow(Duration.ofSeconds(10), () -> false);
            double seconds = (System.nanoTime() - begin) / 1e9;
            long after = usedMemory();

            assertThat(follower.parts.get("store")).containsExactly("5000 pods");
            assertThat((follower.updates - updatesBefore) / seconds)
                    .as("events on the page, a second")
                    .isGreaterThan(1_300);
            assertThat((follower.batches - batchesBefore) / seconds)
                    .as("batches a second")
                    .isLessThan(11);
            assertThat(follower.longest).as("bytes of the longest batch").isLessThan(32 * 1024);
            assertThat(after - before).as("bytes of growth").isLessThan(8 * 1024 * 1024);
        }
    }

    @Test
    void aProbeTakesLessThanAMicrosecondAnEvent() {
        Seam seam = new Seam();
        Pod pod = TestObjects.pod("default/pod-1", 7);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long begin = System.nanoTime();
            for (int i = 0; i < 200_000; i++) {
                seam.passed(Seam.Kind.UPDATED, pod);
            }
            best = Math.min(best, (System.nanoTime() - begin) / 200_000);
        }
        System.out.println("a probe: " + best + " ns an event");

        assertThat(best).as("ns an event, on each of two seams").isLessThan(500);
    }

    private static int pods(RestClient client) {
        return ListWatch.of(client, Pod.TYPE, "", FieldSelector.EVERYTHING)
                .list(ListOptions.ALL)
                .items()
                .size();
    }

    private static SeeServer start(RestClient client) throws IOException {
        return SeeServer.start(
                LivePage.start("08", "pods", ListWatch.of(client, Pod.TYPE, "", FieldSelector.EVERYTHING), Pod.TYPE));
    }

    private static long usedMemory() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /** Does what the page does: reads the picture and then its changes. */
    private static final class Follower {
        private final RawClient client;
        private final Map<String, List<String>> parts = new LinkedHashMap<>();
        private final Set<String> actors = new HashSet<>();
        private int batches;
        private int longest;
        private long updates;

        Follower(SeeServer server) {
            client = new RawClient(server.url());
        }

        List<String> rows(String part) {
            return parts.getOrDefault(part, List.of());
        }

        void follow(Duration atMost, BooleanSupplier until) throws IOException {
            long end = System.nanoTime() + atMost.toNanos();
            try (Socket socket = client.connect();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                socket.getOutputStream()
                        .write(("GET " + client.path("api/events") + " HTTP/1.1\r\nHost: " + client.host() + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                while (!in.readLine().startsWith("event: hello")) {
                    // the headers
                }
                JsonNode picture = JSON.readTree(client.post(
                                "api/play",
                                "{\"session\":\"live/0/\",\"from\":0,\"part\":\"library\"}",
                                "Content-Type: application/json")
                        .body());
                picture.path("beginning").forEach(part -> draw(part.path("part"), part.path("rows")));
                while (System.nanoTime() - end < 0 && !until.getAsBoolean()) {
                    String line = in.readLine();
                    if (line.startsWith("data: {\"steps\"")) {
                        take(
                                line.substring("data: ".length()),
                                picture.path("from").asInt());
                    }
                }
            }
        }

        private void take(String data, int from) throws IOException {
            batches++;
            longest = Math.max(longest, data.length());
            for (JsonNode step : JSON.readTree(data).path("steps")) {
                if (step.path("number").asInt() > from) {
                    String what = step.path("what").asText();
                    actors.add(step.path("actor").asText());
                    if (what.matches("receives .*\\d+ updated.*")) {
                        updates += Long.parseLong(what.replaceFirst(".*?(\\d+) updated.*", "$1"));
                    }
                    step.path("changes").forEach(change -> draw(change.path("part"), change.path("after")));
                }
            }
        }

        private void draw(JsonNode part, JsonNode rows) {
            List<String> texts = new ArrayList<>();
            rows.forEach(row -> texts.add(row.asText()));
            parts.put(part.asText(), texts);
        }
    }
}
