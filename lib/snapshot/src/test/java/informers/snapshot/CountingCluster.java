package informers.snapshot;

import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.listwatch.ListerWatcher;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A cluster in which each version determines what happened: so another process knows every state, too. */
final class CountingCluster implements ListerWatcher<Pod> {
    private static final int KEYS = 20;

    private final TreeMap<String, Pod> pods = new TreeMap<>();
    private long version;

    /** Returns the cluster at a version. */
    static CountingCluster at(long version) {
        CountingCluster cluster = new CountingCluster();
        while (cluster.version < version) {
            cluster.next();
        }
        return cluster;
    }

    TreeMap<String, Pod> pods() {
        return pods;
    }

    private WatchEvent<Pod> next() {
        version++;
        Random random = new Random(version);
        String name = "p" + random.nextInt(KEYS);
        Pod pod = Pod.TYPE.decode(("{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"" + name
                        + "\",\"namespace\":\"default\",\"resourceVersion\":\"" + version + "\"},\"x\":\""
                        + "x".repeat(random.nextInt(40_000)) + "\"}")
                .getBytes(StandardCharsets.UTF_8));
        if (random.nextInt(5) == 0 && pods.containsKey(pod.key())) {
            pods.remove(pod.key());
            return WatchEvent.of(EventType.DELETED, pod);
        }
        return WatchEvent.of(pods.put(pod.key(), pod) == null ? EventType.ADDED : EventType.MODIFIED, pod);
    }

    @Override
    public ObjectList<Pod> list(ListOptions options) {
        next(); // a list is newer than what was watched
        return ObjectList.of("" + version, List.copyOf(pods.values()));
    }

    /** Never ends, and never waits. */
    @Override
    public Watch<Pod> watch(ListOptions options) {
        return new Watch<>() {
            @Override
            public Optional<WatchEvent<Pod>> next() {
                return Optional.of(CountingCluster.this.next());
            }

            @Override
            public Optional<IOException> failure() {
                return Optional.empty();
            }

            @Override
            public void close() {}
        };
    }
}
