package replay.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import replay.Fixtures;
import replay.internal.tape.TapeFiles;

class TapeMakerTest {
    @Test
    void theCheckedInTapesAreThoseOfTheRecordings(@TempDir Path made) throws IOException {
        TapeMaker.make(Fixtures.recordings(), made);

        Map<String, String> wanted = files(made);
        Map<String, String> checkedIn = files(Fixtures.tapes());
        checkedIn.keySet().removeIf(file -> isRecordedByTheUser(Path.of(file)));
        assertThat(checkedIn.keySet()).isNotEmpty().isEqualTo(wanted.keySet());
        for (String file : wanted.keySet()) {
            assertThat(checkedIn.get(file).equals(wanted.get(file)))
                    .as(file + " differs from the file that TapeMaker creates from the recordings: run TapeMaker")
                    .isTrue();
        }
    }

    @Test
    void eachTapeIsSmall() throws IOException {
        try (Stream<Path> tapes = Files.list(Fixtures.tapes())) {
            for (Path tape : tapes.filter(tape -> !isRecordedByTheUser(tape.getFileName()))
                    .toList()) {
                long bytes =
                        files(tape).values().stream().mapToLong(String::length).sum();
                assertThat(bytes).as(tape.toString()).isLessThan(400_000);
            }
        }
    }

    @Test
    void missingRecordingsAreNamed(@TempDir Path empty) {
        assertThatThrownBy(() -> Recordings.read(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected recordings")
                .hasMessageContaining(empty.toString());
    }

    /** Returns whether the user recorded the tape. */
    private static boolean isRecordedByTheUser(Path file) {
        Path tape = Fixtures.tapes().resolve(file.getName(0));
        return new TapeFiles(tape).description().json().has("recordedBy");
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }
}
