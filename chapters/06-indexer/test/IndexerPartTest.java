import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Pod;
import informers.informer.InformerParts;
import informers.store.IndexException;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import informers.util.Concurrency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * An answer to chapter 06, alone and together with one to chapter 05, behaves in an informer like the library's
 * indexer.
 */
class IndexerPartTest {
    private static final List<InformerParts.IndexerFactory<Pod>> FACTORIES = List.of(
            IndexerPart.factory(LibIndex::new),
            IndexerPart.factory(LibIndex::new, StorePart.factory(LibStore::new)));

    @Test
    void randomChangesHaveTheSameResultAsWithTheLibrarysIndexer() {
        for (var factory : FACTORIES) {
            for (int seed = 0; seed < 20; seed++) {
                Map<String, IndexFunc<Pod>> functions = Map.of("app", IndexFunc.label("app"));
                Indexer<Pod> library = Stores.newIndexer(functions);
                Indexer<Pod> part = factory.indexer(functions, Concurrency.threads());
                Random left = new Random(seed);
                Random right = new Random(seed);
                for (int step = 0; step < 100; step++) {
                    StorePartTest.change(library, left, step);
                    StorePartTest.change(part, right, step);
                    assertThat(StorePartTest.described(part))
                            .as("seed " + seed + ", step " + step)
                            .isEqualTo(StorePartTest.described(library));
                }
            }
        }
    }

    @Test
    void anIndexCanBeAddedLaterAndAnUnknownOneIsAnError() {
        for (var factory : FACTORIES) {
            Indexer<Pod> part = factory.indexer(Map.of(), Concurrency.threads());
            StorePartTest.change(part, new Random(0), 1);
            assertThatThrownBy(() -> part.byIndex("app", "l1")).hasMessage("Index with name app does not exist");
            part.addIndexers(Map.of("app", IndexFunc.label("app")));

            Indexer<Pod> library = Stores.newIndexer(Map.of("app", IndexFunc.label("app")));
            StorePartTest.change(library, new Random(0), 1);
            assertThat(StorePartTest.described(part)).isEqualTo(StorePartTest.described(library));
            assertThatThrownBy(() -> part.addIndexers(Map.of("app", IndexFunc.label("other"))))
                    .hasMessageContaining("indexer conflict");
        }
    }

    @Test
    void anObjectOnWhichAnIndexFunctionThrowsIsNotStored() {
        IndexFunc<Pod> failing = pod -> {
            throw new IllegalStateException("no");
        };
        for (var factory : FACTORIES) {
            Indexer<Pod> part =
                    factory.indexer(Map.of("app", IndexFunc.label("app"), "failing", failing), Concurrency.threads());
            Random pods = new Random(0);
            assertThatThrownBy(() -> StorePartTest.change(part, pods, 1)).isInstanceOf(IndexException.class);
            assertThat(part.list()).isEmpty();
            assertThat(part.listIndexFuncValues("app")).isEmpty();
        }
    }
}
