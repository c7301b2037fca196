package informers.store;

import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.DeletedObject;
import informers.api.KeyException;
import informers.api.KeyFunction;
import informers.api.Pod;
import informers.internal.store.TransactionException;
import informers.internal.store.TransactionStore;
import informers.internal.store.TransactionStore.Transaction;
import informers.util.Concurrency;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** client-go: tools/cache/thread_safe_store_test.go, index_test.go and store_test.go. */
class StoreConformanceTest {
    private static final IndexFunc<String> FIRST_LETTER = text -> List.of(text.substring(0, 1));

    /** "a,b" is found under a and under b. */
    private static final IndexFunc<String> WORDS = text -> Arrays.asList(text.split(","));

    private static ThreadSafeStore<String> texts(IndexFunc<String> function) {
        return new ThreadSafeStore<>(Map.of("index", function), Concurrency.threads());
    }

    @Test
    @DisplayName(
            "C47 TestThreadSafeStoreDeleteRemovesEmptySetsFromIndex: with the last object of a value, the value is removed")
    void deleteRemovesEmptySets() {
        ThreadSafeStore<String> store = texts(FIRST_LETTER);
        store.add("k1", "apple");
        assertThat(store.listIndexFuncValues("index")).containsExactly("a");

        store.delete("k1");
        assertThat(store.listIndexFuncValues("index")).isEmpty();
        assertThat(store.byIndex("index", "a")).isEmpty();
    }

    @Test
    @DisplayName("C47 TestThreadSafeStoreDeleteRemovesEmptySetsFromIndex: also when its value changes")
    void updateRemovesEmptySets() {
        ThreadSafeStore<String> store = texts(FIRST_LETTER);
        for (char letter = 'a'; letter <= 'z'; letter++) {
            store.update("k1", letter + "pple");
            assertThat(store.listIndexFuncValues("index")).containsExactly(String.valueOf(letter));
        }
    }

    @Test
    @DisplayName("C47 TestThreadSafeStoreAddKeepsNonEmptySetPostDeleteFromIndex: a value that other objects have stays")
    void deleteKeepsNonEmptySets() {
        ThreadSafeStore<String> store = texts(FIRST_LETTER);
        store.add("k1", "apple");
        store.add("k2", "avocado");
        store.delete("k1");

        assertThat(store.listIndexFuncValues("index")).containsExactly("a");
        assertThat(store.byIndex("index", "a")).containsExactly("avocado");
        assertThat(store.indexKeys("index", "a")).containsExactly("k2");
    }

    @Test
    @DisplayName("C48 TestThreadSafeStoreIndexingFunctionsWithMultipleValues: each value added and removed exactly")
    void manyValues() {
        ThreadSafeStore<String> store = texts(WORDS);

        store.add("k1", "foo");
        store.add("k1", "foo,bar");
        assertIndex(store, Map.of("foo", Set.of("k1"), "bar", Set.of("k1")));

        store.add("k1", "foo,baz"); // bar is removed, baz is added, foo stays
        assertIndex(store, Map.of("foo", Set.of("k1"), "baz", Set.of("k1")));

        store.add("k2", "baz,foo");
        assertIndex(store, Map.of("foo", Set.of("k1", "k2"), "baz", Set.of("k1", "k2")));

        store.add("k1", "baz,foo"); // the same values in another order
        assertIndex(store, Map.of("foo", Set.of("k1", "k2"), "baz", Set.of("k1", "k2")));

        store.add("k2", "foo,foo"); // one value twice
        assertIndex(store, Map.of("foo", Set.of("k1", "k2"), "baz", Set.of("k1")));

        store.delete("k1");
        assertIndex(store, Map.of("foo", Set.of("k2")));
        store.delete("k2");
        assertIndex(store, Map.of());
    }

    private static void assertIndex(ThreadSafeStore<String> store, Map<String, Set<String>> expected) {
        assertThat(store.listIndexFuncValues("index")).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((value, keys) -> {
            assertThat(store.indexKeys("index", value))
                    .as(value)
                    .containsExactlyElementsOf(keys.stream().sorted().toList());
            assertThat(store.byIndex("index", value)).as(value).hasSameSizeAs(keys);
        });
    }

    @Test
    @DisplayName("C49 TestMultiIndexKeys: several objects of a value, several values of an object, through updates")
    void multiIndexKeys() {
        IndexFunc<Pod> users = pod -> Arrays.asList(pod.labels().get("users").split("\\."));
        Indexer<Pod> pods = Stores.newIndexer(Map.of("byUser", users));
        pods.add(pod("one", 1, Map.of("users", "ernie.bert")));
        pods.add(pod("two", 2, Map.of("users", "bert.oscar")));
        pods.add(pod("tre", 3, Map.of("users", "ernie.elmo")));

        assertThat(pods.indexKeys("byUser", "ernie")).containsExactly("one", "tre");
        assertThat(pods.indexKeys("byUser", "bert")).containsExactly("one", "two");
        assertThat(pods.indexKeys("byUser", "elmo")).containsExactly("tre");
        assertThat(pods.indexKeys("byUser", "oscar")).containsExactly("two");
        assertThat(pods.byIndex("byUser", "ernie")).extracting(Pod::key).containsExactlyInAnyOrder("one", "tre");
        assertThat(pods.byIndex("byUser", "nobody")).isEmpty();

        pods.delete(pod("two", 4, Map.of("users", "bert.oscar")));
        assertThat(pods.indexKeys("byUser", "bert")).containsExactly("one");
        assertThat(pods.indexKeys("byUser", "oscar")).isEmpty();

        pods.update(pod("one", 5, Map.of("users", "elmo")));
        assertThat(pods.indexKeys("byUser", "elmo")).containsExactly("one", "tre");
        assertThat(pods.indexKeys("byUser", "bert")).isEmpty();
        assertThat(pods.indexKeys("byUser", "ernie")).containsExactly("tre");
    }

    @Test
    @DisplayName(
            "C49 TestIndex: index finds the objects that share a value, each once, also for an object that is not stored")
    void index() {
        IndexFunc<Pod> users = pod -> Arrays.asList(pod.labels().get("users").split("\\."));
        Indexer<Pod> pods = Stores.newIndexer(Map.of("byUser", users));
        pods.add(pod("one", 1, Map.of("users", "ernie.bert")));
        pods.add(pod("two", 2, Map.of("users", "bert.oscar")));
        pods.add(pod("tre", 3, Map.of("users", "elmo")));

        assertThat(pods.index("byUser", pod("x", 9, Map.of("users", "bert"))))
                .extracting(Pod::key)
                .containsExactlyInAnyOrder("one", "two");
        assertThat(pods.index("byUser", pod("x", 9, Map.of("users", "ernie.bert"))))
                .extracting(Pod::key)
                .containsExactlyInAnyOrder("one", "two");
        assertThat(pods.index("byUser", pod("x", 9, Map.of("users", "nobody")))).isEmpty();
    }

    @Test
    @DisplayName("C49 TestGetIndexFuncValues: the values that some object has, none for an unknown index")
    void indexFuncValues() {
        Indexer<Pod> pods = Stores.newIndexer(Map.of("app", IndexFunc.label("app")));
        pods.add(pod("one", 1, Map.of("app", "bar")));
        pods.add(pod("two", 2, Map.of("app", "bar")));
        pods.add(pod("tre", 3, Map.of("app", "foo")));

        assertThat(pods.listIndexFuncValues("app")).containsExactlyInAnyOrder("bar", "foo");
        assertThat(pods.listIndexFuncValues("nope")).isEmpty();
    }

    @Test
    @DisplayName("C50 TestThreadSafeStoreRV: add, update, delete, replace and bookmark each move the resourceVersion")
    void threadSafeStoreVersion() {
        ThreadSafeStore<Pod> store = new ThreadSafeStore<>(Map.of(), Concurrency.threads());
        assertThat(store.resourceVersion()).isEmpty();
        store.add("a", pod("a", 1));
        assertThat(store.resourceVersion()).isEqualTo("1");
        store.update("a", pod("a", 2));
        assertThat(store.resourceVersion()).isEqualTo("2");
        store.delete("a", pod("a", 3));
        assertThat(store.resourceVersion()).isEqualTo("3");
        store.delete("gone long ago", pod("b", 4));
        assertThat(store.resourceVersion()).as("of an object it did not know").isEqualTo("4");
        store.replace(Map.of("c", pod("c", 5)), "10");
        assertThat(store.resourceVersion()).isEqualTo("10");
        store.bookmark("20");
        assertThat(store.resourceVersion()).isEqualTo("20");
        assertThat(store.get("c")).contains(pod("c", 5));
        store.delete("c");
        assertThat(store.resourceVersion()).as("a key has no version").isEqualTo("20");
        assertThat(store.get("c")).isEmpty();
    }

    @Test
    @DisplayName("C50 TestStoreResourceVersion: the same through the store, its transactions and its tombstones")
    void storeVersion() {
        Store<Pod> store = Stores.newStore();
        assertThat(store.lastStoreSyncResourceVersion()).isEmpty();
        store.replace(List.of(pod("a", 1), pod("b", 2)), "10");
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("10");
        store.add(pod("c", 11));
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("11");
        store.update(pod("c", 12));
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("12");
        store.delete(pod("c", 13));
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("13");
        store.bookmark("20");
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("20");

        store.delete(DeletedObject.missed("a", Optional.of(pod("a", 1))));
        assertThat(store.lastStoreSyncResourceVersion())
                .as("the resourceVersion of its deletion is unknown")
                .isEqualTo("20");
        store.delete(DeletedObject.seen(pod("b", 21)));
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("21");
        assertThat(store.list()).isEmpty();

        transaction(store, new Transaction.Add<>(pod("d", 30)), new Transaction.Update<>(pod("a", 25)));
        assertThat(store.lastStoreSyncResourceVersion())
                .as("of the last change, not the highest")
                .isEqualTo("25");
        transaction(store, new Transaction.Delete<>(DeletedObject.seen(pod("d", 31))));
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("31");
        transaction(
                store,
                new Transaction.Add<>(pod("e", 32)),
                new Transaction.Delete<>(DeletedObject.missed("a", Optional.empty())));
        assertThat(store.lastStoreSyncResourceVersion())
                .as("a tombstone has none")
                .isEqualTo("31");
        assertThat(store.listKeys()).containsExactly("e");
    }

    @Test
    @DisplayName(
            "C50 TestStoreResourceVersionWithNonMetaTransform: an object of another type does not change the resourceVersion")
    void versionOfOtherThings() {
        Store<String> store = Stores.newStore(text -> text, Concurrency.threads());
        store.add("a");
        assertThat(store.lastStoreSyncResourceVersion()).isEmpty();
        store.replace(List.of("a", "b"), "10");
        store.update("a");
        store.delete("b");
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("10");
        store.bookmark("11");
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("11");
    }

    @Test
    @DisplayName(
            "C51 TestCacheTransactionShouldIndexErrors: the error names the failing changes; the others are applied")
    void transactionErrors() {
        KeyFunction<Pod> noBadNames = pod -> {
            if (pod.name().startsWith("bad")) {
                throw new IllegalArgumentException("a bad name");
            }
            return pod.key();
        };
        Store<Pod> store = Stores.newStore(noBadNames, Concurrency.threads());
        store.add(pod("gone", 1));

        assertThatThrownBy(() -> transaction(
                        store,
                        new Transaction.Add<>(pod("a", 2)),
                        new Transaction.Add<>(pod("bad-1", 3)),
                        new Transaction.Delete<>(DeletedObject.seen(pod("gone", 4))),
                        new Transaction.Update<>(pod("b", 5)),
                        new Transaction.Update<>(pod("bad-2", 6))))
                .isInstanceOfSatisfying(TransactionException.class, e -> {
                    assertThat(e.successfulIndices()).containsExactly(0, 2, 3);
                    assertThat(e.totalTransactions()).isEqualTo(5);
                    assertThat(e.errors()).hasSize(2).allMatch(x -> x instanceof KeyException);
                    assertThat(e.getSuppressed()).as("seen in the stack trace").hasSize(2);
                    assertThat(e.errors().get(1)).hasMessageContaining("bad-2@6: a bad name");
                    assertThat(e)
                            .hasMessageStartingWith("2 of 5 changes failed")
                            .hasMessageContaining("bad-1@3");
                });
        assertThat(store.listKeys()).containsExactlyInAnyOrder("a", "b");
        assertThat(store.lastStoreSyncResourceVersion())
                .as("of the last change that was applied")
                .isEqualTo("5");
    }

    @SafeVarargs
    @SuppressWarnings({"unchecked", "varargs"})
    private static <T> void transaction(Store<T> store, Transaction<T>... changes) {
        ((TransactionStore<T>) store).transaction(List.of(changes));
    }
}
