package informers.planted;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each planted bug of the reflector and of informers is found by its test. The package documentation describes how to add one. */
class PlantedBugsIT {
    private static final String C = "queue.DeltaFIFOConformanceTest";

    private final PlantedProof proof = new PlantedProof();

    @TestFactory
    Stream<DynamicTest> reflector() {
        return prove(ReflectorBugs.ALL);
    }

    @TestFactory
    Stream<DynamicTest> informers() {
        return prove(InformerBugs.ALL);
    }

    @Test
    void wrongTablesAreDetected() {
        PlantedBug.Place queue = PlantedBug.in("queue/DeltaFIFO.java");
        assertThatThrownBy(() -> proof.prove(
                        queue.replacing("list.stream").by("list.stream").killedBy(C, "C1")))
                .hasMessageContaining("expected once in queue/DeltaFIFO.java: list.stream\nbut it occurs nowhere");
        assertThatThrownBy(
                        () -> proof.prove(queue.replacing("items").by("items").killedBy(C, "C1")))
                .hasMessageContaining("more than once");
        PlantedBug.Change close = queue.replacing("closed = true;");
        assertThatThrownBy(() -> proof.prove(close.by("closed = 1;").killedBy(C, "C1")))
                .hasMessageContaining("does not compile")
                .hasMessageContaining("incompatible types");
        assertThatThrownBy(() -> proof.prove(close.by("this.closed = true;").killedBy(C, "C1")))
                .hasMessageContaining("find the bug");
        assertThatThrownBy(() -> proof.prove(close.by("closed = false;").killedBy(C, "C999")))
                .hasMessageContaining("tests: " + C + ", C999");
    }

    private Stream<DynamicTest> prove(List<PlantedBug> bugs) {
        return proof.of(bugs);
    }
}
