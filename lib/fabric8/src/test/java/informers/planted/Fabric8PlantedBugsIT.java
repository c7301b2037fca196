package informers.planted;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each planted bug of this module is found by its test. The tables are as in lib/informers. */
class Fabric8PlantedBugsIT {
    private static final List<PlantedBug> ALL = List.of(
            // all kinds are in namespaces
            bug("Namespaced.class.isAssignableFrom(model)", "true", "C111"));

    private static PlantedBug bug(String right, String wrong, String number) {
        return PlantedBug.in("fabric8/Fabric8.java").replacing(right).by(wrong).killedBy("fabric8.Fabric8IT", number);
    }

    @TestFactory
    Stream<DynamicTest> bugs() {
        return new PlantedProof().of(ALL);
    }
}
