package informers.reflector;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.util.Backoff;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Reflector} behaves. What is not said is as in client-go.
 *
 * <p>A value; any thread. Corresponds to client-go's {@code cache.ReflectorOptions}, and to the fields that one may set on its
 * {@code Reflector}.
 */
public final class ReflectorOptions<T extends KubeObject> {
    /** A server ends a watch after a random time between this and twice this; less is not kind to it. */
    public static final Duration MIN_WATCH_TIMEOUT = Duration.ofMinutes(5);

    private static final boolean CHECK_ASKED_FOR = List.of("1", "t", "T", "true", "True", "TRUE")
            .contains(Objects.requireNonNullElse(System.getenv("KUBE_WATCHLIST_INCONSISTENCY_DETECTOR"), ""));

    private @Nullable String name;
    private @Nullable ResourceType<T> type;
    private Duration resyncPeriod = Duration.ZERO;
    private BooleanSupplier shouldResync = () -> true;
    private Duration minWatchTimeout = MIN_WATCH_TIMEOUT;
    private Function<Concurrency, Backoff> backoff = Backoff::reflector;
    private long watchListPageSize;
    private Duration maxInternalErrorRetryDuration = Duration.ZERO;
    private boolean useWatchList = true;
    private boolean consistencyCheck = CHECK_ASKED_FOR;
    private WatchErrorHandler watchErrorHandler = WatchErrorHandler.logging();
    private ReflectorMonitor monitor = ReflectorMonitor.NONE;

    private ReflectorOptions() {}

    /** For objects of one type; others are refused, and told. */
    public static <T extends KubeObject> ReflectorOptions<T> of(ResourceType<T> type) {
        return ReflectorOptions.<T>ofAnything().changed(draft -> draft.type = type);
    }

    /** For whatever comes. */
    public static <T extends KubeObject> ReflectorOptions<T> ofAnything() {
        return new ReflectorOptions<>();
    }

    /** @param name for logs; unless set, the place in the code that makes the reflector */
    public ReflectorOptions<T> withName(String name) {
        return changed(draft -> draft.name = Objects.requireNonNull(name, "name"));
    }

    /** @param period how often the store shows what it knows once more; zero: never */
    public ReflectorOptions<T> withResyncPeriod(Duration period) {
        if (period.isNegative()) {
            throw new IllegalArgumentException("resync period is " + period + "; use zero for never");
        }
        return changed(draft -> draft.resyncPeriod = period);
    }

    /** @param shouldResync asked each time that the period is over; on the thread of the resync timer */
    public ReflectorOptions<T> withShouldResync(BooleanSupplier shouldResync) {
        return changed(draft -> draft.shouldResync = Objects.requireNonNull(shouldResync, "shouldResync"));
    }

    /** @param timeout as {@link #MIN_WATCH_TIMEOUT}, which takes its place if it is longer */
    public ReflectorOptions<T> withMinWatchTimeout(Duration timeout) {
        boolean longer = timeout.compareTo(MIN_WATCH_TIMEOUT) > 0;
        return changed(draft -> draft.minWatchTimeout = longer ? timeout : MIN_WATCH_TIMEOUT);
    }

    /** @param backoff makes what decides how long to wait after failures; all waits of a reflector share it */
    public ReflectorOptions<T> withBackoff(Function<Concurrency, Backoff> backoff) {
        return changed(draft -> draft.backoff = Objects.requireNonNull(backoff, "backoff"));
    }

    /**
     * @param objects in each page of every list; 0: the reflector decides. A server answers pages from etcd, and not
     *     from its cache, so this costs it more
     */
    public ReflectorOptions<T> withWatchListPageSize(long objects) {
        return changed(draft -> draft.watchListPageSize = objects);
    }

    /** @param duration how long a watch that ends with "internal error" is opened again at once; zero: never */
    public ReflectorOptions<T> withMaxInternalErrorRetryDuration(Duration duration) {
        return changed(draft -> draft.maxInternalErrorRetryDuration = Objects.requireNonNull(duration, "duration"));
    }

    /**
     * @param use whether to ask for the first list as a stream. Also then it becomes a LIST if the ListerWatcher or the
     *     server does not support it
     */
    public ReflectorOptions<T> withUseWatchList(boolean use) {
        return changed(draft -> draft.useWatchList = use);
    }

    /**
     * @param check whether each streamed list is compared with a LIST at its version; for those who look for bugs in
     *     servers. Unless set, the environment's {@code KUBE_WATCHLIST_INCONSISTENCY_DETECTOR}
     */
    public ReflectorOptions<T> withConsistencyCheck(boolean check) {
        return changed(draft -> draft.consistencyCheck = check);
    }

    /** @param handler told of lists and watch requests that fail */
    public ReflectorOptions<T> withWatchErrorHandler(WatchErrorHandler handler) {
        return changed(draft -> draft.watchErrorHandler = Objects.requireNonNull(handler, "handler"));
    }

    /** @param monitor told of everything worth a look */
    public ReflectorOptions<T> withMonitor(ReflectorMonitor monitor) {
        return changed(draft -> draft.monitor = Objects.requireNonNull(monitor, "monitor"));
    }

    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** What the objects are; empty: anything. */
    public Optional<ResourceType<T>> type() {
        return Optional.ofNullable(type);
    }

    public Duration resyncPeriod() {
        return resyncPeriod;
    }

    public BooleanSupplier shouldResync() {
        return shouldResync;
    }

    public Duration minWatchTimeout() {
        return minWatchTimeout;
    }

    public Function<Concurrency, Backoff> backoff() {
        return backoff;
    }

    public long watchListPageSize() {
        return watchListPageSize;
    }

    public Duration maxInternalErrorRetryDuration() {
        return maxInternalErrorRetryDuration;
    }

    public boolean useWatchList() {
        return useWatchList;
    }

    public boolean consistencyCheck() {
        return consistencyCheck;
    }

    public WatchErrorHandler watchErrorHandler() {
        return watchErrorHandler;
    }

    public ReflectorMonitor monitor() {
        return monitor;
    }

    private ReflectorOptions<T> changed(Consumer<ReflectorOptions<T>> change) {
        ReflectorOptions<T> copy = new ReflectorOptions<>();
        copy.name = name;
        copy.type = type;
        copy.resyncPeriod = resyncPeriod;
        copy.shouldResync = shouldResync;
        copy.minWatchTimeout = minWatchTimeout;
        copy.backoff = backoff;
        copy.watchListPageSize = watchListPageSize;
        copy.maxInternalErrorRetryDuration = maxInternalErrorRetryDuration;
        copy.useWatchList = useWatchList;
        copy.consistencyCheck = consistencyCheck;
        copy.watchErrorHandler = watchErrorHandler;
        copy.monitor = monitor;
        change.accept(copy);
        return copy;
    }
}
