package informers.store;

import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.Pod;
import informers.internal.store.TransactionException;
import informers.internal.store.TransactionStore;
import informers.internal.store.TransactionStore.Transaction;
import informers.util.Concurrency;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IndexerTest {
    private static final IndexFunc<Pod> BOOM = pod -> {
        if (pod.name().startsWith("bad")) {
            throw new IllegalStateException("boom");
        }
        return List.of(pod.name());
    };

    private final Indexer<Pod> pods =
            Stores.newIndexer(Map.of(IndexFunc.NAMESPACE, IndexFunc.namespace(), "app", IndexFunc.label("app")));

    @Test
    @DisplayName("MetaNamespaceIndexFunc: by namespace; a cluster-scoped object is under \"\"")
    void namespace() {
        pods.add(pod("kube-system/dns", 1));
        pods.add(pod("default/web", 2));
        pods.add(pod("node-like", 3));
        assertThat(pods.byIndex("namespace", "kube-system")).containsExactly(pod("kube-system/dns", 1));
        assertThat(pods.byIndex("namespace", "")).containsExactly(pod("node-like", 3));
        assertThat(pods.listIndexFuncValues("namespace")).containsExactlyInAnyOrder("kube-system", "default", "");
    }

    @Test
    @DisplayName("by label: an empty label is a value, a missing label is none")
    void label() {
        pods.add(pod("web", 1, Map.of("app", "web")));
        pods.add(pod("empty", 2, Map.of("app", "")));
        pods.add(pod("none", 3, Map.of("tier", "web")));
        assertThat(pods.indexKeys("app", "web")).containsExactly("web");
        assertThat(pods.indexKeys("app", "")).containsExactly("empty");
        assertThat(pods.listIndexFuncValues("app")).containsExactlyInAnyOrder("web", "");
        assertThat(pods.index("app", pod("none", 3))).isEmpty();
    }

    @Test
    @DisplayName("indexKeys is sorted")
    void sorted() {
        for (int i = 99; i >= 10; i--) {
            pods.add(pod("ns/" + i, i));
        }
        assertThat(pods.indexKeys("namespace", "ns")).hasSize(90).isSorted();
    }

    @Test
    @DisplayName("an unknown index is an error, except that it has no values")
    void noSuchIndex() {
        List<Runnable> reads = List.of(
                () -> pods.index("bad", pod("a", 1)), () -> pods.byIndex("bad", "a"), () -> pods.indexKeys("bad", "a"));
        for (Runnable read : reads) {
            assertThatThrownBy(read::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Index with name bad does not exist");
        }
        assertThat(pods.listIndexFuncValues("bad")).isEmpty();
    }

    @Test
    @DisplayName("a function that fails in index() fails the call")
    void questionFails() {
        Indexer<Pod> bad = Stores.newIndexer(Map.of("bad", BOOM));
        assertThatThrownBy(() -> bad.index("bad", pod("ns/bad", 1))).hasMessage("boom");
    }

    @Test
    @DisplayName("replace rebuilds the indices")
    void replace() {
        pods.add(pod("old/a", 1, Map.of("app", "old")));
        pods.replace(List.of(pod("new/a", 2, Map.of("app", "web")), pod("new/b", 3)), "3");
        assertThat(pods.listIndexFuncValues("namespace")).containsExactly("new");
        assertThat(pods.listIndexFuncValues("app")).containsExactly("web");
        assertThat(pods.indexKeys("namespace", "new")).containsExactly("new/a", "new/b");
        pods.replace(List.of(), "4");
        assertThat(pods.listIndexFuncValues("namespace")).isEmpty();
        assertThat(pods.byIndex("namespace", "new")).isEmpty();
    }

    @Test
    @DisplayName("addIndexers indexes the stored objects, and later ones")
    void addIndexers() {
        pods.add(pod("a", 1, Map.of("zone", "z1")));
        pods.add(pod("b", 2, Map.of("zone", "z2")));
        pods.addIndexers(Map.of("zone", IndexFunc.label("zone")));
        assertThat(pods.indexKeys("zone", "z1")).containsExactly("a");
        pods.update(pod("a", 3, Map.of("zone", "z2")));
        assertThat(pods.indexKeys("zone", "z2")).containsExactly("a", "b");
        assertThat(pods.listIndexFuncValues("zone")).containsExactly("z2");
        assertThat(pods.getIndexers()).containsOnlyKeys("namespace", "app", "zone");
    }

    @Test
    @DisplayName("addIndexers with a name that is taken adds nothing")
    void indexerConflict() {
        Map<String, IndexFunc<Pod>> more = Map.of("zone", IndexFunc.label("zone"), "app", IndexFunc.label("app"));
        assertThatThrownBy(() -> pods.addIndexers(more))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("indexer conflict: map[app:{}]");
        assertThatThrownBy(() -> pods.addIndexers(pods.getIndexers()))
                .hasMessage("indexer conflict: map[app:{} namespace:{}]");
        assertThat(pods.getIndexers()).containsOnlyKeys("namespace", "app");
    }

    @Test
    @DisplayName("the map of functions is copied")
    void indexersAreCopied() {
        Map<String, IndexFunc<Pod>> mine = new HashMap<>(Map.of("app", IndexFunc.label("app")));
        Indexer<Pod> indexer = Stores.newIndexer(mine);
        mine.clear();
        indexer.add(pod("a", 1, Map.of("app", "web")));
        assertThat(indexer.indexKeys("app", "web")).containsExactly("a");
        assertThatThrownBy(() -> indexer.getIndexers().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    /** client-go panics at each of these; here no store is half indexed. */
    @Test
    @DisplayName("a function that fails on an object: the error names index and key, and the store is unchanged")
    void functionFails() {
        Indexer<Pod> indexer = Stores.newIndexer(
                Map.of("bad", BOOM, "app", IndexFunc.label("app"), "namespace", IndexFunc.namespace()));
        indexer.replace(List.of(pod("ns/a", 1, Map.of("app", "web"))), "1");

        List<Runnable> changes = List.of(
                () -> indexer.add(pod("ns/bad", 2, Map.of("app", "new"))),
                () -> indexer.update(pod("ns/bad", 2, Map.of("app", "new"))),
                () -> indexer.replace(List.of(pod("ns/b", 2), pod("ns/bad", 2, Map.of("app", "new"))), "3"));
        for (Runnable change : changes) {
            assertThatThrownBy(change::run)
                    .isInstanceOf(IndexException.class)
                    .hasMessage("unable to calculate an index entry for key \"ns/bad\" on index \"bad\": boom");
            assertThat(indexer.list()).containsExactly(pod("ns/a", 1, Map.of("app", "web")));
            assertThat(indexer.listIndexFuncValues("app")).containsExactly("web");
            assertThat(indexer.listIndexFuncValues("bad")).containsExactly("a");
            assertThat(indexer.indexKeys("namespace", "ns")).containsExactly("ns/a");
            assertThat(indexer.lastStoreSyncResourceVersion()).isEqualTo("1");
        }
    }

    @Test
    @DisplayName("a function that fails on a stored object: no index is added")
    void addedFunctionFails() {
        pods.add(pod("ns/bad", 1, Map.of("zone", "z1")));
        assertThatThrownBy(() -> pods.addIndexers(Map.of("bad", BOOM, "zone", IndexFunc.label("zone"))))
                .hasMessage("unable to calculate an index entry for key \"ns/bad\" on index \"bad\": boom");
        assertThat(pods.getIndexers()).containsOnlyKeys("namespace", "app");
        assertThat(pods.listIndexFuncValues("zone")).isEmpty();
        pods.addIndexers(Map.of("bad", IndexFunc.label("zone"))); // the name is free
        assertThat(pods.indexKeys("bad", "z1")).containsExactly("ns/bad");
    }

    @Test
    @DisplayName("a function that fails within a transaction: that change is left out, in every index")
    @SuppressWarnings("unchecked")
    void functionFailsInTransaction() {
        Indexer<Pod> indexer = Stores.newIndexer(Map.of("bad", BOOM, "app", IndexFunc.label("app")));
        assertThatThrownBy(() -> ((TransactionStore<Pod>) indexer)
                        .transaction(List.of(
                                new Transaction.Add<>(pod("a", 1)),
                                new Transaction.Add<>(pod("bad-1", 2, Map.of("app", "web"))),
                                new Transaction.Add<>(pod("b", 3)),
                                new Transaction.Add<>(pod("bad-2", 4)))))
                .isInstanceOfSatisfying(TransactionException.class, e -> {
                    assertThat(e.successfulIndices()).containsExactly(0, 2);
                    assertThat(e.errors()).hasSize(2).allMatch(x -> x instanceof IndexException);
                    assertThat(e.errors().get(0)).hasMessageContaining("\"bad-1\"");
                });
        assertThat(indexer.listKeys()).containsExactlyInAnyOrder("a", "b");
        assertThat(indexer.listIndexFuncValues("app")).isEmpty();
        assertThat(indexer.lastStoreSyncResourceVersion()).isEqualTo("3");
    }

    @Test
    @DisplayName("a function that returns null: the error says what to return instead")
    void functionReturnsNull() {
        List<IndexFunc<Pod>> wrong =
                List.of(pod -> null, pod -> Arrays.asList("a", pod.labels().get("no")));
        for (IndexFunc<Pod> function : wrong) {
            Indexer<Pod> indexer = Stores.newIndexer(Map.of("label", function));
            assertThatThrownBy(() -> indexer.add(pod("ns/a", 1)))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("on index \"label\": expected a list of values, found null")
                    .hasMessageContaining("return an empty list");
            assertThat(indexer.list()).isEmpty();
        }
    }

    /**
     * client-go: KUBE_CACHE_MUTATION_DETECTOR compares every object with a copy each second, because a handler that writes
     * into a cached object breaks the indices and every other reader. Here objects are immutable.
     */
    @Test
    @DisplayName("Bug 23 TestMutationDetector: an object from a cache cannot be changed, so the indices stay right")
    void objectsCannotBeChanged() {
        pods.add(pod("ns/a", 1, Map.of("app", "web")));
        Pod mine = pods.getByKey("ns/a").orElseThrow();

        assertThatThrownBy(() -> mine.labels().put("app", "changed")).isInstanceOf(UnsupportedOperationException.class);
        ((ObjectNode) mine.tree().path("metadata").path("labels")).put("app", "changed");
        Arrays.fill(mine.json(), (byte) ' ');
        Pod edited = mine.edit().label("app", "changed").build(Pod.TYPE);

        assertThat(pods.getByKey("ns/a")).contains(pod("ns/a", 1, Map.of("app", "web")));
        assertThat(pods.indexKeys("app", "web")).containsExactly("ns/a");
        pods.update(edited); // the way to change it: the index follows
        assertThat(pods.listIndexFuncValues("app")).containsExactly("changed");
        pods.delete(edited);
        assertThat(pods.listIndexFuncValues("app")).isEmpty();
    }

    @Test
    @DisplayName("any type of object can be indexed")
    void anyType() {
        Indexer<String> words = Stores.newIndexer(
                word -> word, Map.of("length", word -> List.of("" + word.length())), Concurrency.threads());
        words.replace(List.of("a", "b", "cc"), "1");
        assertThat(words.indexKeys("length", "1")).containsExactly("a", "b");
        assertThat(words.index("length", "xx")).containsExactly("cc");
    }
}
