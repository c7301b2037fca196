package informers.planted;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each planted bug of this module is found by its test. The tables are as in lib/informers. */
class MicrometerPlantedBugsIT {
    private static final List<PlantedBug> ALL = List.of(
            // a retry counts as an add
            bug("retries.increment();", "adds.increment();", "C108"),
            // work counts as waiting
            bug("working.record(worked);", "waiting.record(worked);", "C108"),
            // the depth of the first queue of a name stays
            bug("depth.set(items);", "depth.compareAndSet(0, items);", "C108"),
            // a process that leads once leads in the metrics from then on
            bug("isLeader.getAsBoolean() ? 1 : 0", "1", "C108"),
            // the version of the store is not published
            bug("version.set(storeResourceVersion);", "", "C107"));

    private static PlantedBug bug(String right, String wrong, String number) {
        return PlantedBug.in("micrometer/ControllerMetrics.java")
                .replacing(right)
                .by(wrong)
                .killedBy("micrometer.ControllerMetricsTest", number);
    }

    @TestFactory
    Stream<DynamicTest> bugs() {
        return new PlantedProof().of(ALL);
    }
}
