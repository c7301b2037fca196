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
 * What happens goes three ways from here: into numbers, to the log, and to the user's monitor.
 *
 * <p>Any thread.
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
    private final AtomicBoolean toldOfWrongType = new AtomicBoolean();
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

    /** A change or a bookmark has come. For numbers alone: there are too many of them for the rest. */
    void event() {
        events.incrementAndGet();
        lastEventAt = concurrency.nanoTime();
    }

    /** No watch is open any more. */
    void notWatching() {
        watching = false;
    }

    @Override
    public void listed(int objects, String resourceVersion) {
        lists.incrementAndGet();
        lastEventAt = concurrency.nanoTime();
        LOG.debug("{}: {} {} at version {}", name, objects, type, resourceVersion);
        tell(m -> m.listed(objects, resourceVersion));
    }

    @Override
    public void watching(String fromResourceVersion) {
        watches.incrementAndGet();
        watching = true;
        LOG.debug("{}: watching {} from version \"{}\"", name, type, fromResourceVersion);
        tell(m -> m.watching(fromResourceVersion));
    }

    @Override
    public void requestFailed(RuntimeException error) {
        LOG.debug("{}: a request for {} failed", name, type, error); // the WatchErrorHandler says it aloud
        tell(m -> m.requestFailed(error));
    }

    @Override
    public void watchEnded(WatchOutcome outcome, Reaction reaction) {
        LOG.debug("{}: {} of {}: {}", name, outcome, type, reaction);
        tell(m -> m.watchEnded(outcome, reaction));
    }

    @Override
    public void streamError(Status status) {
        streamErrors.merge(status.reason().isEmpty() ? "" + status.code() : status.reason(), 1L, Long::sum);
        if (status.isExpired() || status.isTooManyRequests()) {
            LOG.debug("{}: watch of {} ended with: {}", name, type, status); // both belong to a server's life
        } else {
            LOG.warn("{}: watch of {} ended with error: {}", name, type, status);
        }
        tell(m -> m.streamError(status));
    }

    @Override
    public void relisting(RelistCause cause, String why) {
        relists.merge(cause, 1L, Long::sum);
        switch (cause) {
            case VERY_SHORT_WATCH, RESYNC_FAILED -> LOG.warn("{}: listing {} again, since {}", name, type, why);
            default -> LOG.debug("{}: listing {} again, since {}", name, type, why); // something else said it aloud
        }
        tell(m -> m.relisting(cause, why));
    }

    @Override
    public void watchListFellBack(String why) {
        fallBacks.incrementAndGet();
        LOG.warn("{}: the list of {} does not come as a stream, so it is asked for with LIST: {}", name, type, why);
        tell(m -> m.watchListFellBack(why));
    }

    @Override
    public void initialEventsLate(String silence) {
        LOG.warn(
                "{}: waiting for the bookmark at the end of the streamed list of {}: {}. If the server does not know"
                        + " streamed lists, switch them off: ReflectorOptions.withUseWatchList(false).",
                name,
                type,
                silence);
        tell(m -> m.initialEventsLate(silence));
    }

    @Override
    public void backingOff(Duration wait) {
        backoffs.incrementAndGet();
        tell(m -> m.backingOff(wait));
    }

    @Override
    public void skipped(KubeObject object, String why) {
        skipped.incrementAndGet();
        if (toldOfWrongType.compareAndSet(false, true)) {
            LOG.error("{}: an object was left out, as all like it will be: {}", name, why);
        } else {
            LOG.debug("{}: left out: {}", name, why);
        }
        tell(m -> m.skipped(object, why));
    }

    @Override
    public void storeFailed(RuntimeException error) {
        storeErrors.incrementAndGet();
        Throwable cause = error.getCause() == null ? error : error.getCause();
        long number = limit.count("store " + cause.getClass().getName());
        if (number > 0) {
            LOG.error("{}: {} failures={}", name, error.getMessage(), number, number == 1 ? error : null);
        }
        tell(m -> m.storeFailed(error));
    }

    @Override
    public void stopped() {
        watching = false;
        LOG.debug("{}: stopped reflecting {}", name, type);
        tell(ReflectorMonitor::stopped);
    }

    private void tell(Consumer<ReflectorMonitor> what) {
        guard("monitor", () -> what.accept(monitor));
    }

    /** Runs code that is the user's: what it throws must not stop the reflector. */
    void guard(String what, Runnable body) {
        try {
            body.run();
        } catch (Throwable e) { // an Error too: it is for looking on, and must not end what it looks at
            UserCode.rethrowIfFatal(e);
            long number = limit.count(what);
            if (number > 0) {
                LOG.error(
                        "{}: the reflector's {} threw; the reflector goes on failures={} error=\"{}\"",
                        name,
                        what,
                        number,
                        UserCode.describe(e),
                        number == 1 ? e : null);
            }
        }
    }
}
