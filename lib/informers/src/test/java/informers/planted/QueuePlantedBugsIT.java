package informers.planted;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each planted bug of the queues and of the stores is found by its test. */
class QueuePlantedBugsIT {
    private final PlantedProof proof = new PlantedProof();

    @TestFactory
    Stream<DynamicTest> queue() {
        return proof.of(QueueBugs.ALL);
    }

    @TestFactory
    Stream<DynamicTest> store() {
        return proof.of(StoreBugs.ALL);
    }

    @TestFactory
    Stream<DynamicTest> workqueue() {
        return proof.of(WorkQueueBugs.ALL);
    }
}
