package informers.planted;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each planted bug of this module is found by its test. The tables are as in lib/informers. */
class ControllersPlantedBugsIT {
    private final PlantedProof proof = new PlantedProof();

    @TestFactory
    Stream<DynamicTest> controller() {
        return proof.of(ControllerBugs.ALL);
    }

    @TestFactory
    Stream<DynamicTest> record() {
        return proof.of(RecordBugs.ALL);
    }

    @TestFactory
    Stream<DynamicTest> model() {
        return proof.of(ModelBugs.ALL);
    }
}
