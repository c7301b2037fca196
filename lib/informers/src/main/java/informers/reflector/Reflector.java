package informers.reflector;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ResourceType;
import informers.api.Status;
import informers.listwatch.ListerWatcher;
import informers.queue.ReflectorStore;
import informers.reflector.WatchOutcome.InStreamError;
import informers.reflector.WatchOutcome.NotOpened;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.watch.Watch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a store equal to what the server has: it lists once, then follows the changes, and mends whatever breaks.
 *
 * <p>{@link #run} belongs to one thread, and runs once; the rest may be called from any. Answers to client-go's
 * {@code cache.Reflector} ({@code tools/cache/reflector.go}).
 */
public final class Reflector<T extends KubeObject> implements ReflectorRunner {
    /** Packages that make reflectors for others; none of them says who wanted it. */
    private static final List<String> INTERNAL =
            List.of("informers.reflector.", "informers.informer.", "informers.factory.");

    private static final Duration INTERNAL_ERROR_RESET = Duration.ofMinutes(1);

    private final String name;
    private final String typeDescription;
    private final ListerWatcher<T> listerWatcher;
    private final ReflectorStore<T> store;
    private final ReflectorOptions<T> options;
    private final Concurrency world;

    private final Latch closed;
    private final AtomicBoolean started = new AtomicBoolean();
    private final SyncVersion version = new SyncVersion();
    private final Reports reports;
    private final Waits waits;
    private final WatchTimeout timeout;
    private final WatchHandler<T> handler;
    private final Lister<T> lister;
    private final @Nullable WatchList<T> watchList;

    public Reflector(
            ListerWatcher<T> listerWatcher, ReflectorStore<T> store, ReflectorOptions<T> options, Concurrency world) {
        this.name = options.name().isPresent() ? options.name().get() : caller(); // no lambda: it would be the caller
        this.typeDescription = options.type().map(Reflector::describe).orElse("<unspecified>");
        this.listerWatcher = listerWatcher;
        this.store = store;
        this.options = options;
        this.world = world;
        this.closed = new Latch(world);
        this.reports = new Reports(name, typeDescription, options.monitor(), world);
        this.waits = new Waits(options.backoff().apply(world), closed, reports);
        this.timeout = new WatchTimeout(options.minWatchTimeout(), world);
        ExpectedType<T> expected = new ExpectedType<>(options.type().orElse(null));
        this.handler = new WatchHandler<>(expected, reports, world);
        this.lister = new Lister<>(store, options.watchListPageSize(), expected, version, reports);
        this.watchList = options.useWatchList() && listerWatcher.supportsWatchList()
                ? new WatchList<>(name, store, handler, version, timeout, check(), waits, reports, world)
                : null;
    }

    private @Nullable ConsistencyCheck<T> check() {
        return options.consistencyCheck() ? new ConsistencyCheck<>(waits, reports) : null;
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
        return reports.stats(version.last());
    }

    @Override
    public String lastSyncResourceVersion() {
        return version.last();
    }

    @Override
    public void run() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("the reflector " + name + " was run before; make a new one");
        }
        try (Connection<T> server = new Connection<>(listerWatcher.scope())) {
            closed.whenOpen(server::close);
            do {
                cycle(server);
            } while (!server.isClosed() && waits.backOff()); // also after a good end: no server is asked in circles
        } catch (InterruptedException e) {
            // told to stop
        } finally {
            closed.open();
            reports.stopped();
        }
    }

    private void cycle(Connection<T> server) throws InterruptedException {
        try {
            listAndWatch(server);
        } catch (RuntimeException e) {
            if (!waits.stopped()) { // else it is our own doing
                reports.guard(
                        "watch error handler", () -> options.watchErrorHandler().handle(this, e));
            }
        }
    }

    /** Throws if the list, or the request for a watch, fails. What ends a running watch is no exception: it is daily life. */
    private void listAndWatch(Connection<T> server) throws InterruptedException {
        Watch<T> stream = watchList == null ? null : watchList.open(server);
        if (stream == null && !server.isClosed()) {
            list(server);
        }
        if (server.isClosed()) {
            return;
        }
        ResyncTimer resync = new ResyncTimer(
                name, options.resyncPeriod(), options.shouldResync(), store, server::endWatch, reports, world);
        try {
            watch(server, stream, resync);
        } finally {
            resync.end();
        }
    }

    private void list(Connection<T> server) {
        try {
            lister.list(server);
        } catch (RuntimeException e) {
            if (!server.isClosed()) {
                reports.requestFailed(e);
                reports.relisting(RelistCause.LIST_FAILED, "the list failed: " + e.getMessage());
            }
            throw e;
        }
    }

    /** Watches, again and again, until only a list will help. */
    private void watch(Connection<T> server, @Nullable Watch<T> stream, ResyncTimer resync)
            throws InterruptedException {
        RetryWithDeadline retry =
                new RetryWithDeadline(options.maxInternalErrorRetryDuration(), INTERNAL_ERROR_RESET, world);
        Watch<T> open = stream;
        while (!server.isClosed()) {
            WatchOutcome outcome = watchOnce(server, open, resync, retry);
            open = null;
            reports.notWatching();
            if (server.isClosed()) {
                return;
            }
            Reaction reaction = Reaction.to(outcome);
            reports.watchEnded(outcome, reaction);
            switch (reaction) {
                case REWATCH -> {}
                case BACKOFF -> {
                    if (!waits.backOff()) {
                        return;
                    }
                }
                case RELIST -> {
                    reports.relisting(Reaction.cause(outcome), outcome.toString());
                    if (outcome instanceof NotOpened refused) {
                        throw refused.error();
                    }
                    return;
                }
            }
        }
    }

    private WatchOutcome watchOnce(
            Connection<T> server, @Nullable Watch<T> open, ResyncTimer resync, RetryWithDeadline retry) {
        long start = world.nanoTime(); // before the request: some proxies hold its answer back until the first event
        Watch<T> watch = open;
        if (watch == null) {
            try {
                watch = server.watch(request());
            } catch (RuntimeException e) {
                reports.requestFailed(e);
                return new NotOpened(e);
            }
            reports.watching(version.last());
        }
        WatchOutcome outcome;
        try {
            outcome = resync.hasFailed() // before this watch was there, so it could not end it
                    ? resync.outcome()
                    : handler.read(server, watch, start, new StoreTarget<>(store, version));
        } finally {
            watch.close();
        }
        if (resync.hasFailed()) {
            return resync.outcome();
        }
        return outcome instanceof InStreamError error ? judged(error.error(), retry) : outcome;
    }

    private ListOptions request() {
        return ListOptions.ALL
                .withResourceVersion(version.last())
                .withAllowWatchBookmarks(true)
                .withTimeoutSeconds(timeout.seconds());
    }

    private static WatchOutcome judged(Status error, RetryWithDeadline retry) {
        if (!error.isInternalError()) {
            return new InStreamError(error, false);
        }
        retry.afterError();
        return new InStreamError(error, retry.shouldRetry());
    }

    @Override
    public void close() {
        closed.open();
    }
}
