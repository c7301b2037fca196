package informers.compressed;

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
 * The tests of lib/informers, its schedules of chaos and its planted bugs, with compressed stores. {@code -Dwhole.suites}
 * runs all planted bugs, {@code -Dchaos.schedules=1000} more chaos.
 */
class WithCompressionIT {
    private static final int SOME = 12;

    /** Every informer of a test has a compressed store, unless the test has another. */
    private static final PlantedOption INFORMERS = new PlantedOption()
            .with(
                    "informer/BaseInformer.java",
                    "options.parts().indexer().indexer(options.indexers(), concurrency)",
                    "informers.compressed.CompressedStores.of(options)");

    /** And every store. */
    private static final PlantedOption STORES = new PlantedOption()
            .with(
                    "store/Stores.java",
                    "return new Cache<>(KeyFunction.narrow(keys), IndexFunc.narrow(indexers), null, concurrency);",
                    "KeyFunction<T> k = KeyFunction.narrow(keys); Map<String, IndexFunc<T>> i = IndexFunc.narrow(indexers);"
                            + "return informers.compressed.CompressedStores.of(k, i, concurrency,"
                            + " new Cache<>(k, i, null, concurrency));");

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
                "factory.ListerTest"
            })
    void conformanceOfInformers(String test) {
        INFORMERS.passes(test);
    }

    /** Not with HandlerConformanceTest and IndexerTest, which test the transactions of the usual store as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "store.StoreConformanceTest",
                "store.MutationCacheTest",
                "vectors.VectorsTest",
            })
    void conformanceOfStoresAndVectors(String test) {
        STORES.passes(test);
    }

    @Test
    void chaos() throws ReflectiveOperationException {
        INFORMERS.survivesChaos(1, Long.getLong("chaos.schedules", 20));
    }

    @TestFactory
    Stream<DynamicTest> plantedBugs() throws ReflectiveOperationException {
        List<PlantedBug> all = PlantedOption.bugs("InformerBugs");
        int step = System.getProperty("whole.suites") == null ? SOME : 1;
        return Stream.iterate(0, i -> i < all.size(), i -> i + step)
                .map(all::get)
                .map(bug -> DynamicTest.dynamicTest(bug.toString(), () -> INFORMERS.finds(bug)));
    }
}
