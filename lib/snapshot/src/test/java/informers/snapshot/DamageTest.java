package informers.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.Pod;
import informers.snapshot.RecordFormat.DamagedException;
import informers.testkit.TestObjects;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that ends early, at any byte, is right or refused; one with a wrong byte is refused. */
class DamageTest {
    private static final String ID = "pods";

    @TempDir
    private Path folder;

    private byte[] whole = {};

    /** What the file says after each event, by version; the versions begin with that of the list. */
    private final Map<String, Map<String, String>> states = new LinkedHashMap<>();

    /** Where a state ends in the file. */
    private final List<Long> ends = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        Path file = folder.resolve("pods");
        Map<String, String> now = new LinkedHashMap<>();
        SnapshotFile list = SnapshotFile.create(file, ID);
        for (int version = 3; version < 6; version++) {
            list.put(changed(now, "default/p" + version, version));
        }
        list.version("9");
        try (SnapshotFile written = list.replace(file)) {
            reached(file, "9", now);
            for (int version = 10; version < 30; version++) {
                String key = "default/p" + version % 7;
                if (version % 5 == 4) {
                    now.remove(key);
                    written.delete(pod(key, version));
                } else if (version % 5 == 3) {
                    written.version("" + version);
                } else {
                    written.put(changed(now, key, version));
                }
                written.flush();
                reached(file, "" + version, now);
            }
        }
        whole = Files.readAllBytes(file);
    }

    private void reached(Path file, String version, Map<String, String> now) throws IOException {
        states.put(version, new LinkedHashMap<>(now));
        ends.add(Files.size(file));
    }

    private static Pod changed(Map<String, String> state, String key, int version) {
        state.put(key, "" + version);
        return pod(key, version);
    }

    private static Pod pod(String key, int version) {
        return TestObjects.object(Pod.TYPE, key, version);
    }

    private Optional<Saved> read(byte[] bytes) throws IOException {
        Path file = folder.resolve("damaged");
        Files.write(file, bytes);
        try {
            return Optional.of(Saved.in(file, ID));
        } catch (DamagedException e) {
            return Optional.empty();
        }
    }

    @Test
    @DisplayName("a file that was cut after any byte has the state of its last complete record, or no complete list")
    void cut() throws IOException {
        for (int length = 0; length <= whole.length; length++) {
            int until = length;
            long complete = ends.stream().filter(end -> end <= until).count();
            Optional<Saved> read = read(java.util.Arrays.copyOf(whole, length));
            assertThat(read.isPresent()).as("cut after " + length).isEqualTo(complete > 0);
            if (read.isPresent()) {
                Saved content = read.get();
                String version = List.copyOf(states.keySet()).get((int) complete - 1);
                assertThat(content.version()).as("cut after " + length).isEqualTo(version);
                assertThat(versions(content)).as("cut after " + length).isEqualTo(states.get(version));
                assertThat(content.end()).isEqualTo(ends.get((int) complete - 1));
            }
        }
    }

    private static Map<String, String> versions(Saved content) {
        Map<String, String> versions = new LinkedHashMap<>();
        content.pods().forEach((key, pod) -> versions.put(key, pod.resourceVersion()));
        return versions;
    }

    @Test
    @DisplayName("a file with any wrong byte is refused")
    void flipped() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            byte[] wrong = whole.clone();
            wrong[at] ^= (byte) (1 << at % 8);
            assertThat(read(wrong)).as("byte " + at + " is wrong").isEmpty();
        }
    }

    @Test
    @DisplayName("a file that continues after an incomplete record is right again")
    void continued() throws IOException, DamagedException {
        Path file = folder.resolve("damaged");
        for (long cut = ends.get(3) + 1; cut < ends.get(4); cut += 7) {
            Files.write(file, java.util.Arrays.copyOf(whole, (int) cut));
            RandomAccessFile in = new RandomAccessFile(file.toFile(), "rw");
            try (SnapshotFile continued = SnapshotFile.of(file, ID, in, SnapshotReader.read(in, ID, Pod.TYPE))) {
                continued.put(pod("default/later", 99));
                continued.flush();
            }
            Saved content = read(Files.readAllBytes(file)).orElseThrow();
            assertThat(content.version()).isEqualTo("99");
            assertThat(content.pods()).containsEntry("default/later", pod("default/later", 99));
        }
    }
}
