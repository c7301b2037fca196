package fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the seeds of every target, among them each input that failed once. */
class FuzzSeedsTest {
    static List<FuzzTarget> targets() throws IOException {
        return FuzzTarget.all();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everySeedIsHandled(FuzzTarget target) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), target::runSeeds);
    }
}
