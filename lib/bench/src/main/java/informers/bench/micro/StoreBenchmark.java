package informers.bench.micro;

import informers.api.Pod;
import informers.bench.Samples;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A store of pods, with an index by namespace and one by label. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StoreBenchmark {
    /** The number of pods; one in a hundred has a given value of the label. */
    @Param("20000")
    public int pods;

    private List<Pod> all = List.of();
    private final Indexer<Pod> store =
            Stores.newIndexer(Map.of(IndexFunc.NAMESPACE, IndexFunc.namespace(), "app", IndexFunc.label("app")));
    private final Map<String, Pod> items = new HashMap<>();
    private final Map<String, Set<String>> index = new HashMap<>();
    private int next;

    @Setup
    public void fill() {
        all = Samples.pods(pods);
        store.replace(all, "1");
        for (Pod pod : all) {
            items.put(pod.key(), pod);
            index.computeIfAbsent(pod.labels().get("app"), app -> new HashSet<>())
                    .add(pod.key());
        }
    }

    private int next() {
        next = (next + 7919) % pods;
        return next;
    }

    @Benchmark
    public void update() {
        store.update(all.get(next()));
    }

    @Benchmark
    public Object get() {
        return store.getByKey(all.get(next()).key());
    }

    @Benchmark
    public List<Pod> byIndex() {
        return store.byIndex("app", Samples.app(next()));
    }

    /** The cost of the same look-up in a plain map. */
    @Benchmark
    public List<Pod> byIndexInHashMaps() {
        Set<String> keys = index.getOrDefault(Samples.app(next()), Set.of());
        List<Pod> found = new ArrayList<>(keys.size());
        keys.forEach(key -> found.add(items.get(key)));
        return found;
    }
}
