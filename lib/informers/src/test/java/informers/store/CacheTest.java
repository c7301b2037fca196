package informers.store;

import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.DeletedObject;
import informers.api.KeyException;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.internal.store.TransactionStore;
import informers.internal.store.TransactionStore.Transaction;
import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** client-go: tools/cache/store_test.go. */
class CacheTest {
    @Test
    @DisplayName("TestCache: an object is added, found, updated, deleted and replaced")
    void store() {
        Store<Pod> store = Stores.newStore();
        assertThat(store.list()).isEmpty();
        store.add(pod("ns/a", 1));
        store.add(pod("ns/b", 2));
        store.add(pod("a", 3)); // cluster-scoped: another object
        assertThat(store.get(pod("ns/a", 99))).contains(pod("ns/a", 1));
        assertThat(store.getByKey("ns/a")).contains(pod("ns/a", 1));
        assertThat(store.getByKey("a")).contains(pod("a", 3));
        assertThat(store.getByKey("ns/none")).isEmpty();

        store.update(pod("ns/a", 4));
        assertThat(store.getByKey("ns/a")).contains(pod("ns/a", 4));
        store.add(pod("ns/a", 3)); // add does the same as update; a store does not compare versions
        assertThat(store.getByKey("ns/a")).contains(pod("ns/a", 3));

        store.delete(pod("ns/b", 5));
        store.delete(pod("ns/none", 5));
        assertThat(store.listKeys()).containsExactlyInAnyOrder("ns/a", "a");
        store.delete(DeletedObject.missed("a", Optional.empty()));
        assertThat(store.list()).containsExactly(pod("ns/a", 3));

        store.replace(List.of(pod("ns/x", 6), pod("ns/y", 7), pod("ns/x", 8)), "9");
        assertThat(store.list()).containsExactlyInAnyOrder(pod("ns/x", 8), pod("ns/y", 7));
        store.resync();
        assertThat(store.list()).containsExactlyInAnyOrder(pod("ns/x", 8), pod("ns/y", 7));
    }

    @Test
    @DisplayName("TestKeyError: an object without a key is refused, and nothing has changed")
    void keyError() {
        Store<Pod> store = Stores.newStore(
                pod -> {
                    if (pod.name().equals("bad")) {
                        throw new IllegalArgumentException("no key");
                    }
                    return pod.key();
                },
                Concurrency.threads());
        store.replace(List.of(pod("a", 1)), "1");
        Pod bad = pod("bad", 2);
        List<Runnable> calls = List.of(
                () -> store.add(bad),
                () -> store.update(bad),
                () -> store.delete(bad),
                () -> store.get(bad),
                () -> store.replace(List.of(pod("b", 2), bad), "2"));
        for (Runnable call : calls) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(KeyException.class)
                    .hasMessage("couldn't create key for object Pod bad@2: no key")
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
        assertThat(store.list()).containsExactly(pod("a", 1));
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("1");
    }

    @Test
    @DisplayName(
            "TestCacheWithTransformer: an object is transformed once; a deletion is not; a failure changes nothing")
    @SuppressWarnings("unchecked")
    void transformer() {
        List<String> transformed = new ArrayList<>();
        Store<Pod> store = Stores.newStore(
                KubeObject::key,
                pod -> {
                    if (pod.name().equals("bad")) {
                        throw new IllegalStateException("refused");
                    }
                    transformed.add(pod.toString());
                    return pod.edit().label("seen", "yes").build(Pod.TYPE);
                },
                Concurrency.threads());
        assertThat(store.transformer()).isPresent();
        store.add(pod("a", 1));
        store.update(pod("a", 2));
        store.replace(List.of(pod("a", 3), pod("b", 4)), "4");
        ((TransactionStore<Pod>) store)
                .transaction(List.of(new Transaction.Add<>(pod("c", 5)), new Transaction.Update<>(pod("c", 6))));
        store.resync();
        assertThat(store.list())
                .hasSize(3)
                .allMatch(pod -> "yes".equals(pod.labels().get("seen")));
        store.delete(pod("a", 7));
        assertThat(transformed).containsExactly("Pod a@1", "Pod a@2", "Pod a@3", "Pod b@4", "Pod c@5", "Pod c@6");

        assertThatThrownBy(() -> store.add(pod("bad", 8))).hasMessage("refused");
        assertThatThrownBy(() -> store.replace(List.of(pod("bad", 8)), "8")).hasMessage("refused");
        assertThat(store.listKeys()).containsExactlyInAnyOrder("b", "c");
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("7");

        assertThat(Stores.<Pod>newStore().transformer()).isEmpty();
    }

    @Test
    @DisplayName("TestKeyError, with a transformer: the key is computed before the transform")
    void keyBeforeTransform() {
        Store<String> store = Stores.newStore(text -> text, text -> text.toUpperCase(), Concurrency.threads());
        store.add("a");
        store.replace(List.of("a", "b"), "1");
        assertThat(store.getByKey("a")).contains("A");
        assertThat(store.listKeys()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    @DisplayName("a list is a defensive copy")
    void listsAreCopies() {
        Indexer<Pod> store = Stores.newIndexer(java.util.Map.of("ns", IndexFunc.namespace()));
        store.add(pod("ns/a", 1));
        List<Pod> before = store.list();
        List<Pod> byIndex = store.byIndex("ns", "ns");
        store.add(pod("ns/b", 2));
        assertThat(before).hasSize(1);
        assertThat(byIndex).hasSize(1);

        store.list().clear();
        store.listKeys().clear();
        store.byIndex("ns", "ns").clear();
        store.index("ns", pod("ns/x", 1)).clear();
        store.indexKeys("ns", "ns").clear();
        store.listIndexFuncValues("ns").clear();
        assertThat(store.list()).hasSize(2);
        assertThat(store.byIndex("ns", "ns")).hasSize(2);
        assertThat(store.indexKeys("ns", "ns")).containsExactly("ns/a", "ns/b");
        assertThat(store.listIndexFuncValues("ns")).containsExactly("ns");
    }
}
