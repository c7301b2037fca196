package informers.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Proves that planted bugs are found: without the bug the tests pass, with it one of them fails. */
public final class PlantedProof {
    /** A test that takes longer has found the bug. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    /** However busy the machine is, a test without a bug ends in this time. */
    static final Duration HEALTHY_LIMIT = Duration.ofMinutes(2);

    /** One for all runs without a bug: to load and compile the classes again takes longer than most tests. */
    private final PlantedLoader healthyLibrary = new PlantedLoader(Map.of());

    private final Map<String, PlantedRun> withoutBugs = new HashMap<>();

    /** Returns one test for each bug. */
    public Stream<DynamicTest> of(List<PlantedBug> bugs) {
        return bugs.stream().map(bug -> DynamicTest.dynamicTest(bug.toString(), () -> prove(bug)));
    }

    /** Fails unless the bug is found by its tests. */
    public void prove(PlantedBug bug) {
        String tests = bug.test() + ", " + bug.number();
        PlantedRun healthy = withoutBugs.computeIfAbsent(
                tests, t -> PlantedRun.of(healthyLibrary, bug.test(), bug.number(), HEALTHY_LIMIT));
        assertThat(healthy.tests()).as("tests: " + tests).isNotEmpty();
        assertThat(healthy.failures())
                .as("without the bug, all are green: " + tests)
                .isEmpty();

        PlantedRun sick = PlantedRun.of(new PlantedLoader(bug.classes()), bug.test(), bug.number(), LIMIT);
        assertThat(sick.failures()).as(sick.tests() + " find the bug").isNotEmpty();
        assertThat(sick.failures())
                .as("the tests fail because of the behaviour")
                .noneMatch(failure -> failure instanceof LinkageError);
    }
}
