package informers.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import informers.simulation.controllers.Settings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A controller with generated names, under watches that lag: with {@code ConsistencyStore} it never creates two objects, without it soon.
 * {@code -Dsimulated.schedules=100000} is the long form.
 */
class SettingsTest {
    private static final int SCHEDULES = Integer.getInteger("simulated.schedules", 300);

    private static final SimulationOptions LAG =
            SimulationOptions.DEFAULT.withFaults(List.of(Fault.WATCH_LAG)).withWatchLag(Duration.ofSeconds(60));

    @Test
    void withTheBookkeepingThereAreNoDuplicates() {
        long from = System.nanoTime();
        Optional<Failure> failure = Simulations.firstFailure(
                SCHEDULES,
                LAG.withThreads(Runtime.getRuntime().availableProcessors()),
                Settings.experiment(new Settings(true)));
        assertThat(failure).isEmpty();
        System.out.println(SCHEDULES + " schedules in " + (System.nanoTime() - from) / 1_000_000_000 + " s");
    }

    @Test
    void withoutItThereAreAndTheFailureIsShrunkAndRepeated() {
        Failure failure = Simulations.firstFailure(1000, LAG, Settings.experiment(new Settings(false)))
                .orElseThrow();
        assertThat(failure.message()).startsWith("at most one ConfigMap for each namespace: the namespace n");

        Failure shrunk = failure.shrunk();
        assertThat(shrunk.error())
                .hasMessageContaining("watch lag of ")
                .hasMessageContaining("POST /api/v1/namespaces/n")
                .hasMessageContaining("@SimulatedCluster(replay = \"" + shrunk.line() + "\")")
                .hasMessageContaining("-Dsimulated.session=" + shrunk.line());
        assertThat(Simulations.replay(shrunk.line(), LAG, Settings.experiment(new Settings(false))))
                .map(Failure::message)
                .contains(shrunk.message());
        assertThat(Simulations.replay(shrunk.line(), LAG, Settings.experiment(new Settings(true))))
                .isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        Set<Fault> faults =
                EnumSet.complementOf(EnumSet.of(Fault.CRASH, Fault.LOST_RESPONSE)); // it would fail, rightly
        SimulationOptions all = SimulationOptions.DEFAULT.withFaults(faults);
        for (int seed = 1; seed <= 10; seed++) {
            String session = String.valueOf(seed);
            String trace = Simulations.trace(session, all, Settings.experiment(new Settings(true)));
            assertThat(trace).contains(" lock\n");
            assertThat(Simulations.trace(session, all, Settings.experiment(new Settings(true))))
                    .isEqualTo(trace);
        }
        assertThat(Simulations.trace("1", all, Settings.experiment(new Settings(true))))
                .isNotEqualTo(Simulations.trace("2", all, Settings.experiment(new Settings(true))));
    }
}
