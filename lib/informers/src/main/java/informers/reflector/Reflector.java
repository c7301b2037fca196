package informers.reflector;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.listwatch.ListerWatcher;
import informers.listwatch.Pager;
import informers.queue.ReflectorStore;
import informers.util.Backoff;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a store equal to what the server has: it lists once, then follows the changes, and mends whatever breaks.
 *
 * <p>{@link #run} belongs to one thread; the rest may be called from any. Answers to client-go's {@code cache.Reflector}
 * ({@code tools/cache/reflector.go}).
 */
public final class Reflector<T extends KubeObject> implements ReflectorRunner {
    private final ListerWatcher<T> listerWatcher;
    private final ReflectorStore<T> store;
    private final ReflectorOptions<T> options;
    private final Backoff backoff;
    private final Latch closed;

    private volatile String lastSyncResourceVersion = "";
    private volatile @Nullable Watch<T> current;

    public Reflector(
            ListerWatcher<T> listerWatcher, ReflectorStore<T> store, ReflectorOptions<T> options, Concurrency world) {
        this.listerWatcher = listerWatcher;
        this.store = store;
        this.options = options;
        this.backoff = options.backoff().apply(world);
        this.closed = new Latch(world);
    }

    public String name() {
        return options.name().orElse(typeDescription());
    }

    /** What it reflects, for people. */
    public String typeDescription() {
        return options.type().map(Object::toString).orElse("<unspecified>");
    }

    @Override
    public void run() {
        try (ListerWatcher.Scope<T> server = listerWatcher.scope()) {
            closed.whenOpen(server::close);
            while (!closed.isOpen()) {
                try {
                    listAndWatch(server);
                } catch (RuntimeException e) {
                    if (!closed.isOpen()) {
                        options.watchErrorHandler().handle(this, e);
                    }
                }
                if (closed.await(backoff.next())) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            // told to stop
        } finally {
            closed.open();
        }
    }

    private void listAndWatch(ListerWatcher<T> server) {
        var list = Pager.of(server::list).list(ListOptions.ALL).list();
        store.replace(list.items(), list.resourceVersion());
        lastSyncResourceVersion = list.resourceVersion();
        ListOptions from =
                ListOptions.ALL.withResourceVersion(list.resourceVersion()).withAllowWatchBookmarks(true);
        try (Watch<T> watch = server.watch(from)) {
            current = watch;
            if (closed.isOpen()) {
                return;
            }
            Optional<WatchEvent<T>> event = watch.next();
            while (event.isPresent() && event.get().status().isEmpty()) {
                take(event.get());
                event = watch.next();
            }
        }
    }

    private void take(WatchEvent<T> event) {
        switch (event.type()) {
            case ADDED -> store.add(event.object());
            case MODIFIED -> store.update(event.object());
            case DELETED -> store.delete(event.object());
            default -> store.bookmark(event.resourceVersion());
        }
        lastSyncResourceVersion = event.resourceVersion();
    }

    @Override
    public String lastSyncResourceVersion() {
        return lastSyncResourceVersion;
    }

    @Override
    public void close() {
        closed.open();
        Watch<T> open = current;
        if (open != null) {
            open.close();
        }
    }
}
