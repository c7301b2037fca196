package informers.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Proves that planted bugs are found: without the bug the tests pass, with it one of them fails. */
public final class PlantedProof {
    private final Map<String, PlantedRun> withoutBugs = new HashMap<>();

    /** Returns one test for each bug. */
    public Stream<DynamicTest> of(List<PlantedBug> bugs) {
        return bugs.stream().map(bug -> DynamicTest.dynamicTest(bug.toString(), () -> prove(bug)));
    }

    /** Fails unless the bug is found by its tests. */
    public void prove(PlantedBug bug) {
        String tests = bug.test() + ", " + bug.number();
        PlantedRun healthy = withoutBugs.computeIfAbsent(tests, t -> PlantedRun.of(Map.of(), bug.test(), bug.number()));
        assertThat(healthy.tests()).as("tests: " + tests).isNotEmpty();
        assertThat(healthy.failures())
                .as("without the bug, all are green: " + tests)
                .isEmpty();

        PlantedRun sick = PlantedRun.of(bug.classes(), bug.test(), bug.number());
        assertThat(sick.failures()).as(sick.tests() + " find the bug").isNotEmpty();
        assertThat(sick.failures())
                .as("the tests fail because of the behaviour")
                .noneMatch(failure -> failure instanceof LinkageError);
    }
}
