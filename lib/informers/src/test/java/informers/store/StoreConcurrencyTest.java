package informers.store;

import static informers.testkit.TestObjects.pod;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.internal.store.TransactionStore;
import informers.internal.store.TransactionStore.Transaction;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StoreConcurrencyTest {
    private static final int SEEDS = 100;
    private static final int ROUNDS = 5;

    private static final List<List<Pod>> GENERATIONS = IntStream.rangeClosed(0, ROUNDS)
            .mapToObj(version -> IntStream.range(0, 4)
                    .mapToObj(i -> pod(name(i, version), version, Map.of("generation", "" + version)))
                    .toList())
            .toList();

    /** Two objects stay, two are replaced, so that an index that is ahead of the objects, or behind, is detected. */
    private static String name(int i, int version) {
        return "ns/" + (i < 2 ? "stays-" + i : "goes-" + i + "-" + version);
    }

    private static List<Pod> generation(int version) {
        return GENERATIONS.get(version);
    }

    private static Indexer<Pod> indexer(Concurrency concurrency) {
        return Stores.newIndexer(
                KubeObject::key,
                Map.of("generation", IndexFunc.label("generation"), "namespace", IndexFunc.namespace()),
                concurrency);
    }

    @Test
    @DisplayName("a reader sees all of a replace or nothing of it, in the objects and in every index")
    void replaceIsAtomic() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                Indexer<Pod> pods = indexer(concurrency);
                pods.replace(generation(0), "0");
                concurrency.spawn("writer", () -> {
                    for (int i = 1; i <= ROUNDS; i++) {
                        pods.replace(generation(i), "" + i);
                    }
                });
                for (int r = 0; r < 2; r++) {
                    concurrency.spawn("reader " + r, () -> {
                        int oldest = 0;
                        for (int i = 0; i < ROUNDS; i++) {
                            int from = Integer.parseInt(pods.lastStoreSyncResourceVersion());
                            List<Pod> all = pods.list();
                            assertThat(all).hasSize(4);
                            assertThat(all)
                                    .extracting(Pod::resourceVersion)
                                    .hasSameElementsAs(List.of(all.get(0).resourceVersion()));
                            assertThat(from).as("no step back").isGreaterThanOrEqualTo(oldest);
                            assertThat(Integer.parseInt(all.get(0).resourceVersion()))
                                    .isGreaterThanOrEqualTo(from);
                            oldest = from;

                            List<Pod> byIndex = pods.byIndex("namespace", "ns");
                            assertThat(byIndex).hasSize(4);
                            assertThat(byIndex)
                                    .extracting(Pod::resourceVersion)
                                    .hasSameElementsAs(List.of(byIndex.get(0).resourceVersion()));
                            assertThat(pods.listIndexFuncValues("generation")).hasSize(1);
                        }
                    });
                }
            });
        }
    }

    @Test
    @DisplayName("a reader sees all of a transaction or nothing of it")
    @SuppressWarnings("unchecked")
    void transactionIsAtomic() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                Indexer<Pod> pods = indexer(concurrency);
                pods.replace(generation(0), "0");
                concurrency.spawn("writer", () -> {
                    for (int i = 1; i <= ROUNDS; i++) {
                        List<Transaction<Pod>> changes = new ArrayList<>();
                        generation(i - 1)
                                .forEach(pod -> changes.add(new Transaction.Delete<>(DeletedObject.seen(pod))));
                        generation(i).forEach(pod -> changes.add(new Transaction.Add<>(pod)));
                        ((TransactionStore<Pod>) pods).transaction(changes);
                    }
                });
                concurrency.spawn("reader", () -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        assertThat(pods.listIndexFuncValues("generation")).hasSize(1);
                        List<Pod> all = pods.list();
                        assertThat(all)
                                .extracting(Pod::resourceVersion)
                                .hasSameElementsAs(List.of(all.get(0).resourceVersion()));
                    }
                });
            });
        }
    }

    @Test
    @DisplayName("an index that is added during writes misses nothing")
    void addIndexersMeanwhile() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                Indexer<Pod> pods = indexer(concurrency);
                List<Concurrency.Task> tasks = new ArrayList<>();
                for (int w = 0; w < 2; w++) {
                    int writer = w;
                    tasks.add(concurrency.spawn("writer " + w, () -> {
                        for (int i = 0; i < ROUNDS; i++) {
                            pods.add(pod("ns/" + writer + "-" + i, i, Map.of("zone", "z" + writer)));
                        }
                        pods.delete(pod("ns/" + writer + "-0", 9));
                    }));
                }
                tasks.add(concurrency.spawn("late", () -> pods.addIndexers(Map.of("zone", IndexFunc.label("zone")))));
                for (Concurrency.Task task : tasks) {
                    join(task);
                }
                assertThat(pods.indexKeys("zone", "z0")).containsExactly("ns/0-1", "ns/0-2", "ns/0-3", "ns/0-4");
                assertThat(pods.indexKeys("zone", "z1")).containsExactly("ns/1-1", "ns/1-2", "ns/1-3", "ns/1-4");
            });
        }
    }

    private static void join(Concurrency.Task task) {
        try {
            task.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The read methods of a store, by name. */
    private static final Map<String, Consumer<ThreadSafeStore<Pod>>> READS = Map.of(
            "get", store -> store.get("ns/a"),
            "list", ThreadSafeStore::list,
            "listKeys", ThreadSafeStore::listKeys,
            "resourceVersion", ThreadSafeStore::resourceVersion,
            "index", store -> store.index("namespace", pod("ns/a", 1)),
            "byIndex", store -> store.byIndex("namespace", "ns"),
            "indexKeys", store -> store.indexKeys("namespace", "ns"),
            "listIndexFuncValues", store -> store.listIndexFuncValues("namespace"),
            "getIndexers", ThreadSafeStore::getIndexers);

    private static final Map<String, Consumer<ThreadSafeStore<Pod>>> WRITES = Map.of(
            "add", store -> store.add("ns/b", pod("ns/b", 2)),
            "update", store -> store.update("ns/a", pod("ns/a", 2)),
            "delete", store -> store.delete("ns/a"),
            "delete with its last state", store -> store.delete("ns/a", pod("ns/a", 2)),
            "replace", store -> store.replace(Map.of(), "2"),
            "bookmark", store -> store.bookmark("2"),
            "transaction",
                    store -> store.transaction(
                            new TreeMap<>(Map.of(0, new ThreadSafeStore.Change<>("ns/b", false, pod("ns/b", 2))))),
            "addIndexers", store -> store.addIndexers(Map.of("app", IndexFunc.label("app"))),
            "tolerateIndexFailures", store -> store.tolerateIndexFailures((first, objects) -> {}));

    /** An index function that can be slowed down, while the lock of the store is held. */
    private static final class SlowFunction implements IndexFunc<Pod> {
        private final Concurrency concurrency;
        private boolean slow;
        private boolean inside;

        SlowFunction(Concurrency concurrency) {
            this.concurrency = concurrency;
        }

        @Override
        public List<String> values(Pod pod) {
            if (slow && pod.name().equals("slow")) {
                inside = true;
                sleep(Duration.ofSeconds(2));
                inside = false;
            }
            return List.of(pod.namespace());
        }

        private void sleep(Duration time) {
            try {
                concurrency.sleep(time);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Holds the lock in one task for two seconds, and after one second does something in another. */
    private static void meanwhile(
            Consumer<ThreadSafeStore<Pod>> holder, String method, Consumer<ThreadSafeStore<Pod>> other) {
        SeededScheduler.run(1, concurrency -> {
            SlowFunction function = new SlowFunction(concurrency);
            ThreadSafeStore<Pod> store = new ThreadSafeStore<>(Map.of("namespace", function), concurrency);
            store.add("ns/a", pod("ns/a", 1));
            function.slow = true;
            concurrency.spawn("holder", () -> holder.accept(store));
            concurrency.spawn("other", () -> {
                function.sleep(Duration.ofSeconds(1));
                assertThat(function.inside).as("the holder has the lock").isTrue();
                other.accept(store);
                assertThat(function.inside).as(method + " waits for the lock").isFalse();
            });
        });
    }

    @Test
    @DisplayName("no read method reads during a write")
    void readersWaitForTheWriter() {
        READS.forEach((method, read) -> {
            meanwhile(store -> store.add("ns/slow", pod("ns/slow", 2)), method, read);
            meanwhile(store -> store.replace(Map.of("ns/slow", pod("ns/slow", 2)), "2"), method, read);
        });
    }

    @Test
    @DisplayName("no write method writes during a read or a write")
    void writersWait() {
        WRITES.forEach((method, write) -> {
            meanwhile(store -> store.index("namespace", pod("ns/slow", 2)), method, write);
            meanwhile(store -> store.add("ns/slow", pod("ns/slow", 2)), method, write);
        });
    }

    /** The index function of {@code index()} runs under the read lock, so a test can block a reader in it. */
    @Test
    @Timeout(30)
    @DisplayName(
            "on real threads: a slow reader does not block other readers; a replace waits for it, and it sees the old state")
    void readersAndWriterOnRealThreads() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Pod question = pod("ns/question", 0);
        IndexFunc<Pod> slow = pod -> {
            if (pod == question) {
                inside.countDown();
                await(goOn);
            }
            return List.of(pod.namespace());
        };
        Indexer<Pod> pods = Stores.newIndexer(Map.of("slow", slow, "generation", IndexFunc.label("generation")));
        pods.replace(generation(1), "1");

        CompletableFuture<List<Pod>> slowReader = new CompletableFuture<>();
        Thread reader = new Thread(() -> slowReader.complete(pods.index("slow", question)));
        reader.start();
        await(inside);
        assertThat(pods.list()).hasSize(4);
        assertThat(pods.byIndex("slow", "ns")).hasSize(4);
        assertThat(reader.isAlive()).as("readers do not wait for each other").isTrue();

        Thread writer = new Thread(() -> pods.replace(generation(2), "2"));
        writer.start();
        while (writer.getState() != Thread.State.WAITING) {
            assertThat(writer.isAlive())
                    .as("the writer did not wait for the reader")
                    .isTrue();
            Thread.onSpinWait();
        }
        goOn.countDown();
        assertThat(slowReader.get(10, SECONDS))
                .hasSize(4)
                .allMatch(pod -> pod.resourceVersion().equals("1"));
        writer.join();
        reader.join();
        assertThat(pods.list()).hasSize(4).allMatch(pod -> pod.resourceVersion().equals("2"));
        assertThat(pods.listIndexFuncValues("generation")).containsExactly("2");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
