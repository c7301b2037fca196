package informers.soak;

import static informers.testkit.ServerErrors.expired;

import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An API server in memory: pods that change, and the log of the last changes. A client that watches from before the log, or
 * falls behind it, gets 410, as from a real one.
 *
 * <p>Thread-safe.
 */
final class SoakServer implements ListerWatcher<Pod> {
    private static final int LOG = 1 << 14;
    private static final String PAYLOAD = "x".repeat(600);

    private final Concurrency concurrency;
    private final Monitor lock;
    private final int size;
    private final Random random;
    // The fields below are guarded by the lock. Each change has its own version, so it is also an index in the log.
    private final Map<String, Pod> pods = new HashMap<>();
    private final List<WatchEvent<Pod>> log = new ArrayList<>();
    private final Set<OpenWatch> open = new HashSet<>();
    private long version;
    private long oldest;

    /** @param size how many names there are; most of them exist at any time */
    SoakServer(Concurrency concurrency, int size, long seed) {
        this.concurrency = concurrency;
        this.lock = concurrency.monitor();
        this.size = size;
        this.random = new Random(seed);
        for (int i = 0; i < LOG; i++) {
            log.add(null);
        }
        for (int i = 0; i < size; i++) {
            change();
        }
    }

    /** Adds, changes or deletes one pod. */
    void change() {
        lock.with(() -> {
            version++;
            String name = "pod-" + random.nextInt(size);
            Pod before = pods.get(name);
            Pod now = pod(name, version);
            if (before == null) {
                pods.put(name, now);
                log(EventType.ADDED, now);
            } else if (random.nextInt(5) > 0) {
                pods.put(name, now);
                log(EventType.MODIFIED, now);
            } else {
                pods.remove(name);
                log(EventType.DELETED, now);
            }
        });
    }

    private void log(EventType type, Pod pod) {
        log.set((int) (version % LOG), WatchEvent.of(type, pod));
        oldest = Math.max(oldest, version - LOG);
        lock.signalAll();
    }

    /** Clears the log, and ends each watch with 410: a relist follows. */
    void compact() {
        lock.with(() -> {
            oldest = version;
            open.forEach(watch -> watch.expired = true);
            lock.signalAll();
        });
    }

    /** Returns the version of each pod by key. */
    Map<String, String> versions() {
        return versions(lock.read(() -> List.copyOf(pods.values())));
    }

    static Map<String, String> versions(List<Pod> pods) {
        return pods.stream().collect(Collectors.toMap(Pod::key, Pod::resourceVersion));
    }

    int openWatches() {
        return lock.read(open::size);
    }

    @Override
    public ObjectList<Pod> list(ListOptions options) {
        return lock.read(() -> ObjectList.of(Long.toString(version), List.copyOf(pods.values())));
    }

    @Override
    public Watch<Pod> watch(ListOptions options) {
        OpenWatch watch = new OpenWatch(Long.parseLong(options.resourceVersion()));
        lock.with(() -> open.add(watch));
        return watch;
    }

    @Override
    public boolean supportsWatchList() {
        return false; // each relist is to be a LIST
    }

    private static Pod pod(String name, long version) {
        String json = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"namespace\":\"soak\",\"name\":\"" + name
                + "\",\"uid\":\"" + name + "\",\"resourceVersion\":\"" + version + "\"},\"spec\":{\"payload\":\""
                + PAYLOAD + "\"},\"status\":{\"phase\":\"Running\"}}";
        return Pod.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private final class OpenWatch implements Watch<Pod> {
        private long seen;
        private boolean expired;
        private boolean over;

        OpenWatch(long from) {
            seen = from;
        }

        @Override
        public Optional<WatchEvent<Pod>> next() {
            lock.lock();
            try {
                while (!over && !expired && seen == version) {
                    lock.await();
                }
                if (over) {
                    return Optional.empty();
                }
                if (expired || seen < oldest) {
                    over = true;
                    return Optional.of(WatchEvent.error(expired()));
                }
                seen++;
                return Optional.of(log.get((int) (seen % LOG)));
            } catch (InterruptedException e) {
                concurrency.interruptMyself();
                return Optional.empty();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Optional<IOException> failure() {
            return Optional.empty();
        }

        @Override
        public void close() {
            lock.with(() -> {
                over = true;
                open.remove(this);
                lock.signalAll();
            });
        }
    }
}
