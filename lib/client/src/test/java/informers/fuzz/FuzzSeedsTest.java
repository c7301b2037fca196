package informers.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import informers.testkit.FuzzTarget;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The seeds of every target, among them each input that once failed. */
class FuzzSeedsTest {
    static Stream<FuzzTarget> targets() {
        return FuzzTargets.all();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everySeedHolds(FuzzTarget target) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), target::trySeeds);
    }
}
