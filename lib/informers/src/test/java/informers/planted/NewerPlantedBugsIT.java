package informers.planted;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each planted bug of own writes, of leader election and of what is new in client-go is found by its test. */
class NewerPlantedBugsIT {
    private final PlantedProof proof = new PlantedProof();

    @TestFactory
    Stream<DynamicTest> ownWrites() {
        return proof.of(OwnWritesBugs.ALL);
    }

    @TestFactory
    Stream<DynamicTest> newer() {
        return proof.of(NewerBugs.ALL);
    }

    @TestFactory
    Stream<DynamicTest> leaderElection() {
        return proof.of(LeaderElectionBugs.ALL);
    }
}
