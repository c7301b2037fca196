package workbook.stage;

import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.api.Status;
import informers.client.rest.ApiException;
import informers.client.rest.RestException;
import informers.client.rest.UnreachableException;
import informers.listwatch.ListerWatcher;
import informers.testkit.TestObjects;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The API server of the stage: pods, a log of their changes, and the open watches with the events that were sent and not read yet. It
 * can be made to fail in the ways of real servers and networks.
 *
 * <p>Belongs to one run. Its methods are called by the tasks of the run.
 */
final class StageServer implements ListerWatcher<Pod> {
    /** The label that the informer's store has an index of. */
    static final String LABEL = "app";

    private static final long FIRST_VERSION = 100;

    private final Monitor monitor;
    private final Consumer<String> record;
    private final Consumer<String> requested;
    private final boolean streamsLists;
    private final List<String> values; // that the label takes in turn
    private final Map<String, Pod> pods = new TreeMap<>();
    private final List<WatchEvent<Pod>> log = new ArrayList<>();
    private final List<OpenWatch> watches = new ArrayList<>();
    private final Deque<RestException> refusals = new ArrayDeque<>();
    private long version = FIRST_VERSION;
    private long oldest = FIRST_VERSION; // a watch from before this version gets 410
    private boolean silent;

    /**
     * @param record called with each thing that the server or the network does for the reflector
     * @param requested called with what the reflector does from now on, because of its request
     */
    StageServer(Scene scene, Concurrency concurrency, Consumer<String> record, Consumer<String> requested) {
        this.monitor = concurrency.monitor();
        this.streamsLists = scene.streamsLists();
        this.values = scene.labels();
        this.record = record;
        this.requested = requested;
    }

    /** Creates a pod, or says that the name is taken. */
    String create(String name) {
        if (pods.containsKey(name)) {
            return "cannot create " + name + ": it exists already";
        }
        Pod pod = put(EventType.ADDED, name, values.get(0));
        return "create " + StageText.of(pod);
    }

    /** Gives a pod another value of the label that is indexed, or says that there is none. */
    String update(String name) {
        Pod before = pods.get(name);
        if (before == null) {
            return "cannot update " + name + ": there is no such pod";
        }
        Pod pod = put(EventType.MODIFIED, name, values.get(1 - values.indexOf(app(before))));
        return "update " + StageText.of(before) + " to " + StageText.of(pod);
    }

    /** Deletes a pod, or says that there is none. */
    String delete(String name) {
        if (!pods.containsKey(name)) {
            return "cannot delete " + name + ": there is no such pod";
        }
        return "delete " + StageText.of(put(EventType.DELETED, name, app(pods.get(name))));
    }

    static String app(Pod pod) {
        return pod.labels().getOrDefault(LABEL, "");
    }

    private Pod put(EventType type, String name, String app) {
        return monitor.read(() -> {
            version++;
            Pod pod = TestObjects.pod("default/" + name, version, Map.of(LABEL, app));
            if (type == EventType.DELETED) {
                pods.remove(name);
            } else {
                pods.put(name, pod);
            }
            log.add(WatchEvent.of(type, pod));
            watches.forEach(watch -> watch.send(log.get(log.size() - 1)));
            monitor.signalAll();
            return pod;
        });
    }

    /** Sends its version to all watches. It is newer than the last change of a pod, because other objects have changed. */
    void bookmark() {
        monitor.with(() -> {
            version++;
            watches.forEach(watch -> watch.send(TestObjects.bookmark(Pod.TYPE, version)));
            monitor.signalAll();
        });
    }

    /** Ends all watches: cleanly, or with the error of a broken connection. Events on the way are lost. */
    void cut(@Nullable IOException why) {
        monitor.with(() -> {
            watches.forEach(watch -> watch.end(why));
            watches.clear();
            monitor.signalAll();
        });
    }

    /** Ends all watches inside an event. */
    void cutInsideAnEvent() {
        cut(new EOFException("the stream ended inside an event"));
    }

    /** Forgets the log: a watch from an older resourceVersion than now is answered with 410. Open watches are not affected. */
    void forget() {
        oldest = version;
        log.clear();
    }

    /** Lets the next request fail with this. */
    void refuseNext(RestException refusal) {
        refusals.add(refusal);
    }

    /** Holds back all events from now on, or sends what was held back. */
    void silent(boolean hold) {
        monitor.with(() -> {
            silent = hold;
            monitor.signalAll();
        });
    }

    /** Returns the resourceVersion of each of these pods, by name. */
    Map<String, String> versions(Predicate<Pod> of) {
        Map<String, String> versions = new TreeMap<>();
        pods.forEach((name, pod) -> {
            if (of.test(pod)) {
                versions.put(name, pod.resourceVersion());
            }
        });
        return versions;
    }

    boolean isWatched() {
        return !watches.isEmpty();
    }

    /** Returns whether a watch is open and everything was read that it was sent. */
    boolean isRead() {
        return !silent && !watches.isEmpty() && watches.stream().allMatch(watch -> watch.sent.isEmpty());
    }

    List<String> podRows() {
        return pods.values().stream()
                .map(pod -> StageText.of(pod) + " " + LABEL + "=" + app(pod))
                .toList();
    }

    List<String> logRows() {
        return log.stream().map(StageText::of).toList();
    }

    /** Returns the open watch and the events that were sent and not read yet. */
    List<String> wireRows() {
        List<String> rows = new ArrayList<>();
        for (OpenWatch watch : watches) {
            rows.add("watch from " + watch.from + (silent ? ", silent" : ""));
            watch.sent.forEach(event -> rows.add(StageText.of(event)));
        }
        return rows;
    }

    @Override
    public boolean supportsWatchList() {
        return streamsLists;
    }

    @Override
    public ObjectList<Pod> list(ListOptions options) {
        refuse("LIST");
        ObjectList<Pod> list = monitor.read(() -> ObjectList.of(Long.toString(version), List.copyOf(pods.values())));
        requested.accept("has listed");
        record.accept("LIST: " + StageText.of(list.items()) + ", at " + list.resourceVersion());
        return list;
    }

    @Override
    public Watch<Pod> watch(ListOptions options) {
        boolean streamed = Boolean.TRUE.equals(options.sendInitialEvents());
        refuse("WATCH");
        OpenWatch watch = monitor.read(() -> open(options.resourceVersion(), streamed));
        requested.accept("watches from " + watch.from);
        record.accept(streamed ? "WATCH that begins with all objects" : "WATCH from " + watch.from);
        return watch;
    }

    private OpenWatch open(String from, boolean streamed) {
        boolean fromNow = !streamed && (from.isEmpty() || from.equals("0"));
        OpenWatch watch = new OpenWatch(streamed || fromNow ? "the beginning" : from);
        watches.add(watch);
        if (streamed) {
            pods.values().forEach(pod -> watch.send(WatchEvent.of(EventType.ADDED, pod)));
            watch.send(TestObjects.initialEventsEnd(Pod.TYPE, version));
        } else if (fromNow) {
            pods.values().forEach(pod -> watch.send(WatchEvent.of(EventType.ADDED, pod)));
        } else if (Long.parseLong(from) < oldest) {
            watch.send(WatchEvent.error(expired(from)));
        } else {
            log.stream()
                    .filter(event -> Long.parseLong(event.resourceVersion()) > Long.parseLong(from))
                    .forEach(watch::send);
        }
        return watch;
    }

    private Status expired(String from) {
        return Status.failure(410, "Expired", "too old resource version: " + from + " (" + oldest + ")");
    }

    private void refuse(String request) {
        RestException refusal = refusals.poll();
        if (refusal != null) {
            record.accept(request + ": "
                    + (refusal instanceof ApiException answered
                            ? answered.code() + " " + answered.status().reason()
                            : refusal instanceof UnreachableException
                                    ? "the server is unreachable"
                                    : "no JSON in the response"));
            throw refusal;
        }
    }

    private final class OpenWatch implements Watch<Pod> {
        private final String from;
        private final Deque<WatchEvent<Pod>> sent = new ArrayDeque<>();
        private @Nullable IOException failure;
        private boolean over;

        OpenWatch(String from) {
            this.from = from;
        }

        void send(WatchEvent<Pod> event) {
            sent.add(event);
        }

        void end(@Nullable IOException why) {
            over = true;
            failure = why;
        }

        @Override
        public Optional<WatchEvent<Pod>> next() {
            Optional<WatchEvent<Pod>> next = read();
            record.accept(next.map(event -> "reads " + StageText.of(event))
                    .orElse("reads the end of the watch" + (failure == null ? "" : ": " + failure.getMessage())));
            return next;
        }

        private Optional<WatchEvent<Pod>> read() {
            monitor.lock();
            try {
                while (!over && (sent.isEmpty() || silent)) {
                    monitor.await();
                }
                return over ? Optional.empty() : Optional.of(sent.remove());
            } catch (InterruptedException e) {
                return Optional.empty();
            } finally {
                monitor.unlock();
            }
        }

        @Override
        public Optional<IOException> failure() {
            return Optional.ofNullable(failure);
        }

        @Override
        public void close() {
            monitor.with(() -> {
                over = true;
                watches.remove(this);
                monitor.signalAll();
            });
        }
    }
}
