package informers.testkit;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.ResourceType;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An API server in memory, with the objects of one type. Each change gets the next resourceVersion, and lists and watches show it.
 * Streamed lists ({@code sendInitialEvents}) are supported; selectors and pages are not.
 *
 * <pre>{@code
 * var source = new FakeControllerSource<>(Pod.TYPE, concurrency);
 * source.add("web", "Running");
 * var informer = new SharedIndexInformer<>(InformerOptions.of(source, Pod.TYPE).withConcurrency(concurrency));
 * }</pre>
 *
 * <p>Safe for use by all threads of its {@link Concurrency}. A watch blocks until there is an event. Corresponds to client-go's
 * {@code tools/cache/testing/fake_controller_source.go}.
 */
public final class FakeControllerSource<T extends KubeObject> implements ListerWatcher<T> {
    private final ResourceType<T> type;
    private final Monitor monitor;
    private final Map<String, T> objects = new TreeMap<>();
    private final Map<String, String> uids = new TreeMap<>();
    private final List<WatchEvent<T>> log = new ArrayList<>();
    private final List<OpenWatch> watches = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private long version;
    private long compacted; // a watch from before this version gets 410
    private boolean disconnected;

    /**
     * Creates a server without objects.
     *
     * @param concurrency that of the informer under test, such as a {@link SeededScheduler}
     */
    public FakeControllerSource(ResourceType<T> type, Concurrency concurrency) {
        this.type = type;
        this.monitor = concurrency.monitor();
    }

    /** Adds an object. Returns it as the server has it, with a resourceVersion and a UID of its own. */
    public T add(T object) {
        return change(EventType.ADDED, object);
    }

    /** Replaces an object. Returns it as the server has it, with a new resourceVersion. */
    public T modify(T object) {
        return change(EventType.MODIFIED, object);
    }

    /** Adds an object to the namespace {@code default}, with this {@code status.phase}. Returns it as the server has it. */
    public T add(String name, String phase) {
        return add(object(name, phase));
    }

    /** Replaces an object of the namespace {@code default} by one with this {@code status.phase}. Returns it as the server has it. */
    public T modify(String name, String phase) {
        return modify(object(name, phase));
    }

    /** Deletes an object of the namespace {@code default}. Returns its final state. */
    public T delete(String name) {
        return change(EventType.DELETED, object(name, "gone"));
    }

    private T object(String name, String phase) {
        return TestObjects.object(type, "default/" + name, 0)
                .edit()
                .set(phase, "status", "phase")
                .build(type);
    }

    /**
     * Makes changes that no watch can report: ends all watches, makes the changes, and forgets their history. A watch from an
     * earlier resourceVersion gets 410, so that the client must list again.
     */
    public void whileDisconnected(Runnable changes) {
        monitor.with(() -> {
            disconnected = true;
            watches.forEach(watch -> watch.over = true);
            monitor.signalAll();
        });
        changes.run();
        monitor.with(() -> {
            disconnected = false;
            compacted = version;
            log.clear();
        });
    }

    private T change(EventType change, T desired) {
        return monitor.read(() -> {
            version++;
            if (change == EventType.ADDED) { // another object, even if one of this name existed before
                uids.put(desired.key(), "uid-" + desired.name() + "-" + version);
            }
            T object = desired.edit()
                    .set(Long.toString(version), "metadata", "resourceVersion")
                    .set(uids.getOrDefault(desired.key(), ""), "metadata", "uid")
                    .build(type);
            if (change == EventType.DELETED) {
                objects.remove(object.key());
            } else {
                objects.put(object.key(), object);
            }
            log.add(WatchEvent.of(change, object));
            monitor.signalAll();
            return object;
        });
    }

    /** Returns the requests in order: {@code list 0}, {@code watch 17}, {@code watchlist}. */
    public List<String> requests() {
        return monitor.read(() -> List.copyOf(requests));
    }

    @Override
    public ObjectList<T> list(ListOptions options) {
        return monitor.read(() -> {
            requests.add("list " + options.resourceVersion());
            return ObjectList.of(Long.toString(version), List.copyOf(objects.values()));
        });
    }

    @Override
    public Watch<T> watch(ListOptions options) {
        return monitor.read(() -> {
            boolean streamedList = Boolean.TRUE.equals(options.sendInitialEvents());
            requests.add(streamedList ? "watchlist" : "watch " + options.resourceVersion());
            OpenWatch watch = new OpenWatch();
            if (disconnected && streamedList) {
                watch.over = true;
            } else if (streamedList) {
                objects.values().forEach(object -> watch.initial.add(WatchEvent.of(EventType.ADDED, object)));
                watch.initial.add(TestObjects.initialEventsEnd(type, version));
                watch.next = log.size();
            } else {
                watch.next = firstEventAfter(Long.parseLong(options.resourceVersion()));
            }
            watches.add(watch);
            return watch;
        });
    }

    /** The index in the log at which a watch starts; -1 if that history is forgotten. */
    private int firstEventAfter(long from) {
        if (disconnected || from < compacted) {
            return -1;
        }
        int i = 0;
        while (i < log.size() && Long.parseLong(log.get(i).resourceVersion()) <= from) {
            i++;
        }
        return i;
    }

    private final class OpenWatch implements Watch<T> {
        private final List<WatchEvent<T>> initial = new ArrayList<>();
        private int next;
        private boolean over;

        @Override
        public Optional<WatchEvent<T>> next() {
            monitor.lock();
            try {
                while (!over && next >= 0 && initial.isEmpty() && next >= log.size()) {
                    monitor.await();
                }
                if (over) {
                    return Optional.empty();
                }
                if (next < 0) {
                    over = true;
                    return Optional.of(WatchEvent.error(ServerErrors.expired()));
                }
                return Optional.of(initial.isEmpty() ? log.get(next++) : initial.remove(0));
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
            monitor.with(() -> {
                over = true;
                monitor.signalAll();
            });
        }
    }
}
