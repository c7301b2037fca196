package informers.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs a few schedules, or those of {@code -Dchaos.seed=N} (with {@code -Dchaos.keep} and {@code -Dchaos.turns}
 * as a failure prints them) or {@code -Dchaos.seeds=A..B}.
 */
class ChaosTest {
    @Test
    @DisabledIfSystemProperty(named = "chaos.seed", matches = ".*")
    @DisabledIfSystemProperty(named = "chaos.seeds", matches = ".*")
    void aFewSchedules() throws InterruptedException {
        Chaos.play(1, 20);
    }

    @Test
    void theSameSeedPlaysTheSameToTheLastStep() {
        String steps = ChaosRun.play(Schedule.of(7), true);
        assertThat(steps.lines().count()).isGreaterThan(100);
        assertThat(ChaosRun.play(Schedule.of(7), true)).isEqualTo(steps);
        assertThat(ChaosRun.play(Schedule.of(7).withTurns(8), true)).isNotEqualTo(steps);
    }

    @Test
    @EnabledIfSystemProperty(named = "chaos.seed", matches = ".*")
    void oneSchedule() {
        Schedule schedule = Schedule.of(Long.getLong("chaos.seed"));
        String keep = System.getProperty("chaos.keep", "all");
        if (!keep.equals("all")) {
            List<Integer> places = keep.equals("none")
                    ? List.of()
                    : Arrays.stream(keep.split(",")).map(Integer::valueOf).toList();
            schedule = schedule.only(places);
        }
        schedule = schedule.withTurns(Long.getLong("chaos.turns", schedule.turns()));
        System.out.println("Seed " + schedule.seed() + "\n" + schedule);
        ChaosRun.play(schedule, false);
    }

    @Test
    @EnabledIfSystemProperty(named = "chaos.seeds", matches = "[0-9]+\\.\\.[0-9]+")
    void schedulesFromTo() throws InterruptedException {
        String[] range = System.getProperty("chaos.seeds").split("\\.\\.");
        Chaos.play(Long.parseLong(range[0]), Long.parseLong(range[1]));
    }
}
