package informers.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import informers.simulation.controllers.Bug;
import informers.simulation.controllers.Widgets;
import informers.simulation.controllers.WidgetsChecks;
import informers.simulation.controllers.WidgetsExperiment;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each planted wrong controller is found within 1,000 seeds, the correct ones never fail. {@code -Dsimulated.right=1000} is the long form
 * for the latter.
 */
class PlantedControllersTest {
    private static final int RIGHT = Integer.getInteger("simulated.right", 60);

    private static final SimulationOptions OPTIONS = SimulationOptions.DEFAULT;

    /** Leases are renewed every two seconds, so waiting is expensive. */
    private static final SimulationOptions SHORT =
            OPTIONS.withQuiet(Duration.ofMinutes(2)).withFaultyFor(Duration.ofSeconds(40));

    @ParameterizedTest
    @EnumSource(Bug.class)
    void aPlantedBugIsFoundWithin1000Seeds(Bug bug) {
        boolean elected = bug == Bug.ACTS_WITHOUT_THE_LEASE;
        Optional<Failure> failure = Simulations.firstFailure(1000, elected ? SHORT : OPTIONS, experiment(bug, elected));
        assertThat(failure).as(bug.toString()).isPresent();
        System.out.println("seed " + failure.get() + " finds " + bug);
    }

    @Test
    void theCorrectControllerNeverFails() {
        assertThat(Simulations.firstFailure(RIGHT, OPTIONS, experiment(null, false))
                        .map(failure -> failure.error().getMessage()))
                .isEmpty();
    }

    @Test
    void norWithTwoReplicasOfWhichOneLeads() {
        assertThat(Simulations.firstFailure(RIGHT / 6, SHORT, experiment(null, true))
                        .map(failure -> failure.error().getMessage()))
                .isEmpty();
    }

    private static Experiment experiment(@Nullable Bug bug, boolean elected) {
        Widgets widgets = new Widgets(bug);
        return new WidgetsExperiment(
                elected ? widgets.withElection() : widgets, elected ? 2 : 1, new WidgetsChecks(elected));
    }
}
