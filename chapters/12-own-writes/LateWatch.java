import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.util.Optional;

/** Given, for the script: a watch whose events can be held back, as by a slow network. Thread-safe. */
final class LateWatch<T extends KubeObject> implements ListerWatcher<T>, ListerWatcher.Scope<T> {
    private final Scope<T> server;
    private final Concurrency.Monitor monitor;
    private boolean held; // guarded by the monitor

    LateWatch(ListerWatcher<T> server, Concurrency concurrency) {
        this.server = server.scope();
        this.monitor = concurrency.monitor();
    }

    /** Holds back all events from now on, or delivers them again. */
    void hold(boolean back) {
        monitor.with(() -> {
            held = back;
            monitor.signalAll();
        });
    }

    @Override
    public ObjectList<T> list(ListOptions options) {
        return server.list(options);
    }

    @Override
    public Watch<T> watch(ListOptions options) {
        Watch<T> watch = server.watch(options);
        return new Watch<>() {
            @Override
            public Optional<WatchEvent<T>> next() {
                Optional<WatchEvent<T>> event = watch.next();
                monitor.lock();
                try {
                    while (held) {
                        monitor.await();
                    }
                } catch (InterruptedException e) {
                    return Optional.empty(); // the informer is being stopped
                } finally {
                    monitor.unlock();
                }
                return event;
            }

            @Override
            public Optional<IOException> failure() {
                return watch.failure();
            }

            @Override
            public void close() {
                hold(false);
                watch.close();
            }
        };
    }

    @Override
    public Scope<T> scope() {
        return this;
    }

    @Override
    public void close() {
        hold(false);
        server.close();
    }
}
