package informers.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import informers.reflector.RelistCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;

/**
 * Runs a hundred schedules on real threads and sockets, through WireMock. The seed determines the failures and their
 * order; the speed of the threads differs from run to run. {@code -Dchaos.seed=N} runs one.
 */
class ChaosOnSocketsIT {
    private static final int AT_ONCE = 12;

    @Test
    @Timeout(300)
    void storeAndHandlersAreCorrectAfterFailures(@TempDir Path root) throws Exception {
        long only = Long.getLong("chaos.seed", -1);
        List<Long> seeds = only >= 0
                ? List.of(only)
                : LongStream.rangeClosed(1, 100).boxed().toList();
        System.out.println("chaos on sockets: seeds " + seeds.get(0) + " to " + seeds.get(seeds.size() - 1));
        Map<Long, String> failures = new ConcurrentSkipListMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try (ReplayServer server =
                ReplayServer.start(ReplayOptions.of(wireMockRoot(root)).withClientCheck(Duration.ofMillis(20)))) {
            for (long seed : seeds) {
                threads.execute(() -> play(seed, server.newSession("chaos"), failures));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(4, TimeUnit.MINUTES)).isTrue();
        } finally {
            threads.shutdownNow();
        }
        assertThat(failures)
                .as("failures by seed; one alone: mvn -pl lib/informers -am verify -Dit.test=ChaosOnSocketsIT"
                        + " -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dfailsafe.failIfNoSpecifiedTests=false -Dchaos.seed=N")
                .isEmpty();
        if (only < 0) {
            hadTrouble();
        }
    }

    /** Checks that most kinds of failure occurred, some of them often. */
    private static void hadTrouble() {
        assertThat(Tally.of(RelistCause.EXPIRED)).isGreaterThan(20);
        assertThat(Stream.of(Spoil.values()).filter(spoil -> Tally.of(spoil) > 0))
                .hasSizeGreaterThan(9);
        assertThat(Stream.of(Refusal.values()).filter(refusal -> Tally.of(refusal) > 0))
                .hasSizeGreaterThan(7);
    }

    private static void play(long seed, String url, Map<Long, String> failures) {
        Schedule schedule = Quickened.of(Schedule.of(seed));
        try (SocketSite site = SocketSite.of(schedule, url)) {
            ChaosRun.play(schedule, site);
        } catch (AssertionError | Exception e) {
            failures.put(seed, e + "\n" + schedule);
        }
    }

    /** Returns a folder with the shipped mapping for tapes and this package's tape. */
    private static Path wireMockRoot(Path root) throws IOException {
        Path mappings = Files.createDirectories(root.resolve("mappings"));
        Files.copy(Path.of("../../wiremock-mappings/mappings/tapes.json"), mappings.resolve("tapes.json"));
        Path tape = Files.createDirectories(root.resolve("__files/tapes/chaos"));
        for (String file : List.of("tape.json", "discovery.jsonl", "objects.jsonl")) {
            Files.copy(ModelCluster.folder().resolve(file), tape.resolve(file));
        }
        return root;
    }
}
