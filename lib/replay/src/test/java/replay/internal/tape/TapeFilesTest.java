package replay.internal.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import replay.Fixtures;

/** The error about an invalid tape names file, line and what was expected. */
class TapeFilesTest {
    @TempDir
    Path tapes;

    private Path tape;

    @BeforeEach
    void aGoodTape() throws IOException {
        tape = tapes.resolve("edge");
        Files.createDirectories(tape);
        for (String file : List.of("tape.json", "discovery.jsonl", "objects.jsonl", "log.jsonl")) {
            Files.copy(Fixtures.tapes().resolve("edge").resolve(file), tape.resolve(file));
        }
        assertThat(Tape.load(tape).recordedMillis()).isPositive();
    }

    @Test
    void aMissingTape() {
        refused(tapes.resolve("none"), "expected a tape at", "none");
    }

    @Test
    void aMissingFile() throws IOException {
        Files.delete(tape.resolve("objects.jsonl"));
        refused(tape, "expected a file", "objects.jsonl");
    }

    @Test
    void aMissingBase() throws IOException {
        Files.delete(tape.resolve("objects.jsonl"));
        replace("tape.json", "\"oldest\"", "\"base\":\"nobody\",\"oldest\"");
        refused(tape, "expected a file", "objects.jsonl", "base");
    }

    @Test
    void aLineThatIsNotJson() throws IOException {
        append("log.jsonl", "{\"rv\":");
        refused(tape, "log.jsonl:17: expected JSON");
    }

    @Test
    void aLineWithoutAField() throws IOException {
        append("log.jsonl", "{\"rv\":999,\"type\":\"ADDED\"}");
        refused(tape, "log.jsonl:17: expected a field \"millis\"");
    }

    @Test
    void aLogThatIsNotInOrder() throws IOException {
        append("log.jsonl", "{\"rv\":400,\"millis\":99999,\"type\":\"REVISION\"}");
        refused(tape, "log.jsonl:17: expected rv above 403", "the changes are in order");
    }

    /** A number near the maximum would overflow the clock: a script would wait for a change that never happens. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999",
                "31622400001",
                "-1",
                "1.5",
                "\"5\"",
                "null"
            })
    void anImpossibleTimeOrVersion(String number) throws IOException {
        String good = Files.readString(tape.resolve("log.jsonl"));
        append("log.jsonl", "{\"rv\":999,\"millis\":" + number + ",\"type\":\"REVISION\"}");
        refused(tape, "log.jsonl:17: expected a whole number from 0 to 31622400000 as \"millis\", found " + number);
        if (!number.equals("31622400001")) {
            Files.writeString(tape.resolve("log.jsonl"), good);
            append("log.jsonl", "{\"rv\":" + number + ",\"millis\":99999,\"type\":\"REVISION\"}");
            refused(tape, "log.jsonl:17: expected a whole number from 0 to", "as \"rv\", found " + number);
        }
    }

    @Test
    void aVersionThatIsNotANumber() throws IOException {
        append(
                "objects.jsonl",
                "{\"resource\":\"v1/pods\",\"object\":{\"metadata\":{\"name\":\"x\",\"resourceVersion\":\"9x\"}}}");
        refused(tape, "objects.jsonl:121: expected a resourceVersion of up to 18 digits", "found \"9x\"");
    }

    @Test
    void aTimeTooFarInTheFuture() throws IOException {
        replace("tape.json", "2026-11-23T", "+999999999-11-23T");
        refused(tape, "tape.json: expected a time such as 2026-11-23T18:22:07Z", "+999999999");
    }

    @Test
    void anUnknownType() throws IOException {
        append("log.jsonl", "{\"rv\":999,\"millis\":99999,\"type\":\"CHANGED\"}");
        refused(tape, "log.jsonl:17: expected type ADDED, MODIFIED, DELETED or REVISION, found CHANGED");
    }

    @Test
    void aResourceThatDiscoveryDoesNotName() throws IOException {
        append("objects.jsonl", "{\"resource\":\"v1/gadgets\",\"object\":{\"metadata\":{\"name\":\"x\"}}}");
        refused(tape, "objects.jsonl:121: expected a resource that discovery.jsonl names, found v1/gadgets");
    }

    @Test
    void anObjectWithoutAName() throws IOException {
        append("objects.jsonl", "{\"resource\":\"v1/pods\",\"object\":{\"metadata\":{}}}");
        refused(tape, "objects.jsonl:121: expected an object with a metadata.name");
    }

    @Test
    void anObjectFromAfterTheTape() throws IOException {
        append(
                "objects.jsonl",
                "{\"resource\":\"v1/pods\",\"object\":{\"metadata\":{\"name\":\"x\",\"resourceVersion\":\"999\"}}}");
        refused(tape, "objects.jsonl:121: expected a resourceVersion up to 385");
    }

    @Test
    void anInvalidTime() throws IOException {
        replace("tape.json", "2026-11-23T", "yesterday T");
        refused(tape, "tape.json: expected a time such as 2026-11-23T18:22:07Z", "yesterday");
    }

    private void append(String file, String line) throws IOException {
        Files.writeString(tape.resolve(file), Files.readString(tape.resolve(file)) + line + "\n");
    }

    private void replace(String file, String from, String to) throws IOException {
        String text = Files.readString(tape.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(tape.resolve(file), text.replace(from, to));
    }

    private static void refused(Path tape, String... words) {
        assertThatThrownBy(() -> Tape.load(tape))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }
}
