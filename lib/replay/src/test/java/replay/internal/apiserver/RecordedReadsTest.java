package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import replay.Fixtures;
import replay.internal.request.ApiResponse;
import replay.recordings.RecordedExchange;

/**
 * Sends recorded requests again: the response must equal the recorded one as a JSON tree, including the order of
 * items.
 */
class RecordedReadsTest {
    private static final Map<String, String> TAPE_OF =
            Map.of("clusters/k8s-01", "rollout", "clusters/edge-01", "edge", "clusters/gpu-01", "gpu");

    @TestFactory
    Stream<DynamicTest> beforeTheStory() {
        return TAPE_OF.entrySet().stream()
                .flatMap(entry -> exchanges(entry.getKey(), "(0[1-6]|10|11|13|14|15)-.*")
                        .map(e -> DynamicTest.dynamicTest(e.toString(), () -> {
                            try (Fixtures.Cluster cluster = new Fixtures.Cluster(entry.getValue())) {
                                assertSame(e, cluster);
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> afterTheStory() {
        return TAPE_OF.entrySet().stream()
                .flatMap(entry -> exchanges(entry.getKey(), "40-end-(list|partial)-.*")
                        .map(e -> DynamicTest.dynamicTest(e.toString(), () -> {
                            try (Fixtures.Cluster cluster = new Fixtures.Cluster(entry.getValue())) {
                                cluster.watch("/api/v1/pods?watch=1");
                                cluster.passMillis(sinceFirstWatch(e));
                                assertSame(e, cluster);
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> afterTheGap() {
        return exchanges("clusters/gpu-01", "61.*|62-.*|66-.*")
                .map(e -> DynamicTest.dynamicTest(e.toString(), () -> {
                    try (Fixtures.Cluster cluster = new Fixtures.Cluster("expired")) {
                        if (e.name().startsWith("66")) {
                            cluster.watch("/api/v1/pods?watch=1");
                            cluster.passMillis(60_000);
                        }
                        assertSame(e, cluster);
                    }
                }));
    }

    @Test
    void thePagesTogetherAreTheList() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            List<JsonNode> items = new ArrayList<>();
            String token = "";
            do {
                JsonNode page = cluster.get("/api/v1/pods?limit=4&continue=" + token);
                page.path("items").forEach(items::add);
                token = page.at("/metadata/continue").asText("");
            } while (!token.isEmpty());

            List<JsonNode> whole = new ArrayList<>();
            cluster.get("/api/v1/pods").path("items").forEach(whole::add);
            assertThat(items).hasSize(15).isEqualTo(whole);
        }
    }

    private static Stream<RecordedExchange> exchanges(String folder, String regex) {
        return Fixtures.recordings().exchanges(folder).stream()
                .filter(e -> e.name().matches(regex));
    }

    private static long sinceFirstWatch(RecordedExchange later) {
        double begin = exchanges(later.folder(), "20-watch-.*")
                .map(e -> e.started().orElseThrow())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return (long) ((later.started().orElseThrow() - begin) * 1000) + 1;
    }

    private static void assertSame(RecordedExchange recorded, Fixtures.Cluster cluster) {
        ApiResponse.Body answer = cluster.body(recorded.request());

        assertThat(answer.status()).isEqualTo(recorded.status());
        assertThat(answer.contentType()).isEqualTo(recorded.contentType());
        if (recorded.contentType().startsWith("application/json")) {
            assertThat(inOrder(Fixtures.json(answer.bytes()), recorded))
                    .isEqualTo(inOrder(Fixtures.json(recorded.body()), recorded));
        } else {
            assertThat(new String(answer.bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(new String(recorded.body(), StandardCharsets.UTF_8));
        }
    }

    /** Sorts the list of components, which the real server probes in parallel. */
    private static JsonNode inOrder(JsonNode list, RecordedExchange recorded) {
        if (recorded.name().contains("componentstatuses")) {
            List<JsonNode> items = new ArrayList<>();
            list.path("items").forEach(items::add);
            items.sort(Comparator.comparing(i -> i.at("/metadata/name").asText()));
            ((ObjectNode) list).putArray("items").addAll(items);
        }
        return list;
    }
}
