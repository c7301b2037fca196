package informers.testing;

import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.api.Status;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A server of pods for tests of informers: each change gets the next resourceVersion, lists and watches tell of it.
 *
 * <p>Any thread. Corresponds to client-go's {@code tools/cache/testing/fake_controller_source.go}.
 */
public final class FakeControllerSource implements ListerWatcher<Pod> {
    private final Monitor monitor;
    private final Map<String, Pod> pods = new TreeMap<>();
    private final Map<String, String> uids = new TreeMap<>();
    private final List<WatchEvent<Pod>> log = new ArrayList<>();
    private final List<Stream> streams = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private long version;
    private long forgotten; // what happened up to this version, no watch can be told any more

    public FakeControllerSource(Concurrency concurrency) {
        this.monitor = concurrency.monitor();
    }

    public Pod add(String name, String phase) {
        return change(EventType.ADDED, name, phase);
    }

    public Pod modify(String name, String phase) {
        return change(EventType.MODIFIED, name, phase);
    }

    public Pod delete(String name) {
        return change(EventType.DELETED, name, "gone");
    }

    /** Changes the server, and no watch hears of it: they are all cut before. */
    public void whileNobodyWatches(Runnable changes) {
        locked(() -> {
            streams.forEach(stream -> stream.over = true);
            forgotten = Long.MAX_VALUE; // who asks meanwhile is too late already
            monitor.signalAll();
            return null;
        });
        changes.run();
        locked(() -> {
            forgotten = version;
            log.clear();
            return null;
        });
    }

    private Pod change(EventType type, String name, String phase) {
        return locked(() -> {
            Pod pod = Pods.pod("default", name, ++version, phase);
            if (type == EventType.ADDED) {
                uids.put(name, "uid-" + name + "-" + version); // another object, though its name be an old one
            }
            pod = pod.edit().set(uids.getOrDefault(name, ""), "metadata", "uid").build(Pod.TYPE);
            if (type == EventType.DELETED) {
                pods.remove(pod.key());
            } else {
                pods.put(pod.key(), pod);
            }
            log.add(WatchEvent.of(type, pod));
            monitor.signalAll();
            return pod;
        });
    }

    /** What was asked, in order: {@code list 0}, {@code watch 17}, {@code watchlist}. */
    public List<String> requests() {
        return locked(() -> List.copyOf(requests));
    }

    @Override
    public ObjectList<Pod> list(ListOptions options) {
        return locked(() -> {
            requests.add("list " + options.resourceVersion());
            return ObjectList.of(Long.toString(version), List.copyOf(pods.values()));
        });
    }

    @Override
    public Watch<Pod> watch(ListOptions options) {
        return locked(() -> {
            boolean streamedList = Boolean.TRUE.equals(options.sendInitialEvents());
            requests.add(streamedList ? "watchlist" : "watch " + options.resourceVersion());
            Stream stream = new Stream();
            if (streamedList) {
                pods.values().forEach(pod -> stream.waiting.add(WatchEvent.of(EventType.ADDED, pod)));
                stream.waiting.add(WatchEvent.of(EventType.BOOKMARK, initialEventsEnd()));
                stream.next = log.size();
            } else {
                stream.next = after(Long.parseLong(options.resourceVersion()));
            }
            streams.add(stream);
            return stream;
        });
    }

    private Pod initialEventsEnd() {
        String json = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"" + version
                + "\",\"annotations\":{\"" + WatchEvent.INITIAL_EVENTS_END + "\":\"true\"}}}";
        return Pod.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Where in the log a watch begins; -1 if that is forgotten. */
    private int after(long from) {
        if (from < forgotten) {
            return -1;
        }
        int i = 0;
        while (i < log.size() && Long.parseLong(log.get(i).resourceVersion()) <= from) {
            i++;
        }
        return i;
    }

    private <R> R locked(Supplier<R> body) {
        monitor.lock();
        try {
            return body.get();
        } finally {
            monitor.unlock();
        }
    }

    private final class Stream implements Watch<Pod> {
        private final List<WatchEvent<Pod>> waiting = new ArrayList<>();
        private int next;
        private boolean over;

        @Override
        public Optional<WatchEvent<Pod>> next() {
            monitor.lock();
            try {
                while (!over && next >= 0 && waiting.isEmpty() && next >= log.size()) {
                    monitor.await();
                }
                if (over) {
                    return Optional.empty();
                }
                if (next < 0) {
                    over = true;
                    return Optional.of(WatchEvent.error(Status.failure(410, "Expired", "too old resource version")));
                }
                return Optional.of(waiting.isEmpty() ? log.get(next++) : waiting.remove(0));
            } catch (InterruptedException e) {
                return Optional.empty();
            } finally {
                monitor.unlock();
            }
        }

        @Override
        public Optional<IOException> failure() {
            return Optional.empty();
        }

        @Override
        public void close() {
            locked(() -> {
                over = true;
                monitor.signalAll();
                return null;
            });
        }
    }
}
