import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/** Every graded test of chapter 02, once. The same tests hold for the library's answer and for yours. */
@WithoutUsing(packages = "informers.watch", value = LibWatchReader.class)
public abstract class WatchReaderContract extends Contract<WatchReader> {
    /** Recorded: the ConfigMaps of the namespace default. Their managedFields are cut out, to be readable. */
    private static final String STREAM =
            """
            {"type":"MODIFIED","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"my-config","namespace":"default","resourceVersion":"531"},"data":{"color":"green","level":"1"}}}
            {"type":"ADDED","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"tmp-config","namespace":"default","resourceVersion":"548"},"data":{"k":"v"}}}
            {"type":"MODIFIED","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"my-config","namespace":"default","resourceVersion":"562"},"data":{"color":"grün 绿","level":"2"}}}
            {"type":"DELETED","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"tmp-config","namespace":"default","resourceVersion":"566"},"data":{"k":"v"}}}
            {"type":"BOOKMARK","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"resourceVersion":"589"}}}
            """;

    /** Recorded: what a watch answers that begins at a version which the server has forgotten. HTTP said 200. */
    private static final String EXPIRED =
            """
            {"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version: 388 (425)","reason":"Expired","code":410}}""";

    private static final List<String> LINES = STREAM.lines().toList();
    private static final List<String> EVENTS = List.of(
            "MODIFIED my-config 531 level=1",
            "ADDED tmp-config 548 level=",
            "MODIFIED my-config 562 level=2",
            "DELETED tmp-config 566 level=",
            "BOOKMARK  589 level=");

    @Task("2.1 one whole line")
    void oneLine() {
        WatchReader.Event event = answer().event(LINES.get(0));
        assertThat(event.type()).as("The field type says what happened.").isEqualTo("MODIFIED");
        assertThat(event.name())
                .as("The field object holds the whole object, as it is now.")
                .isEqualTo("my-config");
        assertThat(event.resourceVersion()).isEqualTo("531");
    }

    @Task("2.2 many lines in one piece")
    void manyLines() {
        assertThat(describe(answer().feed(bytes(STREAM))))
                .as("Five lines came at once: five events, in their order.")
                .isEqualTo(EVENTS);
    }

    @Task("2.2 lines cut anywhere")
    void cutAnywhere() {
        byte[] stream = bytes(STREAM);
        for (int seed = 0; seed < 60; seed++) {
            List<byte[]> pieces = cut(stream, new Random(seed), 1 + seed * 3);
            WatchReader reader = answer();
            List<WatchReader.Event> events = new ArrayList<>();
            for (byte[] piece : pieces) {
                events.addAll(read(reader, piece, pieces));
            }
            assertThat(describe(events))
                    .as("The same stream in " + pieces.size() + " pieces. A piece may end inside a line, and inside a"
                            + " character (绿 is three bytes): keep bytes, not texts, until the line feed comes.")
                    .isEqualTo(EVENTS);
            assertThat(events.get(2).object().at("/data/color").asText())
                    .as("A character was cut in two: put the bytes together before you make a text of them.")
                    .isEqualTo("grün 绿");
        }
        WatchReader reader = answer();
        byte[] head = Arrays.copyOf(stream, bytes(LINES.get(0)).length + 20);
        assertThat(describe(reader.feed(head)))
                .as("A piece with one whole line and the beginning of the next. The rest may come in an hour, so give the event"
                        + " of the whole line now, and keep only what is behind the last line feed.")
                .isEqualTo(EVENTS.subList(0, 1));
        assertThat(describe(reader.feed(Arrays.copyOfRange(stream, head.length, stream.length))))
                .as("Then the rest: four events more, none twice.")
                .isEqualTo(EVENTS.subList(1, 5));
    }

    private static List<WatchReader.Event> read(WatchReader reader, byte[] piece, List<byte[]> pieces) {
        try {
            return reader.feed(piece);
        } catch (RuntimeException e) {
            return fail("The same stream in " + pieces.size() + " pieces: feed() threw " + e
                    + ". Half a line is no event yet: keep it for the next call.", e);
        }
    }

    @Task("2.2 empty lines mean nothing")
    void emptyLines() {
        WatchReader reader = answer();
        List<WatchReader.Event> events = new ArrayList<>();
        for (String piece : List.of("\n", LINES.get(0) + "\r\n", "\r\n\n", LINES.get(1), "\n\n")) {
            try {
                events.addAll(reader.feed(bytes(piece)));
            } catch (RuntimeException e) {
                fail("feed() threw " + e + " at an empty line. A server sends one now and then to see whether we are"
                        + " still there: pass over it.", e);
            }
        }
        assertThat(describe(events))
                .as("Two events, with empty lines around them; a line may also end with \\r\\n.")
                .isEqualTo(EVENTS.subList(0, 2));
    }

    @Task("2.3 where to resume")
    void resume() {
        WatchReader reader = answer();
        assertThat(reader.resumeFrom())
                .as("No LIST and no event has come: there is no version to go on from. Say \"\", not null.")
                .isEqualTo("");
        reader.listed("510");
        assertThat(reader.resumeFrom())
                .as("Nothing came yet: go on from the list.")
                .isEqualTo("510");
        for (String line : LINES.subList(0, 4)) {
            WatchReader.Event event = event(line);
            assertThat(reader.saw(event))
                    .as(event.type() + " " + event.name() + ": an object changed, so the program must be told.")
                    .isTrue();
            assertThat(reader.resumeFrom())
                    .as("After " + event.type() + " " + event.name() + ": each event moves the place to resume, a"
                            + " DELETED too. From an older one, the server would tell it again.")
                    .isEqualTo(event.resourceVersion());
        }
    }

    @Task("2.3 versions are not numbers to compare as texts")
    void lastNotLargest() {
        WatchReader reader = answer();
        reader.listed("98");
        reader.saw(event(LINES.get(0).replace("\"531\"", "\"99\"")));
        reader.saw(event(LINES.get(0).replace("\"531\"", "\"100\"")));
        assertThat(reader.resumeFrom())
                .as("99 came, then 100. As texts, \"99\" is the larger one. The last event that came counts.")
                .isEqualTo("100");
    }

    @Task("2.4 a BOOKMARK moves on and changes nothing")
    void bookmark() {
        WatchReader reader = answer();
        reader.listed("566");
        assertThat(reader.saw(event(LINES.get(4))))
                .as("A BOOKMARK's object is not an object that changed; it has no name. Tell nobody of it.")
                .isFalse();
        assertThat(reader.resumeFrom())
                .as("A BOOKMARK says: you have seen everything up to 589. Without it, a quiet watch would resume from"
                        + " a version that the server forgets.")
                .isEqualTo("589");
    }

    @Task("2.4 an ERROR changes nothing, and 410 means: list again")
    void error() {
        WatchReader reader = answer();
        reader.listed("388");
        assertThat(reader.saw(event(EXPIRED.replace("410", "500").replace("Expired", "InternalError"))))
                .as("An ERROR's object is a Status, not an object that changed. Tell nobody of it.")
                .isFalse();
        assertThat(reader.resumeFrom())
                .as("A Status has no resourceVersion to resume from: after an ERROR other than 410, the last version"
                        + " that came is still good.")
                .isEqualTo("388");
        assertThat(reader.saw(event(EXPIRED))).isFalse();
        assertThat(reader.resumeFrom())
                .as("410 Expired: the server no longer knows what came after 388. To watch from there again fails again,"
                        + " for ever. Say \"\": list again. (The 410 is the field code of the ERROR's object.)")
                .isEqualTo("");
        reader.listed("425");
        assertThat(reader.resumeFrom())
                .as("After the 410 came a LIST, at 425. That is a new beginning: go on from there.")
                .isEqualTo("425");
        reader.saw(event(EXPIRED.replace("too old resource version: 388 (425)", "compacted").replace("Expired", "Gone")));
        assertThat(reader.resumeFrom())
                .as("This 410 has another message, and Gone for a reason. The code decides: list again.")
                .isEqualTo("");
    }

    /** Made here and not by the answer, so that tasks 2.3 and 2.4 can be done before 2.1. */
    private static WatchReader.Event event(String line) {
        var root = informers.api.Json.tree(bytes(line));
        return new WatchReader.Event(root.path("type").asText(), root.path("object"));
    }

    private static List<String> describe(List<WatchReader.Event> events) {
        return events.stream()
                .map(e -> e.type() + " " + e.name() + " " + e.resourceVersion() + " level="
                        + e.object().at("/data/level").asText())
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> cut(byte[] stream, Random random, int largest) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < stream.length; ) {
            int to = Math.min(stream.length, from + 1 + random.nextInt(largest));
            pieces.add(Arrays.copyOfRange(stream, from, to));
            from = to;
        }
        return pieces;
    }
}
