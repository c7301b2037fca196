import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@link ListerWatcher} in memory, for one informer: a fixed list, and a watch whose events a test sends. */
final class MemoryListWatch<T extends KubeObject> implements ListerWatcher<T> {
    private final Concurrency.Monitor monitor;
    private final ObjectList<T> list;
    private final List<WatchEvent<T>> events = new ArrayList<>(); // guarded by the monitor
    private int next;

    MemoryListWatch(String resourceVersion, List<T> objects, Concurrency concurrency) {
        this.monitor = concurrency.monitor();
        this.list = ObjectList.of(resourceVersion, objects);
    }

    void send(EventType type, T object) {
        monitor.with(() -> {
            events.add(WatchEvent.of(type, object));
            monitor.signalAll();
        });
    }

    @Override
    public ObjectList<T> list(ListOptions options) {
        return list;
    }

    @Override
    public Watch<T> watch(ListOptions options) {
        return new MemoryWatch();
    }

    @Override
    public boolean supportsWatchList() {
        return false;
    }

    private final class MemoryWatch implements Watch<T> {
        private boolean closed; // guarded by the monitor

        @Override
        public Optional<WatchEvent<T>> next() {
            monitor.lock();
            try {
                while (next == events.size() && !closed) {
                    monitor.await();
                }
                return closed ? Optional.empty() : Optional.of(events.get(next++));
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
                closed = true;
                monitor.signalAll();
            });
        }
    }
}
