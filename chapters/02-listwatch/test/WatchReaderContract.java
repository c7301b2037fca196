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

/** The graded tests of chapter 02. They run on the library's answer and on yours. */
@WithoutUsing(packages = "informers.watch", value = LibWatchReader.class)
public abstract class WatchReaderContract extends Contract<WatchReader> {
    /** Recorded events of the ConfigMaps of the namespace default, without managedFields. */
    private static final String STREAM =
            """
            {"type":"MODIFIED","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"my-config","namespace":"default","resourceVersion":"531"},"data":{"color":"green","level":"1"}}}
            {"type":"ADDED","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"tmp-config","namespace":"default","resourceVersion":"548"},"data":{"k":"v"}}}
            {"type":"MODIFIED","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"my-config","namespace":"default","resourceVersion":"562"},"data":{"color":"grün 绿","level":"2"}}}
            {"type":"DELETED","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"tmp-config","namespace":"default","resourceVersion":"566"},"data":{"k":"v"}}}
            {"type":"BOOKMARK","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"resourceVersion":"589"}}}
            """;

    /** Recorded: the event of a watch from an expired resourceVersion. The HTTP status was 200. */
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
        assertThat(event.type()).as("The type of the event is in the field type of the line, not in the object.").isEqualTo("MODIFIED");
        assertThat(event.name())
                .as("The field object has the whole object, in its new state.")
                .isEqualTo("my-config");
        assertThat(event.resourceVersion()).isEqualTo("531");
    }

    @Task("2.2 many lines in one piece")
    void manyLines() {
        assertThat(describe(answer().feed(bytes(STREAM))))
                .as("One call of feed() got five lines: return five events, in the same order.")
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
                            + " character (绿 has three bytes): keep bytes, not strings, until the line feed arrives.")
                    .isEqualTo(EVENTS);
            assertThat(events.get(2).object().at("/data/color").asText())
                    .as("A character was split between two pieces: join the bytes before you convert them to a string.")
                    .isEqualTo("grün 绿");
        }
        WatchReader reader = answer();
        byte[] head = Arrays.copyOf(stream, bytes(LINES.get(0)).length + 20);
        assertThat(describe(reader.feed(head)))
                .as("The piece has one complete line and the beginning of the next. The rest may arrive an hour later, so"
                        + " return the event of the complete line now, and keep only the bytes after the last line feed.")
                .isEqualTo(EVENTS.subList(0, 1));
        assertThat(describe(reader.feed(Arrays.copyOfRange(stream, head.length, stream.length))))
                .as("The rest of the stream has four more events, none of them twice.")
                .isEqualTo(EVENTS.subList(1, 5));
    }

    private static List<WatchReader.Event> read(WatchReader reader, byte[] piece, List<byte[]> pieces) {
        try {
            return reader.feed(piece);
        } catch (RuntimeException e) {
            return fail("The same stream in " + pieces.size() + " pieces: feed() threw " + e
                    + ". A part of a line is not an event: keep it for the next call.", e);
        }
    }

    @Task("2.2 empty lines are ignored")
    void emptyLines() {
        WatchReader reader = answer();
        List<WatchReader.Event> events = new ArrayList<>();
        for (String piece : List.of("\n", LINES.get(0) + "\r\n", "\r\n\n", LINES.get(1), "\n\n")) {
            try {
                events.addAll(reader.feed(bytes(piece)));
            } catch (RuntimeException e) {
                fail("feed() threw " + e + " for an empty line. A server may send one to check that the client is still"
                        + " connected: ignore it.", e);
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
                .as("Before the first LIST and the first event there is no version to resume from: return \"\", not null.")
                .isEqualTo("");
        reader.listed("510");
        assertThat(reader.resumeFrom())
                .as("No event has arrived since the LIST: resume from the version of the list.")
                .isEqualTo("510");
        for (String line : LINES.subList(0, 4)) {
            WatchReader.Event event = event(line);
            assertThat(reader.saw(event))
                    .as("saw() of " + event.type() + " " + event.name() + ": an object changed, so return true.")
                    .isTrue();
            assertThat(reader.resumeFrom())
                    .as("After " + event.type() + " " + event.name() + ": resume from the version of the last event, a"
                            + " DELETED too. From an older version, the server would send this event again.")
                    .isEqualTo(event.resourceVersion());
        }
    }

    @Task("2.3 the last version counts, not the largest string")
    void lastNotLargest() {
        WatchReader reader = answer();
        reader.listed("98");
        reader.saw(event(LINES.get(0).replace("\"531\"", "\"99\"")));
        reader.saw(event(LINES.get(0).replace("\"531\"", "\"100\"")));
        assertThat(reader.resumeFrom())
                .as("The events had the versions 99 and then 100. As strings, \"99\" is larger than \"100\". The version of the last"
                        + " event counts.")
                .isEqualTo("100");
    }

    @Task("2.4 a BOOKMARK has a version to resume from, and no change")
    void bookmark() {
        WatchReader reader = answer();
        reader.listed("566");
        assertThat(reader.saw(event(LINES.get(4))))
                .as("saw() of a BOOKMARK: its object did not change, and has no name. Return false.")
                .isFalse();
        assertThat(reader.resumeFrom())
                .as("The BOOKMARK says that all events up to 589 were sent. If you ignore it, a watch without other events"
                        + " resumes from an old version, which expires.")
                .isEqualTo("589");
    }

    @Task("2.4 an ERROR is no change, and 410 means: list again")
    void error() {
        WatchReader reader = answer();
        reader.listed("388");
        assertThat(reader.saw(event(EXPIRED.replace("410", "500").replace("Expired", "InternalError"))))
                .as("saw() of an ERROR: its object is a Status, not an object that changed. Return false.")
                .isFalse();
        assertThat(reader.resumeFrom())
                .as("A Status has no resourceVersion: after an ERROR other than 410, resume from the version of the last"
                        + " event or list, as before.")
                .isEqualTo("388");
        assertThat(reader.saw(event(EXPIRED))).as("saw() of an ERROR 410: return false, as for every ERROR.").isFalse();
        assertThat(reader.resumeFrom())
                .as("410 Expired: the server no longer has the changes after 388. Each new watch from there fails in the"
                        + " same way. Return \"\", so that the caller lists again. (The 410 is in the field code of the Status.)")
                .isEqualTo("");
        reader.listed("425");
        assertThat(reader.resumeFrom())
                .as("After the 410 there was a new LIST, at 425: resume from the version of the new list.")
                .isEqualTo("425");
        reader.saw(event(EXPIRED.replace("too old resource version: 388 (425)", "compacted").replace("Expired", "Gone")));
        assertThat(reader.resumeFrom())
                .as("This 410 has another message and the reason Gone. Decide by the code, not by the text: list again.")
                .isEqualTo("");
    }

    /** Decodes without the answer, so that tasks 2.3 and 2.4 do not need task 2.1. */
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
