package informers.snapshot;

import informers.planted.PlantedBug;
import informers.planted.PlantedOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tests of lib/informers, its schedules of chaos and its planted bugs, with a snapshot between each informer and its
 * server. {@code -Dwhole.suites} runs all planted bugs, {@code -Dchaos.schedules=1000} more chaos. (The vectors are of
 * queues and stores, which a snapshot does not touch.)
 */
class WithSnapshotsIT {
    private static final int SOME = 12;
    private static final PlantedOption SNAPSHOTS = option(false);
    private static final PlantedOption RESTARTS = option(true);

    private static PlantedOption option(boolean restarts) {
        return new PlantedOption()
                .with(
                        "informer/InformerPipeline.java",
                        "reflector(options.listerWatcher(), ",
                        "reflector(new informers.snapshot.Snapshots<>(options.listerWatcher(), options.type(), "
                                + restarts + "), ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "informer.BugsTest",
                "informer.InformerConformanceTest",
                "informer.SharedInformerConformanceTest",
                "informer.SyncOrderTest",
                "informer.UntilTest",
                "usercode.HandlerFailsTest",
                "usercode.IndexFunctionFailsTest",
                "usercode.StoreFailsTest",
            })
    void conformance(String test) {
        SNAPSHOTS.passes(test);
    }

    @Test
    void chaos() throws ReflectiveOperationException {
        SNAPSHOTS.survivesChaos(1, Long.getLong("chaos.schedules", 20));
    }

    @Test
    void chaosWithRestarts() throws ReflectiveOperationException {
        RESTARTS.survivesChaos(1, Long.getLong("chaos.schedules", 20));
    }

    @TestFactory
    Stream<DynamicTest> plantedBugs() throws ReflectiveOperationException {
        List<PlantedBug> all = PlantedOption.bugs("InformerBugs");
        int step = System.getProperty("whole.suites") == null ? SOME : 1;
        return Stream.iterate(0, i -> i < all.size(), i -> i + step)
                .map(all::get)
                .map(bug -> DynamicTest.dynamicTest(bug.toString(), () -> SNAPSHOTS.finds(bug)));
    }
}
