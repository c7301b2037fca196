package informers.reflector;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.listwatch.ListerWatcher;
import informers.queue.ReflectorStore;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.watch.Watch;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a store equal to what the server has: it lists once, then follows the changes, and mends whatever breaks.
 *
 * <p>{@link #run} belongs to one thread, and runs once; the rest may be called from any. Corresponds to client-go's
 * {@code cache.Reflector} ({@code tools/cache/reflector.go}).
 */
public final class Reflector<T extends KubeObject> implements ReflectorRunner {
    /** Packages that make reflectors for others; none of them says who wanted it. */
    private static final List<String> INTERNAL =
            List.of("informers.reflector.", "informers.informer.", "informers.factory.");

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

    public Reflector(
            ListerWatcher<T> listerWatcher,
            ReflectorStore<T> store,
            ReflectorOptions<T> options,
            Concurrency concurrency) {
        this.name = options.name().isPresent() ? options.name().get() : caller(); // no lambda: it would be the caller
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

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(f -> INTERNAL.stream().noneMatch(f.getClassName()::startsWith))
                        .findFirst()
                        .map(f -> f.getFileName() + ":" + f.getLineNumber()))
                .orElse("reflector");
    }

    /** For logs. */
    public String name() {
        return name;
    }

    /** What it reflects, for people. */
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
            throw new IllegalStateException("the reflector " + name + " was run before; make a new one");
        }
        try {
            do {
                cycle();
            } while (!isClosed()
                    && context.backoff().backOff()); // also after a good end: no server is asked in circles
        } catch (InterruptedException e) {
            // told to stop
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
            // it is over all the same, and so is this
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
            if (!isClosed() && !context.backoff().stopped()) { // else it is our own doing
                WatchErrorHandler handler = context.options().watchErrorHandler();
                context.reports().guard("watch error handler", () -> handler.handle(this, e));
            }
        }
    }

    /** Also when close() has come only half of its way. */
    private boolean isClosed() {
        Connection<T> open = connection;
        return closed.isOpen() || (open != null && open.isClosed());
    }

    private Connection<T> connect() {
        ListerWatcher.Scope<T> scope;
        try {
            scope = Objects.requireNonNull(listerWatcher.scope(), "the ListerWatcher gave null in place of a scope");
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

    /** Throws if the list, or the request for a watch, fails. What ends a running watch is no exception: it is daily life. */
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
        disconnect(); // first: who is woken by the latch must not ask the server anything more
        closed.open();
    }
}
