package informers.reflector;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.listwatch.ListerWatcher;
import informers.queue.ReflectorStore;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.watch.Watch;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a store equal to the server's objects: it lists them once, then watches for changes. After a failure it waits, and
 * watches or lists again.
 *
 * <p>{@link #run} is called by one thread, once; the other methods are thread-safe. Corresponds to client-go's
 * {@code cache.Reflector} ({@code tools/cache/reflector.go}).
 *
 * @param <T> the type of the objects
 */
public final class Reflector<T extends KubeObject> implements ReflectorRunner {
    private final String name;
    private final String typeDescription;
    private final ListerWatcher<T> listerWatcher;
    private final Latch closed;
    private final AtomicBoolean started = new AtomicBoolean();
    private final RequestedList requested;
    private final ReflectorContext<T> context;
    private final PagedLister<T> pagedLister;
    private final @Nullable WatchList<T> watchList;
    private final WatchLoop<T> watchLoop;
    private volatile @Nullable Connection<T> connection;

    /**
     * Creates a reflector. It sends no request before {@link #run}.
     *
     * @param listerWatcher lists and watches the objects
     * @param store the destination of the objects
     * @param options the options
     * @param concurrency provides threads, locks and time
     */
    public Reflector(
            ListerWatcher<T> listerWatcher,
            ReflectorStore<T> store,
            ReflectorOptions<T> options,
            Concurrency concurrency) {
        this.name = options.name().isPresent() ? options.name().get() : Caller.place(); // a lambda would be the caller
        this.typeDescription = options.type().map(Reflector::describe).orElse("<unspecified>");
        this.listerWatcher = listerWatcher;
        this.closed = new Latch(concurrency);
        Reports reports = new Reports(name, typeDescription, options.monitor(), concurrency);
        BackoffManager backoff = new BackoffManager(
                Objects.requireNonNull(options.backoff().apply(concurrency), "the backoff"), closed, reports);
        ExpectedType<T> expected = new ExpectedType<>(options.type().orElse(null));
        this.requested = new RequestedList(name, concurrency, this::endWatch);
        this.context = new ReflectorContext<>(
                name, store, options, expected, new SyncVersion(), backoff, reports, requested, concurrency);
        this.pagedLister = new PagedLister<>(context);
        this.watchList = options.useWatchList() && listerWatcher.supportsWatchList() ? new WatchList<>(context) : null;
        this.watchLoop = new WatchLoop<>(context);
    }

    private static String describe(ResourceType<?> type) {
        return type.kind() == null ? type.resource().toString() : type.kind().toString();
    }

    /** {@return the name for log lines} */
    public String name() {
        return name;
    }

    /** {@return the type of the objects, for log lines} */
    public String typeDescription() {
        return typeDescription;
    }

    @Override
    public ReflectorStats stats() {
        return context.reports().stats(context.version().last());
    }

    @Override
    public String lastSyncResourceVersion() {
        return context.version().last();
    }

    @Override
    public void run() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("the reflector " + name + " was run before; create a new one");
        }
        try {
            do {
                cycle();
            } while (!isClosed() && context.backoff().backOff()); // also after success, to avoid a busy loop
        } catch (InterruptedException e) {
            // run() ends
        } finally {
            disconnect();
            endRequests();
            context.reports().stopped();
        }
    }

    private void endRequests() {
        try {
            requested.end();
        } catch (InterruptedException e) {
            // the tasks have ended all the same, and run() ends
        }
    }

    private void endWatch() {
        Connection<T> open = connection;
        if (open != null) {
            context.reports().guard("Watch.close()", open::endWatch);
        }
    }

    @Override
    public void relist(String why) {
        requested.request(why);
    }

    private void cycle() throws InterruptedException {
        try {
            Connection<T> open = connection;
            listAndWatch(open == null ? connect() : open);
        } catch (RuntimeException e) {
            if (!isClosed() && !context.backoff().stopped()) { // otherwise closing the requests has caused it
                WatchErrorHandler handler = context.options().watchErrorHandler();
                context.reports().guard("watch error handler", () -> handler.handle(this, e));
            }
        }
    }

    /** Returns whether close() was called. Also true while close() is in progress. */
    private boolean isClosed() {
        Connection<T> open = connection;
        return closed.isOpen() || (open != null && open.isClosed());
    }

    private Connection<T> connect() {
        ListerWatcher.Scope<T> scope;
        try {
            scope = Objects.requireNonNull(
                    listerWatcher.scope(), "expected a scope, but the ListerWatcher returned null");
        } catch (RuntimeException e) {
            context.reports().requestFailed(e);
            throw e;
        }
        Connection<T> server = new Connection<>(scope);
        connection = server;
        closed.whenOpen(() -> context.reports().guard("Watch.close()", server::close)); // it may be closed already
        return server;
    }

    private void disconnect() {
        Connection<T> server = connection;
        if (server != null) {
            context.reports().guard("Watch.close()", server::close);
        }
    }

    /** Lists, then watches. Throws if a list fails or a watch cannot be opened, but not when an open watch ends. */
    private void listAndWatch(Connection<T> server) throws InterruptedException {
        Watch<T> stream = watchList == null ? null : watchList.open(server);
        if (stream == null && !server.isClosed()) {
            pagedLister.list(server);
        }
        if (server.isClosed()) {
            return;
        }
        ResyncTimer resync = new ResyncTimer(context, server::endWatch);
        try {
            watchLoop.run(server, stream, resync);
        } finally {
            resync.end();
        }
    }

    @Override
    public void close() {
        disconnect(); // before the latch: a thread that the latch wakes must not send another request
        closed.open();
    }
}
