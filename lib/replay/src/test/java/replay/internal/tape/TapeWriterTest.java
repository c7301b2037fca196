package replay.internal.tape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import replay.Fixtures;
import replay.internal.json.JsonTrees;

/** A recorder's observations become a tape that starts at one version and ends at one. */
class TapeWriterTest {
    private static final GroupVersionResource PODS = GroupVersionResource.core("v1", "pods");

    @TempDir
    Path folder;

    private final TapeWriter writer = new TapeWriter();

    @BeforeEach
    void documents() throws IOException {
        for (String line : Files.readAllLines(Fixtures.tapes().resolve("edge").resolve("discovery.jsonl"))) {
            var doc = Fixtures.json(line.getBytes());
            writer.document(
                    doc.path("path").asText(),
                    doc.path("aggregated").asBoolean(),
                    doc.path("status").asInt(),
                    doc.path("contentType").asText(),
                    doc.path("body"));
        }
    }

    private static ObjectNode pod(String name, long version) {
        return (ObjectNode) Fixtures.json(("{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"" + name
                        + "\",\"namespace\":\"default\",\"uid\":\"" + name + "\",\"resourceVersion\":\"" + version
                        + "\"}}")
                .getBytes());
    }

    private Tape write(long begin, long end) throws IOException {
        return writer.write(
                folder,
                new TapeWriter.About("a", "b", Instant.parse("2026-01-02T03:04:05Z"), begin, end, Set.of(PODS)));
    }

    private static List<String> log(Tape tape) {
        return tape.log().stream()
                .map(e -> e.resourceVersion() + " " + e.millis() + " " + e.type()
                        + (e.object() == null ? "" : " " + JsonTrees.metaText(e.object(), "name")))
                .toList();
    }

    @Test
    void changesBetweenAListAndTheStartOfTheTapeArePartOfItsObjects() throws IOException {
        writer.object(PODS, pod("stays", 3));
        writer.object(PODS, pod("changes", 4));
        writer.object(PODS, pod("goes", 5));
        writer.change(PODS, "MODIFIED", pod("changes", 12), 0);
        writer.change(PODS, "DELETED", pod("goes", 13), 0);
        writer.change(PODS, "ADDED", pod("comes", 14), 0);
        writer.change(PODS, "ADDED", pod("later", 16), 20);
        Tape tape = write(15, 20);

        assertThat(tape.objects().get(PODS).keySet())
                .containsExactly("default/changes", "default/comes", "default/stays");
        assertThat(JsonTrees.resourceVersion(tape.objects().get(PODS).get("default/changes")))
                .isEqualTo(12);
        assertThat(log(tape)).containsExactly("16 20 ADDED later");
        assertThat(tape.resourceVersion()).isEqualTo(15);
        assertThat(tape.oldestResourceVersion()).isEqualTo(15);
    }

    @Test
    void theLogIsInTheOrderOfVersionsAndNoTimeIsLaterThanThatOfALaterVersion() throws IOException {
        writer.change(PODS, "ADDED", pod("a", 21), 100); // one watch, slow
        writer.change(PODS, "ADDED", pod("c", 23), 500);
        writer.change(PODS, "ADDED", pod("b", 22), 50); // another, quick
        writer.bookmark(PODS, pod("", 24), 510);
        writer.version(23, 400); // was seen there, too
        writer.change(PODS, "ADDED", pod("after", 26), 600);
        assertThat(log(write(20, 25)))
                .containsExactly("21 50 ADDED a", "22 50 ADDED b", "23 500 ADDED c", "24 510 REVISION");
    }

    @Test
    void changesOfOneStepHaveOneTime() throws IOException {
        writer.object(PODS, pod("a", 1));
        writer.object(PODS, pod("b", 2));
        writer.change(PODS, "DELETED", pod("b", 30), 70);
        writer.change(PODS, "DELETED", pod("a", 30), 71);
        assertThat(log(write(20, 30))).containsExactly("30 70 DELETED b", "30 70 DELETED a");
    }

    @Test
    void aTapeWithoutChangesHasNoLog() throws IOException {
        writer.object(PODS, pod("a", 1));
        assertThat(write(20, 20).log()).isEmpty();
        assertThat(folder.resolve("log.jsonl")).doesNotExist();
    }

    @Test
    void aBookmarkShowsHowAnEmptyObjectLooks() throws IOException {
        ObjectNode empty = pod("", 21);
        empty.putObject("spec").putNull("containers");
        writer.bookmark(PODS, empty, 1);
        assertThat(write(20, 21).bookmarks()).hasToString("{v1/pods={\"spec\":{\"containers\":null}}}");
    }

    @Test
    void severalVersionsOfAResourceHaveOneStorage() {
        assertThat(writer.storage(new GroupVersionResource("events.k8s.io", "v1", "events")))
                .contains(GroupVersionResource.core("v1", "events"));
        assertThat(writer.storage(PODS)).contains(PODS);
        assertThat(writer.storage(new GroupVersionResource("x", "v1", "y"))).isEmpty();
    }

    /** Ctrl-C interrupts the writing thread; the tape must still be complete. */
    @Test
    void anInterruptDoesNotStopIt() throws IOException {
        writer.object(PODS, pod("a", 1));
        Thread.currentThread().interrupt();
        try {
            assertThat(write(20, 20).objects()).containsKey(PODS);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
