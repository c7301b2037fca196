import static org.assertj.core.api.Assertions.assertThat;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.informer.InformerParts;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import informers.util.Concurrency;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An indexer made from an answer to chapter 05 returns the same as the library's indexer. */
class StorePartTest {
    @Test
    void itReturnsTheSameAsTheLibrarysIndexerAfterRandomChanges() {
        var parts = InformerParts.<Pod>standard().withIndexer(StorePart.factory(LibStore::new));
        for (int seed = 0; seed < 20; seed++) {
            Indexer<Pod> library = Stores.newIndexer(Map.of("app", IndexFunc.label("app")));
            Indexer<Pod> part =
                    parts.indexer().indexer(Map.of("app", IndexFunc.label("app")), Concurrency.threads());
            Random left = new Random(seed);
            Random right = new Random(seed);
            for (int step = 0; step < 100; step++) {
                change(library, left, step);
                change(part, right, step);
                assertThat(described(part)).as("seed " + seed + ", step " + step).isEqualTo(described(library));
            }
        }
    }

    /** Makes a random change to an indexer of pods. */
    static void change(Indexer<Pod> pods, Random random, int version) {
        Pod pod = pod(random, version);
        switch (random.nextInt(7)) {
            case 0, 1 -> pods.add(pod);
            case 2 -> pods.update(pod);
            case 3 -> pods.delete(pod);
            case 4 -> pods.delete(DeletedObject.missed(pod.key(), Optional.empty()));
            case 5 -> pods.bookmark(Integer.toString(version));
            default -> {
                List<Pod> fresh = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    fresh.add(pod(random, version));
                }
                pods.replace(fresh, Integer.toString(version));
            }
        }
    }

    private static Pod pod(Random random, int version) {
        return Pod.TYPE.decode(
                """
                {"kind": "Pod", "apiVersion": "v1", "metadata": {"namespace": "ns%d", "name": "pod%d",
                 "labels": {"app": "l%d"}, "resourceVersion": "%d"}}"""
                        .formatted(random.nextInt(2), random.nextInt(4), random.nextInt(3), version)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the results of all read methods of an indexer of pods with the index app. */
    static List<String> described(Indexer<Pod> pods) {
        List<String> lines = new ArrayList<>();
        lines.add("list " + texts(pods.list()));
        lines.add("keys " + pods.listKeys().stream().sorted().toList());
        lines.add("values " + pods.listIndexFuncValues("app").stream().sorted().toList());
        lines.add("indices " + pods.getIndexers().keySet());
        lines.add("version " + pods.lastStoreSyncResourceVersion());
        for (String value : List.of("l0", "l1", "l2", "")) {
            lines.add(value + " keys " + pods.indexKeys("app", value));
            lines.add(value + " objects " + texts(pods.byIndex("app", value)));
        }
        for (Pod pod : pods.list()) {
            lines.add(pod.key() + " like " + texts(pods.index("app", pod)));
            lines.add(pod.key() + " got " + pods.get(pod).map(KubeObject::resourceVersion));
            lines.add(pod.key() + " got " + pods.getByKey(pod.key()).map(KubeObject::resourceVersion));
        }
        lines.add("unknown " + pods.getByKey("ns0/nobody"));
        lines.sort(null);
        return lines;
    }

    private static List<String> texts(List<Pod> pods) {
        return pods.stream()
                .map(pod -> pod.key() + "@" + pod.resourceVersion())
                .sorted()
                .toList();
    }
}
