package workbook.stage;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Status;
import informers.client.rest.ApiException;
import informers.client.rest.RestException;
import informers.client.rest.UnreachableException;
import informers.listwatch.ListerWatcher;
import informers.testkit.ServerErrors;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The API server of the stage: objects of one kind, a log of their changes, and the open watches with the events that were sent and not read yet. It
 * can be made to fail in the ways of real servers and networks.
 *
 * <p>Belongs to one run. Its methods are called by the tasks of the run.
 */
final class StageServer<T extends KubeObject> {
    static final long FIRST_VERSION = 100;

    private final Monitor monitor;
    private final Consumer<String> record;
    private final boolean streamsLists;
    private final ObjectKind<T> kind;
    private final Map<String, T> objects = new TreeMap<>();
    private final List<WatchEvent<T>> log = new ArrayList<>();
    private final List<OpenWatch> watches = new ArrayList<>();
    private final Deque<RestException> refusals = new ArrayDeque<>();
    private final AtomicLong version; // shared by the servers of a stage: there is one for each kind of objects
    private long oldest = FIRST_VERSION; // a watch from before this version gets 410
    private boolean silent;

    /**
     * @param version the version of the last change, of all kinds of objects
     * @param streamsLists whether it supports {@code sendInitialEvents}
     * @param record called with each thing that the server or the network does for the reflector
     */
    StageServer(
            ObjectKind<T> kind,
            AtomicLong version,
            boolean streamsLists,
            Concurrency concurrency,
            Consumer<String> record) {
        this.version = version;
        this.kind = kind;
        this.monitor = concurrency.monitor();
        this.streamsLists = streamsLists;
        this.record = record;
    }

    ObjectKind<T> kind() {
        return kind;
    }

    /** Returns a client for one informer, which calls {@code requested} with what its reflector does because of its request. */
    ListerWatcher<T> client(Consumer<String> requested) {
        return new ListerWatcher<>() {
            @Override
            public boolean supportsWatchList() {
                return streamsLists;
            }

            @Override
            public ObjectList<T> list(ListOptions options) {
                return StageServer.this.list(requested);
            }

            @Override
            public Watch<T> watch(ListOptions options) {
                return StageServer.this.watch(options, requested);
            }
        };
    }

    /** Creates an object, or says that the name is taken. */
    String create(String target) {
        if (objects.containsKey(target)) {
            return "cannot create " + target + ": it exists already";
        }
        return "create " + StageText.of(put(target, kind.made(target, version.get())));
    }

    /** Gives an object its other value, or says that there is none. */
    String update(String target) {
        T before = objects.get(target);
        if (before == null) {
            return "cannot update " + target + ": there is no such object";
        }
        return "update " + StageText.of(before) + " to "
                + StageText.of(put(target, kind.changed(before, kind.other(before))));
    }

    /** Deletes an object, or says that there is none. */
    String delete(String target) {
        T before = objects.get(target);
        if (before == null) {
            return "cannot delete " + target + ": there is no such object";
        }
        return "delete " + StageText.of(remove(target, before));
    }

    /**
     * Does a write of a client.
     *
     * @return the object as it is stored
     * @throws RestException if the next request is to fail, or the object exists already
     */
    T create(String target, T object) {
        refuse("CREATE " + StageText.name(object));
        if (objects.containsKey(target)) {
            throw refused("CREATE ", object, 409, "AlreadyExists");
        }
        T stored = put(target, object);
        record.accept("CREATE " + StageText.of(stored));
        return stored;
    }

    /**
     * Does a write of a client.
     *
     * @throws RestException if the next request is to fail, the object does not exist, or has another version
     */
    void update(String target, T object) {
        refuse("UPDATE " + StageText.name(object));
        T before = objects.get(target);
        if (before == null) {
            throw refused("UPDATE ", object, 404, "NotFound");
        }
        if (!object.resourceVersion().isEmpty() && !object.resourceVersion().equals(before.resourceVersion())) {
            throw refused("UPDATE ", object, 409, "Conflict");
        }
        record.accept("UPDATE " + StageText.of(put(target, object)));
    }

    /**
     * Does a write of a client.
     *
     * @throws RestException if the next request is to fail, or the object does not exist
     */
    void delete(String target, T object) {
        refuse("DELETE " + StageText.name(object));
        T before = objects.get(target);
        if (before == null) {
            throw refused("DELETE ", object, 404, "NotFound");
        }
        record.accept("DELETE " + StageText.of(remove(target, before)));
    }

    private ApiException refused(String request, T object, int code, String reason) {
        record.accept(request + StageText.name(object) + ": " + code + " " + reason);
        return ServerErrors.refused(Status.failure(code, reason, StageText.name(object)));
    }

    private T put(String target, T object) {
        EventType type = objects.containsKey(target) ? EventType.MODIFIED : EventType.ADDED;
        return change(type, object, changed -> objects.put(target, changed));
    }

    private T remove(String target, T object) {
        return change(EventType.DELETED, object, changed -> objects.remove(target));
    }

    private T change(EventType type, T object, Consumer<T> change) {
        return monitor.read(() -> {
            T changed = kind.withVersion(object, version.incrementAndGet());
            change.accept(changed);
            log.add(WatchEvent.of(type, changed));
            watches.forEach(watch -> watch.send(log.get(log.size() - 1)));
            monitor.signalAll();
            return changed;
        });
    }

    /** Sends its version to all watches. It is newer than the last change of an object, because other objects have changed. */
    void bookmark() {
        monitor.with(() -> {
            long now = version.incrementAndGet();
            watches.forEach(watch -> watch.send(TestObjects.bookmark(kind.type(), now)));
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
        oldest = version.get();
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

    /** Returns the resourceVersion of each of these objects, by {@link StageText#name}. */
    Map<String, String> versions(Predicate<T> of) {
        Map<String, String> versions = new TreeMap<>();
        objects.values().stream()
                .filter(of)
                .forEach(object -> versions.put(StageText.name(object), object.resourceVersion()));
        return versions;
    }

    boolean isWatched() {
        return !watches.isEmpty();
    }

    /** Returns whether a watch is open and everything was read that it was sent. */
    boolean isRead() {
        return !silent && !watches.isEmpty() && watches.stream().allMatch(watch -> watch.sent.isEmpty());
    }

    List<T> objects() {
        return List.copyOf(objects.values());
    }

    /** Returns how actions name the objects. */
    List<String> targets() {
        return List.copyOf(objects.keySet());
    }

    List<String> objectRows() {
        return objects.values().stream()
                .map(object -> StageText.of(object) + " " + kind.field() + "=" + kind.value(object))
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

    private ObjectList<T> list(Consumer<String> requested) {
        refuse("LIST");
        ObjectList<T> list =
                monitor.read(() -> ObjectList.of(Long.toString(version.get()), List.copyOf(objects.values())));
        requested.accept("has listed");
        record.accept("LIST: " + StageText.of(list.items()) + ", at " + list.resourceVersion());
        return list;
    }

    private Watch<T> watch(ListOptions options, Consumer<String> requested) {
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
            objects.values().forEach(object -> watch.send(WatchEvent.of(EventType.ADDED, object)));
            watch.send(TestObjects.initialEventsEnd(kind.type(), version.get()));
        } else if (fromNow) {
            objects.values().forEach(object -> watch.send(WatchEvent.of(EventType.ADDED, object)));
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

    private final class OpenWatch implements Watch<T> {
        private final String from;
        private final Deque<WatchEvent<T>> sent = new ArrayDeque<>();
        private @Nullable IOException failure;
        private boolean over;

        OpenWatch(String from) {
            this.from = from;
        }

        void send(WatchEvent<T> event) {
            sent.add(event);
        }

        void end(@Nullable IOException why) {
            over = true;
            failure = why;
        }

        @Override
        public Optional<WatchEvent<T>> next() {
            Optional<WatchEvent<T>> next = read();
            record.accept(next.map(event -> "reads " + StageText.of(event))
                    .orElse("reads the end of the watch" + (failure == null ? "" : ": " + failure.getMessage())));
            return next;
        }

        private Optional<WatchEvent<T>> read() {
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
