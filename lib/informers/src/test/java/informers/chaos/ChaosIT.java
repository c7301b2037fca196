package informers.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import informers.reflector.RelistCause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs a thousand schedules; ten thousand in the proof profile. {@code -Dchaos.schedules} sets the number. */
class ChaosIT {
    private static final long SCHEDULES = Long.getLong("chaos.schedules", 1000);

    @Test
    void storeAndHandlersAreCorrectAfterFailures() throws InterruptedException {
        Chaos.play(1, SCHEDULES);
        everythingHasHappened();
    }

    /** Checks that the schedules contain every kind of failure: without failures they would prove nothing. */
    private static void everythingHasHappened() {
        Predicate<RelistCause> possible = // these stores do not fail
                cause -> cause != RelistCause.RESYNC_FAILED && cause != RelistCause.STORE_FAILED;
        List<Object> expected = new ArrayList<>();
        expected.addAll(List.of(Spoil.values()));
        expected.addAll(List.of(Refusal.values()));
        expected.addAll(List.of(Mood.values()));
        expected.addAll(List.of(Network.Target.values()));
        expected.addAll(Arrays.stream(RelistCause.values()).filter(possible).toList());
        Stream.of(
                        "stall",
                        "bookmark",
                        "add",
                        "add of the initial list",
                        "update",
                        "update without a change",
                        "update to another object of the same name",
                        "delete",
                        "delete that was not seen",
                        "handler removed",
                        "handler removed with a backlog",
                        "handler that throws")
                .forEach(expected::add);
        assertThat(expected)
                .allSatisfy(
                        what -> assertThat(Tally.of(what)).as(what.toString()).isPositive());
    }
}
