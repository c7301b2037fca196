package replay.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import replay.Fixtures;
import replay.internal.json.JsonTrees;
import replay.internal.request.ApiRequest;
import replay.internal.request.WatchCursor;
import replay.recordings.RecordedExchange;

/** Repeats the recorded watches, and applies their events as a client does. */
class RecordedWatchesTest {
    /** A recorded watch, the LIST that it started from (none for a WatchList), the LIST at its end, and its tape. */
    private record Case(String tape, RecordedExchange watch, String startList, String endList) {
        String url() {
            return watch.url();
        }

        @Override
        public String toString() {
            return watch.toString();
        }
    }

    private static Stream<Case> cases() {
        return Stream.of(
                of("rollout", "k8s-01", "20-watch-all-pods", "10-list-core-v1-pods", "40-end-list-all-pods"),
                of("rollout", "k8s-01", "20-watch-default-pods", "11-list-default-pods", "40-end-list-default-pods"),
                of("rollout", "k8s-01", "20-watch-default-pods-watchlist", "", "40-end-list-default-pods"),
                of(
                        "rollout",
                        "k8s-01",
                        "20-watch-default-pods-partial",
                        "13-partial-default-pods",
                        "40-end-partial-default-pods"),
                of(
                        "rollout",
                        "k8s-01",
                        "20-watch-default-configmaps",
                        "11-list-default-configmaps",
                        "40-end-list-default-configmaps"),
                of(
                        "rollout",
                        "k8s-01",
                        "20-watch-default-deployments",
                        "11-list-default-deployments",
                        "40-end-list-default-deployments"),
                of(
                        "rollout",
                        "k8s-01",
                        "20-watch-default-replicasets",
                        "11-list-default-replicasets",
                        "40-end-list-default-replicasets"),
                of(
                        "rollout",
                        "k8s-01",
                        "20-watch-default-events",
                        "11-list-default-events",
                        "40-end-list-default-events"),
                of("edge", "edge-01", "20-watch-all-pods", "10-list-core-v1-pods", "40-end-list-all-pods"),
                of(
                        "edge",
                        "edge-01",
                        "20-watch-default-configmaps",
                        "11-list-default-configmaps",
                        "40-end-list-default-configmaps"),
                of(
                        "edge",
                        "edge-01",
                        "20-watch-all-widgets",
                        "10-list-example.com-v1-widgets",
                        "40-end-list-all-widgets"),
                of("gpu", "gpu-01", "20-watch-all-pods", "10-list-core-v1-pods", "40-end-list-all-pods"),
                of(
                        "gpu",
                        "gpu-01",
                        "20-watch-default-configmaps",
                        "11-list-default-configmaps",
                        "40-end-list-default-configmaps"),
                of(
                        "gpu",
                        "gpu-01",
                        "20-watch-all-widgets-v1",
                        "10-list-example.com-v1-widgets",
                        "40-end-list-all-widgets-v1"),
                of(
                        "gpu",
                        "gpu-01",
                        "20-watch-all-widgets-v1beta1",
                        "10-list-example.com-v1beta1-widgets",
                        "40-end-list-all-widgets-v1beta1"),
                of("expired", "gpu-01", "63-watch-all-pods", "62-relist-all-pods", "66-end-list-all-pods"),
                of(
                        "expired",
                        "gpu-01",
                        "63-watch-default-configmaps",
                        "62-relist-default-configmaps",
                        "66-end-list-default-configmaps"),
                of(
                        "expired",
                        "gpu-01",
                        "63-watch-all-widgets-v1",
                        "62-relist-all-widgets-v1",
                        "66-end-list-all-widgets-v1"),
                of(
                        "expired",
                        "gpu-01",
                        "63-watch-all-widgets-v1beta1",
                        "62-relist-all-widgets-v1beta1",
                        "66-end-list-all-widgets-v1beta1"));
    }

    private static Case of(String tape, String cluster, String watch, String start, String end) {
        return new Case(tape, Fixtures.recordings().exchange("clusters/" + cluster, watch), start, end);
    }

    private static Stream<DynamicTest> each(org.junit.jupiter.api.function.ThrowingConsumer<Case> test) {
        return cases().map(c -> DynamicTest.dynamicTest(c.toString(), () -> test.accept(c)));
    }

    @TestFactory
    Stream<DynamicTest> theEventsAreTheRecordedOnes() {
        return each(c -> {
            try (Fixtures.Cluster cluster = new Fixtures.Cluster(c.tape())) {
                WatchCursor cursor = cluster.watch(c.watch().request());
                List<JsonNode> events = cluster.drain(cursor, 400_000);

                assertThat(cursor.ended()).as("ended by timeoutSeconds").isTrue();
                assertThat(beforeCut(withoutLaterBookmarks(events), c))
                        .isEqualTo(withoutLaterBookmarks(recordedEvents(c)));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theListAndTheEventsGiveTheEndList() {
        return each(c -> {
            try (Fixtures.Cluster cluster = new Fixtures.Cluster(c.tape())) {
                Client client = new Client(cluster, c);
                client.startFromTheBeginning();
                client.take(cluster.drain(client.cursor, 400_000));

                assertThat(client.state()).isEqualTo(endList(c));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aClientThatResumesAfterAnyEventGetsThere() {
        return each(c -> {
            int events = withoutLaterBookmarks(recordedEvents(c)).size();
            for (int cut = 0; cut <= events; cut++) {
                try (Fixtures.Cluster cluster = new Fixtures.Cluster(c.tape())) {
                    Client client = new Client(cluster, c);
                    client.startFromTheBeginning();
                    List<JsonNode> all = cluster.drain(client.cursor, 60_000);
                    client.take(all.subList(0, Math.min(cut, all.size())));
                    if (client.initialSyncDone()) {
                        client.resume();
                        client.take(cluster.drain(client.cursor, 60_000));
                        assertThat(client.state())
                                .as("resumed after event " + cut)
                                .isEqualTo(endList(c));
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> twoClientsAtDifferentTimesSeeOneStory() {
        return each(c -> {
            try (Fixtures.Cluster cluster = new Fixtures.Cluster(c.tape())) {
                Client first = new Client(cluster, c);
                first.startFromTheBeginning();
                first.take(cluster.drain(first.cursor, 9_600)); // in the middle
                JsonNode list = Fixtures.json(cluster.body(
                                ApiRequest.of("GET", c.watch().path(), c.watch().accept(), "", new byte[0]))
                        .bytes());
                Client second = new Client(cluster, c);
                second.startFrom(list);
                assertThat(second.state()).as("both have the same state").isEqualTo(first.state());

                List<JsonNode> rest = new ArrayList<>(cluster.drain(first.cursor, 60_000));
                List<JsonNode> alsoRest = new ArrayList<>(Fixtures.Cluster.poll(second.cursor));
                first.take(rest);
                second.take(alsoRest);
                assertThat(withoutBookmarks(alsoRest)).isEqualTo(withoutBookmarks(rest));
                assertThat(second.state()).isEqualTo(first.state()).isEqualTo(endList(c));
            }
        });
    }

    @Test
    void theRecordedTableWatchIsPrintedAgain() {
        RecordedExchange recorded = Fixtures.recordings().exchange("clusters/k8s-01", "20-watch-default-pods-table");
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("rollout", new replay.internal.table.Tables())) {
            List<JsonNode> events = withoutBookmarks(cluster.drain(cluster.watch(recorded.request()), 400_000));
            List<JsonNode> theirs = withoutBookmarks(
                    recorded.lines().stream().map(l -> Fixtures.json(l.json())).toList());

            assertThat(withoutAges(events)).hasSize(25).isEqualTo(withoutAges(theirs));
        }
    }

    /** The recorded ages depend on fractions of a second that no file contains. */
    private static List<JsonNode> withoutAges(List<JsonNode> tables) {
        for (JsonNode event : tables) {
            ((com.fasterxml.jackson.databind.node.ArrayNode) event.at("/object/rows/0/cells")).set(4, "AGE");
        }
        return tables;
    }

    @TestFactory
    Stream<DynamicTest> aWatchFromBeforeTheGapIsRefusedAsRecorded() {
        return Fixtures.recordings().exchanges("clusters/gpu-01").stream()
                .filter(e -> e.name().startsWith("60-watch-expired"))
                .map(e -> DynamicTest.dynamicTest(e.toString(), () -> {
                    try (Fixtures.Cluster cluster = new Fixtures.Cluster("expired")) {
                        WatchCursor cursor = cluster.watch(e.request());
                        List<JsonNode> events = Fixtures.Cluster.poll(cursor);

                        assertThat(events).containsExactly(Fixtures.json(e.body()));
                        assertThat(cursor.ended()).isTrue();
                    }
                }));
    }

    /** A simple client: lists, then applies events. */
    private static final class Client {
        private final Fixtures.Cluster cluster;
        private final Case c;
        private final Map<String, JsonNode> objects = new TreeMap<>();
        private String resourceVersion = "";
        private boolean synced;
        private WatchCursor cursor;

        Client(Fixtures.Cluster cluster, Case c) {
            this.cluster = cluster;
            this.c = c;
        }

        void startFromTheBeginning() {
            if (c.startList().isEmpty()) {
                cursor = cluster.watch(c.watch().request());
            } else {
                startFrom(Fixtures.json(Fixtures.recordings()
                        .exchange(c.watch().folder(), c.startList())
                        .body()));
            }
        }

        void startFrom(JsonNode list) {
            list.path("items").forEach(o -> objects.put(JsonTrees.key((ObjectNode) o), bare(o)));
            resourceVersion = list.at("/metadata/resourceVersion").asText();
            synced = true;
            resume();
        }

        void resume() {
            cursor = cluster.watch(ApiRequest.of(
                    "GET",
                    c.watch().path() + "?watch=1&allowWatchBookmarks=1&resourceVersion=" + resourceVersion,
                    c.watch().accept(),
                    "",
                    new byte[0]));
        }

        void take(List<JsonNode> events) {
            for (JsonNode event : events) {
                ObjectNode object = (ObjectNode) event.path("object");
                long version = JsonTrees.resourceVersion(object);
                if (synced) {
                    assertThat(version).isGreaterThanOrEqualTo(Long.parseLong(resourceVersion));
                }
                switch (event.path("type").asText()) {
                    case "ADDED", "MODIFIED" -> objects.put(JsonTrees.key(object), bare(object));
                    case "DELETED" ->
                        assertThat(objects.remove(JsonTrees.key(object))).isNotNull();
                    case "BOOKMARK" -> synced = true;
                    default -> throw new AssertionError(event);
                }
                resourceVersion = Long.toString(version);
            }
        }

        boolean initialSyncDone() {
            return synced;
        }

        List<JsonNode> state() {
            return List.copyOf(objects.values());
        }
    }

    private static List<JsonNode> endList(Case c) {
        List<JsonNode> items = new ArrayList<>();
        Fixtures.json(Fixtures.recordings()
                        .exchange(c.watch().folder(), c.endList())
                        .body())
                .path("items")
                .forEach(i -> items.add(bare(i)));
        if (c.tape().equals("gpu") && c.endList().contains("configmaps")) {
            return afterTheLastWatch(items);
        }
        return items;
    }

    /** The tape gpu continues after its end lists: a last watch (51) received one more change of gpu-config. */
    private static List<JsonNode> afterTheLastWatch(List<JsonNode> items) {
        RecordedExchange last =
                Fixtures.recordings().exchange("clusters/gpu-01", "51-watch-when-the-server-stops-default-configmaps");
        JsonNode changed = bare(Fixtures.json(last.lines().get(0).json()).path("object"));
        return items.stream()
                .map(i -> i.at("/metadata/name").equals(changed.at("/metadata/name")) ? changed : i)
                .toList();
    }

    private static JsonNode bare(JsonNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove(List.of("kind", "apiVersion"));
        return copy;
    }

    private static List<JsonNode> recordedEvents(Case c) {
        return c.watch().lines().stream().map(l -> Fixtures.json(l.json())).toList();
    }

    /** Drops the events after the recorded watch ended: a tape may have more. */
    private static List<JsonNode> beforeCut(List<JsonNode> events, Case c) {
        int recorded = withoutLaterBookmarks(recordedEvents(c)).size();
        return c.tape().equals("gpu") ? events.subList(0, Math.min(recorded, events.size())) : events;
    }

    private static List<JsonNode> withoutBookmarks(List<JsonNode> events) {
        return events.stream()
                .filter(e -> !e.path("type").asText().equals("BOOKMARK"))
                .toList();
    }

    /** Drops periodic bookmarks; the end mark of the initial events stays. */
    private static List<JsonNode> withoutLaterBookmarks(List<JsonNode> events) {
        return events.stream()
                .filter(e -> !e.path("type").asText().equals("BOOKMARK")
                        || e.at("/object/metadata/annotations").isObject())
                .toList();
    }
}
