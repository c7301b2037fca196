package informers.reflector;

import informers.api.KubeObject;
import informers.api.Status;
import informers.internal.util.LogLimit;
import informers.internal.util.UserCode;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports what a reflector does: counts it, logs it, and notifies the user's monitor.
 *
 * <p>Thread-safe.
 */
final class Reports implements ReflectorMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(Reflector.class);

    private final String name;
    private final String type;
    private final ReflectorMonitor monitor;
    private final Concurrency concurrency;

    private final LogLimit limit = new LogLimit();
    private final AtomicLong lists = new AtomicLong();
    private final AtomicLong watches = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong fallBacks = new AtomicLong();
    private final AtomicLong backoffs = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicLong storeErrors = new AtomicLong();
    private final Map<RelistCause, Long> relists = new ConcurrentHashMap<>();
    private final Map<String, Long> streamErrors = new ConcurrentHashMap<>();
    private final AtomicBoolean wrongTypeLogged = new AtomicBoolean();
    private volatile boolean watching;
    private volatile @Nullable Long lastEventAt;

    Reports(String name, String type, ReflectorMonitor monitor, Concurrency concurrency) {
        this.name = name;
        this.type = type;
        this.monitor = monitor;
        this.concurrency = concurrency;
    }

    ReflectorStats stats(String lastSyncResourceVersion) {
        Long last = lastEventAt;
        return new ReflectorStats(
                watching,
                lists.get(),
                watches.get(),
                events.get(),
                relists,
                streamErrors,
                fallBacks.get(),
                backoffs.get(),
                skipped.get(),
                storeErrors.get(),
                last == null ? Optional.empty() : Optional.of(Duration.ofNanos(concurrency.nanoTime() - last)),
                lastSyncResourceVersion);
    }

    /** Counts a change or a bookmark. There are too many of them to log them. */
    void event() {
        events.incrementAndGet();
        lastEventAt = concurrency.nanoTime();
    }

    /** Records that no watch is open. */
    void notWatching() {
        watching = false;
    }

    @Override
    public void listed(int objects, String resourceVersion) {
        lists.incrementAndGet();
        lastEventAt = concurrency.nanoTime();
        LOG.debug("{}: listed {} objects={} resourceVersion={}", name, type, objects, resourceVersion);
        notify(m -> m.listed(objects, resourceVersion));
    }

    @Override
    public void watching(String fromResourceVersion) {
        watches.incrementAndGet();
        watching = true;
        LOG.debug("{}: watching {} resourceVersion={}", name, type, fromResourceVersion);
        notify(m -> m.watching(fromResourceVersion));
    }

    @Override
    public void requestFailed(RuntimeException error) {
        LOG.debug("{}: a request for {} failed", name, type, error); // the WatchErrorHandler logs it at its level
        notify(m -> m.requestFailed(error));
    }

    @Override
    public void watchEnded(WatchOutcome outcome, Reaction reaction) {
        LOG.debug("{}: watch of {} ended: {} reaction={}", name, type, outcome, reaction);
        notify(m -> m.watchEnded(outcome, reaction));
    }

    @Override
    public void streamError(Status status) {
        streamErrors.merge(status.reason().isEmpty() ? "" + status.code() : status.reason(), 1L, Long::sum);
        if (status.isExpired() || status.isTooManyRequests()) {
            LOG.debug("{}: watch of {} ended: {}", name, type, status); // expected in normal operation
        } else {
            LOG.warn("{}: watch of {} ended with an error; watching or listing again error=\"{}\"", name, type, status);
        }
        notify(m -> m.streamError(status));
    }

    @Override
    public void relisting(RelistCause cause, String why) {
        relists.merge(cause, 1L, Long::sum);
        switch (cause) {
            case VERY_SHORT_WATCH, RESYNC_FAILED -> LOG.warn("{}: {}; relisting {} cause={}", name, why, type, cause);
            default -> LOG.debug("{}: {}; relisting {} cause={}", name, why, type, cause); // logged elsewhere already
        }
        notify(m -> m.relisting(cause, why));
    }

    @Override
    public void watchListFellBack(String why) {
        fallBacks.incrementAndGet();
        LOG.warn("{}: the streamed list of {} failed; sending a LIST instead reason=\"{}\"", name, type, why);
        notify(m -> m.watchListFellBack(why));
    }

    @Override
    public void initialEventsLate(String silence) {
        LOG.warn(
                "{}: the streamed list of {} is incomplete; still waiting for its last bookmark. If the server does not"
                        + " support streamed lists, use ReflectorOptions.withUseWatchList(false). silence=\"{}\"",
                name,
                type,
                silence);
        notify(m -> m.initialEventsLate(silence));
    }

    @Override
    public void backingOff(Duration wait) {
        backoffs.incrementAndGet();
        notify(m -> m.backingOff(wait));
    }

    @Override
    public void skipped(KubeObject object, String why) {
        skipped.incrementAndGet();
        if (wrongTypeLogged.compareAndSet(false, true)) {
            LOG.error(
                    "{}: dropped an object of an unexpected type; further ones are logged at DEBUG reason=\"{}\"",
                    name,
                    why);
        } else {
            LOG.debug("{}: dropped an object of an unexpected type reason=\"{}\"", name, why);
        }
        notify(m -> m.skipped(object, why));
    }

    @Override
    public void storeFailed(RuntimeException error) {
        storeErrors.incrementAndGet();
        Throwable cause = error.getCause() == null ? error : error.getCause();
        long number = limit.count("store " + cause.getClass().getName());
        if (number > 0) {
            LOG.error("{}: {} failures={}", name, error.getMessage(), number, number == 1 ? error : null);
        }
        notify(m -> m.storeFailed(error));
    }

    @Override
    public void stopped() {
        watching = false;
        LOG.debug("{}: stopped reflecting {}", name, type);
        notify(ReflectorMonitor::stopped);
    }

    private void notify(Consumer<ReflectorMonitor> callback) {
        guard("monitor", () -> callback.accept(monitor));
    }

    /** Runs user code, and logs what it throws. */
    void guard(String what, Runnable body) {
        try {
            body.run();
        } catch (Throwable e) { // an Error too: a monitor must not end the reflector
            UserCode.rethrowIfFatal(e);
            limit.error(LOG, what, e, "{}: the reflector's {} threw; the reflector continues", name, what);
        }
    }
}
