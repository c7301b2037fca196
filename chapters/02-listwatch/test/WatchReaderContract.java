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
        assertThat(event).as("event() got a whole line: return an Event with its type and its object. The result:").isNotNull();
        assertThat(event.type()).as("The type of the event is in the field type of the line, not in the object.").isEqualTo("MODIFIED");
        assertThat(event.name())
                .as("The field object has the whole object, in its new state.")
                .isEqualTo("my-config");
        assertThat(event.resourceVersion()).as("The resourceVersion in the metadata of the object").isEqualTo("531");
        WatchReader reader = answer();
        WatchReader.Event service = reader.event(
                """
                { "object": {"kind":"Service","type":"ClusterIP","metadata":{"name":"web","resourceVersion":"rv-7"},"note":"a\\nb  "}, "type": "ADDED" }""");
        assertThat(service.type())
                .as("A Service has a field type of its own. The type of the event is in the field type of the whole line, before"
                        + " or after the object: decode the line as JSON, do not search in its text.")
                .isEqualTo("ADDED");
        assertThat(service.object().path("type").asText() + " " + service.object().path("note").asText())
                .as("The object of the event has all its fields, as the server sent them.")
                .isEqualTo("ClusterIP a\nb  ");
        reader.event(LINES.get(0));
        assertThat(service.name() + " " + service.resourceVersion())
                .as("event() was called again, and the event that it had returned before changed.")
                .isEqualTo("web rv-7");
    }

    @Task("2.2 many lines in one piece")
    void manyLines() {
        assertThat(describe(answer().feed(bytes(STREAM))))
                .as("One call of feed() got five lines: return five events, in the same order.")
                .isEqualTo(EVENTS);
        resultsStay();
        anySizeAndCharacter();
    }

    /** What a call has returned stays, and so does what the caller has passed. */
    private void resultsStay() {
        WatchReader reader = answer();
        List<WatchReader.Event> first = reader.feed(bytes(LINES.get(0) + "\n"));
        List<WatchReader.Event> second = reader.feed(bytes(LINES.get(1) + "\n" + LINES.get(4) + "\n" + LINES.get(4) + "\n"));
        assertThat(describe(second))
                .as("The second call of feed() got three lines, two of which are equal: return three events. feed() decodes, it"
                        + " does not compare, and it returns an event once.")
                .isEqualTo(List.of(EVENTS.get(1), EVENTS.get(4), EVENTS.get(4)));
        assertThat(describe(first))
                .as("feed() was called again, and the list that it had returned before changed. The caller may still use it:"
                        + " create a new list in each call.")
                .isEqualTo(EVENTS.subList(0, 1));
        assertThat(reader.feed(new byte[0]))
                .as("feed() of no bytes: no event is complete, so return an empty list.")
                .isEmpty();

        byte[] buffer = bytes(LINES.get(2));
        reader.feed(buffer);
        Arrays.fill(buffer, (byte) 'x'); // a program reads the next bytes into the same array
        List<String> late;
        try {
            late = describe(reader.feed(bytes("\n")));
        } catch (RuntimeException e) {
            late = List.of("feed() threw " + e.getClass().getSimpleName());
        }
        assertThat(late)
                .as("feed() got a line without its line feed; then the caller wrote other bytes into its array, as each program"
                        + " does that reads into a buffer; then the line feed came. Copy the bytes of an incomplete line.")
                .isEqualTo(EVENTS.subList(2, 3));
    }

    private void anySizeAndCharacter() {
        String odd = "a\u2028b\u0085c\u000B😀\\n\\r d";
        String large = "x".repeat(100_000);
        StringBuilder text = new StringBuilder(LINES.get(2).replace("grün 绿", odd.replace("\u000B", "\\u000b")) + "\n");
        text.append(LINES.get(2).replace("grün 绿", large)).append("\r\n");
        for (int i = 0; i < 1500; i++) {
            text.append(LINES.get(1)).append('\n');
        }
        byte[] stream = bytes(text.toString());
        WatchReader reader = answer();
        List<WatchReader.Event> events = new ArrayList<>(reader.feed(Arrays.copyOf(stream, 20_000)));
        assertThat(events.size())
                .as("The piece has one complete line, and the first 20 kB of a long one. The text in the first line contains"
                        + " characters that other formats treat as the end of a line (U+2028, U+0085). Here only \\n ends a line. The number"
                        + " of events:")
                .isEqualTo(1);
        assertThat(events.get(0).object().at("/data/color").asText())
                .as("The text with U+2028, U+0085 and a character of four bytes")
                .isEqualTo("a\u2028b\u0085c\u000B😀\n\r d");
        events.addAll(reader.feed(Arrays.copyOfRange(stream, 20_000, stream.length)));
        assertThat(events.size())
                .as("A line of 100 kB ends in this piece, and 1,500 more lines follow: return an event for each of them. A line"
                        + " may be longer than any buffer of a fixed size. The number of events:")
                .isEqualTo(1502);
        assertThat(events.get(1).object().at("/data/color").asText())
                .as("The text of 100,000 characters")
                .isEqualTo(large);
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
            return fail("The same stream in " + pieces.size() + " pieces. A part of a line is not an event: keep it for the next call."
                    + " Your feed() threw " + e.getClass().getSimpleName() + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }

    @Task("2.2 empty lines are ignored")
    void emptyLines() {
        WatchReader reader = answer();
        List<WatchReader.Event> events = new ArrayList<>();
        for (String piece : List.of("\n", LINES.get(0) + "\r\n", "\r\n\n", LINES.get(1) + "\r", "\n", "\r", "\n\n")) {
            try {
                events.addAll(reader.feed(bytes(piece)));
            } catch (RuntimeException e) {
                fail("An empty line: a server may send one to check that the client is still connected. Ignore it. Your feed() threw "
                        + e.getClass().getSimpleName() + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
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
        listedAgain();
    }

    private void listedAgain() {
        WatchReader reader = answer();
        reader.saw(event(LINES.get(1)));
        assertThat(reader.resumeFrom())
                .as("saw() was called without a LIST before, with the ADDED of version 548: resume from the version of the event.")
                .isEqualTo("548");
        reader.listed("600");
        assertThat(reader.resumeFrom())
                .as("After an event of version 548 there was a LIST at 600. Each LIST counts, not only the first one.")
                .isEqualTo("600");
        reader.listed("20");
        assertThat(reader.resumeFrom())
                .as("There was a LIST at 600, and then a LIST at 20, from a server that was restored from a backup. Resume from"
                        + " the version of the last LIST. A client does not compare versions.")
                .isEqualTo("20");
        reader.feed(bytes(LINES.get(0) + "\n"));
        reader.event(LINES.get(1));
        assertThat(reader.resumeFrom())
                .as("feed() and event() decoded events of the versions 531 and 548, but saw() was not called. The program may"
                        + " fail before it has handled them, so resume from the LIST, 20. Only listed() and saw() set the version.")
                .isEqualTo("20");
        reader.saw(event(LINES.get(0)));
        assertThat(reader.resumeFrom())
                .as("saw() got the event of version 531.")
                .isEqualTo("531");
    }

    @Task("2.3 the last version counts, not the largest string")
    void lastNotLargest() {
        WatchReader reader = answer();
        reader.listed("98");
        assertThat(reader.resumeFrom()).as("listed(\"98\") was called: the next watch starts from the version of the list.").isEqualTo("98");
        reader.saw(event(LINES.get(0).replace("\"531\"", "\"99\"")));
        assertThat(reader.resumeFrom())
                .as("listed(\"98\") was called, then saw() with an event of the version 99: resume from the version of the event.")
                .isEqualTo("99");
        reader.saw(event(LINES.get(0).replace("\"531\"", "\"100\"")));
        assertThat(reader.resumeFrom())
                .as("The events had the versions 99 and then 100. As strings, \"99\" is larger than \"100\". The version of the last"
                        + " event counts.")
                .isEqualTo("100");
        List<String> seen = new ArrayList<>(List.of("100"));
        for (String version : List.of("7", "18446744073709551617", "18446744073709551616", "abc", "ABC-2", "3000000000", "0")) {
            seen.add(version);
            reader.saw(event(LINES.get(0).replace("\"531\"", "\"" + version + "\"")));
            assertThat(reader.resumeFrom())
                    .as("saw() got the versions " + seen + ", in this order. A resourceVersion is opaque: it may be no number, or"
                            + " too large for a long, and the last one may be the smallest. The version of the last event counts.")
                    .isEqualTo(version);
        }
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
        WatchReader fresh = answer();
        assertThat(fresh.saw(event(LINES.get(4).replace("589", "b-2")))).as("saw() of a BOOKMARK returns false.").isFalse();
        assertThat(fresh.resumeFrom())
                .as("A BOOKMARK of the version b-2 was the first event, without a LIST before: resume from it.")
                .isEqualTo("b-2");
        fresh.saw(event(LINES.get(4).replace("589", "b-1")));
        assertThat(fresh.resumeFrom())
                .as("BOOKMARKs of the versions b-2 and then b-1: the last one counts.")
                .isEqualTo("b-1");
        assertThat(fresh.saw(event(LINES.get(0)))).as("saw() of a MODIFIED after a BOOKMARK: return true.").isTrue();
        assertThat(fresh.resumeFrom()).as("The last event is a MODIFIED of the version 531.").isEqualTo("531");
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
        String misleading = EXPIRED.replace(":410}", ":500}").replace("\"metadata\":{}", "\"metadata\":{\"resourceVersion\":\"410\"}");
        assertThat(reader.saw(event(misleading))).as("saw() of an ERROR 500: return false, as for every ERROR.").isFalse();
        assertThat(reader.resumeFrom())
                .as("An ERROR with the code 500, whose message and reason are those of a 410, and whose Status has a version 410"
                        + " in its metadata. It is not a 410 (decide by the field code), and the version of a Status is not one"
                        + " to resume from: the last version is still valid.")
                .isEqualTo("388");
        assertThat(reader.saw(event(EXPIRED))).as("saw() of an ERROR 410: return false, as for every ERROR.").isFalse();
        assertThat(reader.resumeFrom())
                .as("410 Expired: the server no longer has the changes after 388. Each new watch from there fails in the"
                        + " same way. Return \"\", so that the caller lists again. (The 410 is in the field code of the Status.)")
                .isEqualTo("");
        reader.saw(event(LINES.get(0)));
        reader.saw(event(LINES.get(4)));
        reader.saw(event(EXPIRED.replace("410", "500")));
        assertThat(reader.resumeFrom())
                .as("After the ERROR 410, saw() got a MODIFIED, a BOOKMARK and an ERROR 500. After a 410, resumeFrom() returns"
                        + " \"\" until the next listed(): the changes before these events are lost, and only a list has them.")
                .isEqualTo("");
        reader.listed("425");
        assertThat(reader.resumeFrom())
                .as("After the 410 there was a new LIST, at 425: resume from the version of the new list.")
                .isEqualTo("425");
        reader.saw(event(EXPIRED.replace("too old resource version: 388 (425)", "compacted").replace("Expired", "Gone")));
        assertThat(reader.resumeFrom())
                .as("This 410 has another message and the reason Gone. Decide by the code, not by the text: list again.")
                .isEqualTo("");
        reader.listed("20");
        reader.saw(event(LINES.get(0)));
        assertThat(reader.resumeFrom())
                .as("After the 410 there was a LIST at 20 and then an event of version 531: the version of the last event counts"
                        + " again.")
                .isEqualTo("531");
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
