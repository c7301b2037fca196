package informers.compressed;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.store.IndexException;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import informers.testkit.FakeControllerSource;
import informers.testkit.RecordingHandler;
import informers.testkit.SeededRuns;
import informers.util.Concurrency;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The compressed store is the usual store, but for the identity of its objects. */
class CompressedIndexerTest {
    private static final Map<String, IndexFunc<Pod>> INDEXERS =
            Map.of(IndexFunc.NAMESPACE, IndexFunc.namespace(), "app", IndexFunc.label("app"));

    private static Indexer<Pod> compressed() {
        return CompressedIndexer.of(Pod.TYPE).indexer(INDEXERS, Concurrency.threads());
    }

    /** Returns a pod with much that all have in common, and some bytes that compress badly. */
    private static Pod pod(int number, long version, Random random) {
        String text = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p" + number
                + "\",\"namespace\":\"ns"
                + number % 5 + "\",\"resourceVersion\":\"" + version + "\",\"labels\":{\"app\":\"app"
                + random.nextInt(4)
                + "\"}},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"registry/of/images:" + random.nextInt(10)
                + "\",\"args\":[\"--like\",\"all\",\"others\"]}],\"nodeName\":\"node-" + random.nextInt(50)
                + "\"},\"status\":{\"phase\":\"Running\",\"x\":\"" + Long.toHexString(random.nextLong())
                + "\u00e4\ud83d\ude00".repeat(random.nextInt(3)) + "\",\"n\":1.50E+3}}";
        return Pod.TYPE.decode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Pod> byKey(List<Pod> pods) {
        Map<String, Pod> map = new TreeMap<>();
        pods.forEach(pod -> map.put(pod.key(), pod));
        assertThat(map).hasSize(pods.size());
        return map;
    }

    private static void same(Indexer<Pod> store, Indexer<Pod> usual) {
        assertThat(byKey(store.list())).isEqualTo(byKey(usual.list()));
        assertThat(store.listKeys()).containsExactlyInAnyOrderElementsOf(usual.listKeys());
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo(usual.lastStoreSyncResourceVersion());
        for (String index : List.of(IndexFunc.NAMESPACE, "app")) {
            assertThat(store.listIndexFuncValues(index))
                    .containsExactlyInAnyOrderElementsOf(usual.listIndexFuncValues(index));
            for (String value : usual.listIndexFuncValues(index)) {
                assertThat(byKey(store.byIndex(index, value))).isEqualTo(byKey(usual.byIndex(index, value)));
                assertThat(store.indexKeys(index, value)).isEqualTo(usual.indexKeys(index, value));
            }
        }
    }

    @Test
    @DisplayName(
            "stores of one factory share a dictionary: what was stored before it was learnt stays, what comes later is small")
    void oneDictionary() {
        Random random = new Random(1);
        var factory = CompressedIndexer.of(Pod.TYPE);
        CompressedIndexer<Pod> first = (CompressedIndexer<Pod>) factory.indexer(INDEXERS, Concurrency.threads());
        CompressedIndexer<Pod> second = (CompressedIndexer<Pod>) factory.indexer(INDEXERS, Concurrency.threads());
        Pod early = pod(1, 1, random);
        second.add(early);
        int without = second.compressedSize(early.key());
        List<Pod> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(pod(i, 2, random));
        }
        first.replace(many, "2");
        Pod late = pod(2, 3, random);
        second.add(late);
        assertThat(second.getByKey(early.key())).contains(early);
        assertThat(second.getByKey(late.key())).contains(late);
        assertThat(second.compressedSize(late.key())).isLessThan(without / 2);
    }

    @Test
    @DisplayName("after any writes it has the same objects, indices and version as the usual store, byte by byte")
    void likeTheUsualStore() {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            Indexer<Pod> store = compressed();
            Indexer<Pod> usual = Stores.newIndexer(KubeObject::key, INDEXERS, Concurrency.threads());
            List<Indexer<Pod>> both = List.of(store, usual);
            for (int version = 1; version < 400; version++) {
                Pod pod = pod(random.nextInt(60), version, random);
                int what = random.nextInt(100);
                if (what < 45) {
                    both.forEach(s -> s.add(pod));
                } else if (what < 75) {
                    both.forEach(s -> s.update(pod));
                } else if (what < 85) {
                    both.forEach(s -> s.delete(pod));
                } else if (what < 92) {
                    DeletedObject<Pod> gone = new DeletedObject<>(pod.key(), Optional.of(pod), random.nextBoolean());
                    both.forEach(s -> s.delete(gone));
                } else if (what < 97) {
                    String reached = "b" + version;
                    both.forEach(s -> s.bookmark(reached));
                } else {
                    List<Pod> list = new ArrayList<>();
                    for (int i = random.nextInt(80); i > 0; i--) {
                        list.add(pod(i, version, random));
                    }
                    String listed = "l" + version;
                    both.forEach(s -> s.replace(list, listed));
                }
                assertThat(store.get(pod)).isEqualTo(usual.get(pod));
                assertThat(byKey(store.index("app", pod))).isEqualTo(byKey(usual.index("app", pod)));
                if (version % 20 == 0) {
                    same(store, usual);
                }
            }
        }
    }

    @Test
    @DisplayName("with the dictionary of the first list an object takes a fraction of its JSON")
    void dictionary() {
        Random random = new Random(1);
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            pods.add(pod(i, 7, random));
        }
        Dictionary dictionary = new Dictionary();
        Codec before = dictionary.forObjects(List.of());
        Codec after = dictionary.forObjects(pods);
        assertThat(after).isNotSameAs(before);
        assertThat(dictionary.forObjects(pods)).isSameAs(after);
        byte[] json = pod(1000, 8, random).json();
        byte[] small = after.compress(json);
        assertThat(small).hasSizeLessThan(json.length / 3);
        assertThat(before.compress(json)).hasSizeGreaterThan(2 * small.length);
        byte[] again = new byte[json.length];
        after.decompress(small, json.length, buffer -> buffer.get(again));
        assertThat(again).isEqualTo(json);
    }

    @Test
    @DisplayName("without a first list it learns from the objects that are stored first")
    void learntLater() {
        Random random = new Random(2);
        Dictionary dictionary = new Dictionary();
        Codec first = dictionary.forObjects(List.of());
        for (int i = 0; i < 199; i++) {
            assertThat(dictionary.forObjects(List.of(pod(i, 7, random)))).isSameAs(first);
        }
        assertThat(dictionary.forObjects(List.of(pod(199, 7, random)))).isNotSameAs(first);
    }

    @Test
    @DisplayName("an index function that fails leaves the store unchanged; an added one indexes what is stored")
    void indexers() {
        Random random = new Random(3);
        Indexer<Pod> store = compressed();
        Pod stored = pod(1, 5, random);
        store.add(stored);
        store.addIndexers(Map.of("node", (IndexFunc<Pod>) pod -> List.of(pod.nodeName())));
        assertThat(store.byIndex("node", stored.nodeName())).containsExactly(stored);
        assertThat(store.getIndexers()).containsOnlyKeys(IndexFunc.NAMESPACE, "app", "node");
        assertThat(store.getIndexers().get("node").values(stored)).containsExactly(stored.nodeName());
        assertThatThrownBy(() -> store.addIndexers(Map.of("bad", (IndexFunc<Pod>) pod -> {
                    throw new IllegalStateException("bad");
                })))
                .isInstanceOf(IndexException.class);
        assertThat(store.getIndexers()).hasSize(3);
    }

    @Test
    @DisplayName("several threads may read while one writes")
    void threads() throws Exception {
        Indexer<Pod> store = compressed();
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            pods.add(pod(i, 7, new Random(i)));
        }
        store.replace(pods, "7");
        ExecutorService readers = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> reads = new ArrayList<>();
            for (int reader = 0; reader < 4; reader++) {
                reads.add(readers.submit(() -> {
                    for (int i = 0; i < 2000; i++) {
                        Pod pod = pods.get(i % 100);
                        assertThat(store.getByKey(pod.key())).contains(pod);
                    }
                }));
            }
            for (int i = 0; i < 2000; i++) {
                store.update(pods.get(i % 100));
            }
            for (Future<?> read : reads) {
                read.get();
            }
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    @DisplayName("a reader never sees objects that are newer than the version of the store")
    void version() {
        SeededRuns.run(50, concurrency -> {
            Indexer<Pod> store = CompressedIndexer.of(Pod.TYPE).indexer(INDEXERS, concurrency);
            store.replace(List.of(pod(1, 1, new Random(1))), "1");
            Map<String, Integer> objectsAt = Map.of("1", 1, "2", 2, "3", 1);
            Concurrency.Task writer = concurrency.spawn("writer", () -> {
                store.update(pod(2, 2, new Random(2)));
                store.delete(new DeletedObject<>("ns1/p1", Optional.of(pod(1, 3, new Random(1))), false));
            });
            while (!writer.isOver()) {
                String version = store.lastStoreSyncResourceVersion();
                int objects = store.listKeys().size();
                if (store.lastStoreSyncResourceVersion().equals(version)) {
                    assertThat(objects).as("at version " + version).isEqualTo(objectsAt.get(version));
                }
                concurrency.sleep(Duration.ofNanos(1));
            }
            assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("3");
        });
    }

    @Test
    @DisplayName("an informer with this store notifies its handlers as one with the usual store")
    void inAnInformer() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> server = new FakeControllerSource<>(Pod.TYPE, concurrency);
            server.add("a", "Running");
            RecordingHandler<Pod> usual = new RecordingHandler<>();
            RecordingHandler<Pod> small = new RecordingHandler<>();
            InformerOptions<Pod> options = InformerOptions.of(server, Pod.TYPE).withConcurrency(concurrency);
            InformerParts<Pod> parts = InformerParts.<Pod>standard().withIndexer(CompressedIndexer.of(Pod.TYPE));
            try (var one = new SharedIndexInformer<>(options);
                    var other = new SharedIndexInformer<>(options.withParts(parts))) {
                one.addEventHandler(usual);
                other.addEventHandler(small);
                one.start();
                other.start();
                settle(concurrency);
                server.add("b", "Pending");
                settle(concurrency);
                server.modify("b", "Running");
                settle(concurrency);
                server.delete("a");
                settle(concurrency);
                server.whileDisconnected(() -> {
                    server.delete("b");
                    server.add("c", "Running");
                });
                concurrency.sleep(Duration.ofMinutes(2));
                assertThat(small.notifications())
                        .isEqualTo(usual.notifications())
                        .hasSize(6);
                assertThat(small.contradictions()).isEmpty();
                assertThat(byKey(other.indexer().list()))
                        .isEqualTo(byKey(one.indexer().list()));
            }
        });
    }
}
