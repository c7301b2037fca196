package informers.reflector;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.Status;
import informers.reflector.WatchOutcome.Ended;
import informers.reflector.WatchOutcome.NotOpened;
import informers.watch.Watch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests the first list as a stream: a watch that starts with the existing objects, marks their end with a bookmark, and
 * then continues as any watch. The server need not hold the whole list in memory.
 *
 * <p>Used by the reflector's thread. Corresponds to {@code Reflector.watchList}.
 */
final class WatchList<T extends KubeObject> {
    private final ReflectorContext<T> context;
    private final SyncVersion version;
    private final Reports reports;
    private final WatchHandler<T> handler;

    WatchList(ReflectorContext<T> context) {
        this.context = context;
        this.version = context.version();
        this.reports = context.reports();
        this.handler = new WatchHandler<>(context);
    }

    /**
     * Streams the list into the store.
     *
     * @return the open watch; null if the caller must fall back to a LIST, or the reflector was closed
     */
    @Nullable
    Watch<T> open(Connection<T> server) throws InterruptedException {
        while (!server.isClosed()) {
            String from = version.forWatchList();
            TemporaryStore<T> seen = new TemporaryStore<>(context.concurrency());
            long start = context.concurrency().nanoTime();
            Watch<T> watch = null;
            WatchOutcome outcome;
            try {
                watch = server.watch(request(from));
                reports.watching(from);
                outcome = read(server, watch, start, seen);
            } catch (RuntimeException e) {
                if (!server.isClosed()) {
                    reports.requestFailed(e);
                }
                outcome = new NotOpened(e);
            }
            if (watch != null && seen.isComplete() && !server.isClosed()) {
                return replaceStore(server, seen) ? watch : closed(watch);
            }
            closed(watch);
            if (!server.isClosed() && !shouldRetry(outcome, from)) {
                return null;
            }
        }
        return null;
    }

    private ListOptions request(String from) {
        return ListOptions.ALL
                .withResourceVersion(from)
                .withResourceVersionMatch("NotOlderThan")
                .withSendInitialEvents(true)
                .withAllowWatchBookmarks(true)
                .withTimeoutSeconds(context.timeoutSeconds());
    }

    private WatchOutcome read(Connection<T> server, Watch<T> watch, long start, TemporaryStore<T> seen)
            throws InterruptedException {
        InitialEventsWarning warning = new InitialEventsWarning(context, seen::lastEventAt);
        try {
            return handler.read(server, watch, start, seen);
        } finally {
            warning.end();
        }
    }

    private @Nullable Watch<T> closed(@Nullable Watch<T> watch) {
        if (watch != null) {
            reports.guard("Watch.close()", watch::close);
            reports.notWatching();
        }
        return null;
    }

    private boolean replaceStore(Connection<T> server, TemporaryStore<T> seen) throws InterruptedException {
        version.setUnavailable(false);
        if (seen.lacksObjects()) { // a LIST is complete, or fails with the reason
            reports.watchListFellBack("it contained an object that could not be used");
            return false;
        }
        List<T> objects = seen.objects();
        if (context.options().consistencyCheck()) {
            new ConsistencyCheck<>(context).run(server, seen.resourceVersion(), objects);
        }
        try {
            context.requested().served();
            context.store().replace(objects, seen.resourceVersion());
        } catch (RuntimeException e) {
            reports.storeFailed(new IllegalStateException("the store refused the list: " + e.getMessage(), e));
            reports.watchListFellBack("the store refused it: " + e.getMessage());
            return false;
        }
        version.reached(seen.resourceVersion());
        reports.listed(objects.size(), seen.resourceVersion());
        return true;
    }

    private boolean shouldRetry(WatchOutcome outcome, String from) throws InterruptedException {
        Status status = outcome.status().orElse(null);
        boolean refused = outcome instanceof NotOpened request && request.connectionRefused();
        if (refused || Reaction.isTooManyRequests(outcome)) {
            return context.backoff().backOff();
        }
        boolean unavailable = status != null && (status.isExpired() || status.isTooLargeResourceVersion());
        if (unavailable && !from.isEmpty()) {
            version.setUnavailable(true);
            return true; // at once, at the newest version
        }
        if (outcome instanceof Ended ended && !ended.veryShort()) {
            return true; // the server closed the watch before the end of the list
        }
        reports.watchListFellBack(outcome.toString());
        return false;
    }
}
