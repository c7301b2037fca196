package informers.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process again and again while it shows events, lists and compacts its file: the file has a state that the cluster
 * had, and none that is older than what the process has shown. {@code -Dsnapshot.kills=1000} for a night.
 */
class SnapshotKillIT {
    private static final int KILLS = Integer.getInteger("snapshot.kills", 12);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("after kill -9 at any moment the snapshot is right, and not older than what was shown")
    void kill() throws Exception {
        Path file = folder.resolve("pods");
        Random random = new Random();
        long shown = 0;
        int restarts = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            boolean fresh = random.nextInt(5) == 0;
            if (fresh) {
                Files.deleteIfExists(file);
            }
            restarts += Files.exists(file) ? 1 : 0;
            shown = killed(file, shown, random.nextInt(600));
            check(file, shown);
        }
        assertThat(restarts).as("restarts from a snapshot").isGreaterThan(KILLS / 4);
    }

    /** Runs the program until it has shown this number of versions, or more. Returns the last one that it has shown. */
    private long killed(Path file, long before, int lines) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessProgram.class.getName(),
                        file.toString(),
                        "" + before)
                .redirectError(Redirect.INHERIT)
                .start();
        long shown = before;
        try (BufferedReader out = program.inputReader()) {
            String line = "";
            for (int i = 0; i <= lines && line != null; i++) {
                line = out.readLine();
                assertThat(line).as("the program runs until it is killed").isNotNull();
                assertThat(Long.parseLong(line)).as("the next state").isGreaterThanOrEqualTo(shown);
                shown = Long.parseLong(line);
            }
            program.toHandle().destroyForcibly(); // unlike that of the process, leaves the output open
            for (line = out.readLine(); line != null; line = out.readLine()) {
                shown = line.length() < Long.toString(shown).length()
                        ? shown
                        : Long.parseLong(line); // the last one may be cut
            }
        }
        program.waitFor();
        return shown;
    }

    private static void check(Path file, long shown) throws Exception {
        Saved saved = Saved.in(file, EndlessProgram.ID);
        long version = Long.parseLong(saved.version());
        assertThat(version).as("the version of the file").isGreaterThanOrEqualTo(shown);
        assertThat(saved.pods()).isEqualTo(CountingCluster.at(version).pods());
    }
}
