package informers.reflector;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.Status;
import informers.reflector.WatchOutcome.Ended;
import informers.reflector.WatchOutcome.InStreamError;
import informers.reflector.WatchOutcome.NotOpened;
import informers.watch.Watch;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches, and watches again, until a relist is needed. {@link Reaction} determines what follows the end of each watch.
 *
 * <p>Used by the reflector's thread. Corresponds to {@code Reflector.watch}.
 */
final class WatchLoop<T extends KubeObject> {
    private static final Duration INTERNAL_ERROR_RESET = Duration.ofMinutes(1);

    private final ReflectorContext<T> context;
    private final WatchHandler<T> handler;

    WatchLoop(ReflectorContext<T> context) {
        this.context = context;
        this.handler = new WatchHandler<>(context);
    }

    /**
     * Watches until a relist is due or the reflector is closed. If a watch cannot be opened and a relist is needed, throws
     * why.
     *
     * @param stream a watch that is already open; null if there is none
     */
    void run(Connection<T> server, @Nullable Watch<T> stream, ResyncTimer resync) throws InterruptedException {
        RetryWithDeadline retry = new RetryWithDeadline(
                context.options().maxInternalErrorRetryDuration(), INTERNAL_ERROR_RESET, context.concurrency());
        Watch<T> open = stream;
        while (!server.isClosed()) {
            WatchOutcome outcome = watch(server, open, resync, retry);
            open = null;
            context.reports().notWatching();
            if (server.isClosed()) {
                return;
            }
            Reaction reaction = Reaction.to(outcome);
            context.reports().watchEnded(outcome, reaction);
            switch (reaction) {
                case REWATCH -> {}
                case BACKOFF -> {
                    if (!context.backoff().backOff()) {
                        return;
                    }
                }
                case RELIST -> {
                    context.reports().relisting(Reaction.cause(outcome), outcome.toString());
                    if (outcome instanceof NotOpened refused) {
                        throw refused.error();
                    }
                    return;
                }
            }
        }
    }

    private WatchOutcome watch(
            Connection<T> server, @Nullable Watch<T> open, ResyncTimer resync, RetryWithDeadline retry) {
        long start = context.concurrency()
                .nanoTime(); // before the request: a proxy may delay the response until the first event
        Watch<T> watch = open;
        if (watch == null) {
            try {
                watch = server.watch(request());
            } catch (RuntimeException e) {
                if (!server.isClosed()) {
                    context.reports().requestFailed(e);
                }
                return new NotOpened(e);
            }
            context.reports().watching(context.version().last());
        }
        WatchOutcome outcome;
        try {
            // Does not read if the watch must end: endWatch() may have been called before this watch was open.
            outcome = resync.hasFailed() || context.requested().isDue()
                    ? new Ended(0, Duration.ZERO, Optional.empty())
                    : handler.read(server, watch, start, new StoreTarget<>(context.store(), context.version()));
        } finally {
            context.reports().guard("Watch.close()", watch::close);
        }
        if (resync.hasFailed()) {
            return resync.outcome();
        }
        if (context.requested().isDue()) {
            return context.requested().outcome();
        }
        return outcome instanceof InStreamError error ? judged(error.error(), retry) : outcome;
    }

    private ListOptions request() {
        return ListOptions.ALL
                .withResourceVersion(context.version().last())
                .withAllowWatchBookmarks(true)
                .withTimeoutSeconds(context.timeoutSeconds());
    }

    private static WatchOutcome judged(Status error, RetryWithDeadline retry) {
        if (!error.isInternalError()) {
            return new InStreamError(error, false);
        }
        retry.afterError();
        return new InStreamError(error, retry.shouldRetry());
    }
}
