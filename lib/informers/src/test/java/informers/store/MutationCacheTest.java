package informers.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.DeletedObject;
import informers.api.Pod;
import informers.testkit.SeededRuns;
import informers.testkit.TestObjects;
import informers.util.Concurrency;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** client-go: tools/cache/mutation_cache_test.go. */
class MutationCacheTest {
    private static final MutationCache.Options ADDS = MutationCache.Options.DEFAULT.withIncludeAdds(true);

    private final Indexer<Pod> store = Stores.newIndexer(Map.of("foo", IndexFunc.label("foo")));

    private MutationCache<Pod> cache(MutationCache.Options options) {
        return new MutationCache<>(store, options, Concurrency.threads());
    }

    private static Pod pod(String uid, String version) {
        return pod(uid, version, "a");
    }

    private static Pod pod(String uid, String version, String label) {
        Pod pod = TestObjects.pod("pod", 1, Map.of("foo", label));
        return Pod.TYPE.decode(new String(pod.json(), StandardCharsets.UTF_8)
                .replace("\"uid-pod\"", "\"" + uid + "\"")
                .replace("\"resourceVersion\":\"1\"", "\"resourceVersion\":\"" + version + "\"")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static DeletedObject<Pod> gone(String uid, String version) {
        return DeletedObject.seen(pod(uid, version));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"equal-rv-clears, 2, 1", "newer-store-clears, 3, 1", "older-store-keeps, 1, 2"})
    @DisplayName("C67 TestMutationCacheOnAddOrUpdate: an event at the result's version or later ends it")
    void onAddOrUpdate(String name, String event, String expected) {
        MutationCache<Pod> cache = cache(MutationCache.Options.DEFAULT);
        cache.mutation(pod("uid-1", "2"));
        cache.onAddOrUpdate(pod("uid-1", event));
        store.add(pod("uid-1", "1"));
        assertThat(cache.getByKey("pod")).map(Pod::resourceVersion).as(name).contains(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "old-rv-same-UID, uid-1, 1, false",
        "new-rv-different-UID, uid-2, 3, false",
        "old-rv-different-uid, uid-other, 1, true"
    })
    @DisplayName("C68 TestMutationCacheOnDelete: a deletion ends the results of that object")
    void onDelete(String name, String uid, String version, boolean kept) {
        MutationCache<Pod> cache = cache(ADDS);
        store.add(pod("uid-1", "2"));
        cache.mutation(pod("uid-1", "3"));
        store.delete(pod("uid-1", "3"));
        cache.onDelete(gone(uid, version));
        assertThat(cache.getByKey("pod").isPresent()).as(name).isEqualTo(kept);
    }

    private MutationCache<Pod> updatedAndDeleted() {
        MutationCache<Pod> cache = cache(ADDS);
        store.add(pod("uid-1", "1"));
        store.update(pod("uid-1", "2"));
        cache.onAddOrUpdate(pod("uid-1", "2"));
        store.delete(pod("uid-1", "2"));
        cache.onDelete(gone("uid-1", "2"));
        return cache;
    }

    @Test
    @DisplayName("C69 TestMutationCacheUpdateConcurrentDelete: a late response does not bring a deleted object back")
    void updateConcurrentDelete() {
        MutationCache<Pod> cache = updatedAndDeleted();
        cache.mutation(pod("uid-1", "2"));
        assertThat(cache.getByKey("pod")).isEmpty();
        assertThat(cache.byIndex("foo", "a")).isEmpty();
        cache.mutation(pod("uid-1", "9")); // a later write of the deleted object: its response has a newer version
        assertThat(cache.getByKey("pod")).isEmpty();
        assertThat(cache.keys()).containsExactly("pod"); // the tombstone
    }

    @Test
    @DisplayName("C69 TestMutationCacheUpdateConcurrentRecreate: nor does it hide the object that has its name now")
    void updateConcurrentRecreate() {
        MutationCache<Pod> cache = updatedAndDeleted();
        store.add(pod("uid-2", "3"));
        cache.onAddOrUpdate(pod("uid-2", "3"));
        cache.mutation(pod("uid-1", "2"));
        assertThat(cache.getByKey("pod")).contains(pod("uid-2", "3"));
        assertThat(cache.keys()).isEmpty();
    }

    @Test
    @DisplayName("C69 TestMutationCacheOnDeleteClearsStaleMutation: an index finds no result of a deleted object")
    void onDeleteClearsStaleMutation() {
        MutationCache<Pod> cache = cache(ADDS);
        cache.mutation(pod("uid-1", "2"));
        assertThat(cache.byIndex("foo", "a")).hasSize(1);
        cache.onDelete(gone("uid-1", "1"));
        assertThat(cache.byIndex("foo", "a")).isEmpty();
    }

    @Test
    @DisplayName("C69 a tombstone is never returned, also if the store holds an older state")
    void tombstoneOverOlderState() {
        MutationCache<Pod> cache = updatedAndDeleted();
        store.add(pod("uid-1", "1")); // a relist from an old replica
        assertThat(cache.getByKey("pod")).isEmpty();
        assertThat(cache.byIndex("foo", "a")).isEmpty();
    }

    @Test
    @DisplayName("C69 a deletion whose last state is not known leaves no tombstone")
    void unknownState() {
        MutationCache<Pod> cache = cache(ADDS);
        cache.mutation(pod("uid-1", "2"));
        cache.onDelete(DeletedObject.missed("pod", Optional.empty()));
        assertThat(cache.getByKey("pod")).isPresent();
        cache.onDelete(DeletedObject.missed("pod", Optional.of(pod("uid-1", "1"))));
        assertThat(cache.getByKey("pod")).isEmpty();
    }

    /** An indexer in which something happens between the lookup of the keys and that of the objects. */
    @SuppressWarnings("unchecked") // the proxy is made for this interface
    private MutationCache<Pod> beforeTheFirstLookup(Consumer<Indexer<Pod>> change) {
        boolean[] done = new boolean[1];
        Indexer<Pod> changing = (Indexer<Pod>) Proxy.newProxyInstance(
                Indexer.class.getClassLoader(), new Class<?>[] {Indexer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getByKey") && !done[0]) {
                        done[0] = true;
                        change.accept(store);
                    }
                    return method.invoke(store, arguments);
                });
        return new MutationCache<>(changing, ADDS, Concurrency.threads());
    }

    @Test
    @DisplayName(
            "C70 TestMutationCacheByIndexConcurrentDelete: the replacement of what the informer just deleted is found")
    void byIndexConcurrentDelete() {
        MutationCache<Pod> cache = beforeTheFirstLookup(indexer -> indexer.delete(pod("uid-1", "1")));
        store.add(pod("uid-1", "1"));
        cache.mutation(pod("uid-2", "2"));
        assertThat(cache.byIndex("foo", "a")).containsExactly(pod("uid-2", "2"));
    }

    @Test
    @DisplayName("C70 TestMutationCacheByIndexConcurrentIndexChange: an object whose value just changed is not found")
    void byIndexConcurrentIndexChange() {
        MutationCache<Pod> cache = beforeTheFirstLookup(indexer -> indexer.update(pod("uid-1", "2", "new")));
        store.add(pod("uid-1", "1", "old"));
        assertThat(cache.byIndex("foo", "old")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "newer-mutation-same-index, 1, a, 2, a, a, 2, 2",
        "newer-mutation-stops-matching, 1, a, 2, b, a, none, none",
        "newer-mutation-starts-matching, 1, a, 2, b, b, none, 2",
        "older-mutation-same-index, 2, a, 1, a, a, 2, 2",
        "older-mutation-matches-query, 2, b, 1, a, a, none, none"
    })
    @DisplayName(
            "C70 TestMutationCacheByIndexMutationChangesIndex: the newest state decides which value finds an object")
    void byIndexMutationChangesIndex(
            String name,
            String stored,
            String storedLabel,
            String written,
            String writtenLabel,
            String query,
            String without,
            String withAdds) {
        store.add(pod("uid-1", stored, storedLabel));
        for (boolean adds : List.of(false, true)) {
            MutationCache<Pod> cache = cache(MutationCache.Options.DEFAULT.withIncludeAdds(adds));
            cache.mutation(pod("uid-1", written, writtenLabel));
            String expected = adds ? withAdds : without;
            assertThat(cache.byIndex("foo", query))
                    .as(name + (adds ? " with adds" : ""))
                    .map(Pod::resourceVersion)
                    .isEqualTo(expected.equals("none") ? List.of() : List.of(expected));
        }
    }

    @Test
    @DisplayName("withRecheckIndex(false) returns the wrong objects that client-go's byIndex of July 2026 returns")
    void asInClientGo() {
        MutationCache<Pod> cache = cache(ADDS.withRecheckIndex(false));
        store.add(pod("uid-1", "1", "a"));
        cache.mutation(pod("uid-1", "2", "b"));
        assertThat(cache.byIndex("foo", "a")).containsExactly(pod("uid-1", "2", "b"));
        store.update(pod("uid-1", "3", "c"));
        assertThat(cache.byIndex("foo", "b")).containsExactly(pod("uid-1", "2", "b"));
    }

    @Test
    @DisplayName("C71 results expire after five minutes, and the least recently used of a hundred makes room")
    void bounds() {
        SeededRuns.run(concurrency -> {
            MutationCache<Pod> cache = new MutationCache<>(store, ADDS, concurrency);
            for (int i = 0; i < 100; i++) {
                cache.mutation(TestObjects.pod("p" + i, i + 1));
            }
            assertThat(cache.getByKey("p0")).isPresent();
            cache.mutation(TestObjects.pod("one-more", 1));
            assertThat(cache.keys()).hasSize(100).contains("p0", "one-more").doesNotContain("p1");
            concurrency.sleep(Duration.ofMinutes(5));
            assertThat(cache.getByKey("p0")).isPresent();
            concurrency.sleep(Duration.ofNanos(1));
            assertThat(cache.getByKey("p0")).isEmpty();
            assertThat(cache.keys()).isEmpty();
        });
    }

    @Test
    @DisplayName("C71 without includeAdds only what the store has is returned; a version is a number of 64 bits")
    void withoutAdds() {
        MutationCache<Pod> cache = cache(MutationCache.Options.DEFAULT);
        cache.mutation(pod("uid-1", "2"));
        assertThat(cache.getByKey("pod")).isEmpty();
        assertThat(cache.byIndex("foo", "a")).isEmpty();
        store.add(pod("uid-1", ""));
        assertThat(cache.getByKey("pod")).map(Pod::resourceVersion).contains("2");
        cache.mutation(pod("uid-1", "18446744073709551615"));
        cache.mutation(pod("uid-1", "9223372036854775807"));
        assertThat(cache.getByKey("pod")).map(Pod::resourceVersion).contains("18446744073709551615");
        assertThatThrownBy(() -> cache.mutation(pod("uid-1", "abc")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a number as the resourceVersion of Pod pod, found \"abc\"");
    }
}
