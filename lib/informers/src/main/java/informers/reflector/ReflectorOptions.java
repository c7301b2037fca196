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
 * The options of a {@link Reflector}. The defaults are those of client-go.
 *
 * <p>Immutable; thread-safe. Corresponds to client-go's {@code cache.ReflectorOptions}, and to the fields that can be set on
 * its {@code Reflector}.
 *
 * @param <T> the type of the objects
 */
public final class ReflectorOptions<T extends KubeObject> {
    /** The minimal timeout of a watch. The server ends a watch after a random time between this and twice this. */
    public static final Duration MIN_WATCH_TIMEOUT = Duration.ofMinutes(5);

    private static final boolean CHECK_REQUESTED = List.of("1", "t", "T", "true", "True", "TRUE")
            .contains(Objects.requireNonNullElse(System.getenv("KUBE_WATCHLIST_INCONSISTENCY_DETECTOR"), ""));

    private final Values<T> values; // not changed after the constructor

    private static final class Values<T extends KubeObject> {
        private @Nullable String name;
        private @Nullable ResourceType<T> type;
        private Duration resyncPeriod = Duration.ZERO;
        private BooleanSupplier shouldResync = () -> true;
        private Duration minWatchTimeout = MIN_WATCH_TIMEOUT;
        private Function<Concurrency, Backoff> backoff = Backoff::reflector;
        private long watchListPageSize;
        private Duration maxInternalErrorRetryDuration = Duration.ZERO;
        private boolean useWatchList = true;
        private boolean consistencyCheck = CHECK_REQUESTED;
        private WatchErrorHandler watchErrorHandler = WatchErrorHandler.logging();
        private ReflectorMonitor monitor = ReflectorMonitor.NONE;
    }

    private ReflectorOptions(Values<T> values) {
        this.values = values;
    }

    /**
     * Returns the default options for objects of one type. Objects of another type are dropped, and reported.
     *
     * @param <T> the type of the objects
     * @param type the type of the objects
     * @return the options
     */
    public static <T extends KubeObject> ReflectorOptions<T> of(ResourceType<T> type) {
        return ReflectorOptions.<T>ofAnything().changed(to -> to.type = Objects.requireNonNull(type, "type"));
    }

    /**
     * Returns the default options for objects of any type.
     *
     * @param <T> the type of the objects
     * @return the options
     */
    public static <T extends KubeObject> ReflectorOptions<T> ofAnything() {
        return new ReflectorOptions<>(new Values<>());
    }

    /**
     * Sets the name for log lines. By default it is the place in the code that creates the reflector.
     *
     * @param name the name
     * @return changed options
     */
    public ReflectorOptions<T> withName(String name) {
        return changed(to -> to.name = Objects.requireNonNull(name, "name"));
    }

    /**
     * Sets the resync period of the store.
     *
     * @param period zero for never, the default
     * @return changed options
     */
    public ReflectorOptions<T> withResyncPeriod(Duration period) {
        if (period.isNegative()) {
            throw new IllegalArgumentException("expected a resync period of zero (never) or more, found " + period);
        }
        return changed(to -> to.resyncPeriod = period);
    }

    /**
     * Sets a function that decides whether to resync.
     *
     * @param shouldResync called after each resync period, on the thread of the resync timer; always true by default
     * @return changed options
     */
    public ReflectorOptions<T> withShouldResync(BooleanSupplier shouldResync) {
        return changed(to -> to.shouldResync = Objects.requireNonNull(shouldResync, "shouldResync"));
    }

    /**
     * Sets the minimal timeout of a watch.
     *
     * @param timeout values below {@link #MIN_WATCH_TIMEOUT} are raised to it
     * @return changed options
     */
    public ReflectorOptions<T> withMinWatchTimeout(Duration timeout) {
        boolean longer = timeout.compareTo(MIN_WATCH_TIMEOUT) > 0;
        return changed(to -> to.minWatchTimeout = longer ? timeout : MIN_WATCH_TIMEOUT);
    }

    /**
     * Sets the backoff after failures. All waits of a reflector share it.
     *
     * @param backoff creates the backoff
     * @return changed options
     */
    public ReflectorOptions<T> withBackoff(Function<Concurrency, Backoff> backoff) {
        return changed(to -> to.backoff = Objects.requireNonNull(backoff, "backoff"));
    }

    /**
     * Sets the page size of every list. The server reads pages from etcd, not from its cache, which costs it more.
     *
     * @param objects the number of objects in a page; 0, the default, lets the reflector decide
     * @return changed options
     */
    public ReflectorOptions<T> withWatchListPageSize(long objects) {
        return changed(to -> to.watchListPageSize = objects);
    }

    /**
     * Sets how long a watch that ends with "internal error" is opened again at once.
     *
     * @param duration zero for never, the default
     * @return changed options
     */
    public ReflectorOptions<T> withMaxInternalErrorRetryDuration(Duration duration) {
        return changed(to -> to.maxInternalErrorRetryDuration = Objects.requireNonNull(duration, "duration"));
    }

    /**
     * Sets whether the first list is requested as a stream, which is the default. The reflector falls back to a LIST if the
     * ListerWatcher or the server does not support streams.
     *
     * @param use whether to request a stream
     * @return changed options
     */
    public ReflectorOptions<T> withUseWatchList(boolean use) {
        return changed(to -> to.useWatchList = use);
    }

    /**
     * Sets whether each streamed list is compared with a LIST, to find bugs in servers. By default this depends on the
     * environment variable {@code KUBE_WATCHLIST_INCONSISTENCY_DETECTOR}.
     *
     * @param check whether to compare; a difference ends the reflector
     * @return changed options
     */
    public ReflectorOptions<T> withConsistencyCheck(boolean check) {
        return changed(to -> to.consistencyCheck = check);
    }

    /**
     * Sets the handler of failed lists and watch requests.
     *
     * @param handler {@link WatchErrorHandler#logging} by default
     * @return changed options
     */
    public ReflectorOptions<T> withWatchErrorHandler(WatchErrorHandler handler) {
        return changed(to -> to.watchErrorHandler = Objects.requireNonNull(handler, "handler"));
    }

    /**
     * Sets the monitor, which receives callbacks about everything that the reflector does.
     *
     * @param monitor {@link ReflectorMonitor#NONE} by default
     * @return changed options
     */
    public ReflectorOptions<T> withMonitor(ReflectorMonitor monitor) {
        return changed(to -> to.monitor = Objects.requireNonNull(monitor, "monitor"));
    }

    /** {@return the name for log lines; empty for the place in the code that creates the reflector} */
    public Optional<String> name() {
        return Optional.ofNullable(values.name);
    }

    /** {@return the type of the objects; empty for any type} */
    public Optional<ResourceType<T>> type() {
        return Optional.ofNullable(values.type);
    }

    /** {@return the resync period; zero for never} */
    public Duration resyncPeriod() {
        return values.resyncPeriod;
    }

    /** {@return the function that decides whether to resync} */
    public BooleanSupplier shouldResync() {
        return values.shouldResync;
    }

    /** {@return the minimal timeout of a watch} */
    public Duration minWatchTimeout() {
        return values.minWatchTimeout;
    }

    /** {@return creates the backoff} */
    public Function<Concurrency, Backoff> backoff() {
        return values.backoff;
    }

    /** {@return the page size of every list; 0 if the reflector decides} */
    public long watchListPageSize() {
        return values.watchListPageSize;
    }

    /** {@return how long a watch that ends with "internal error" is opened again at once; zero for never} */
    public Duration maxInternalErrorRetryDuration() {
        return values.maxInternalErrorRetryDuration;
    }

    /** {@return whether the first list is requested as a stream} */
    public boolean useWatchList() {
        return values.useWatchList;
    }

    /** {@return whether each streamed list is compared with a LIST} */
    public boolean consistencyCheck() {
        return values.consistencyCheck;
    }

    /** {@return the handler of failed lists and watch requests} */
    public WatchErrorHandler watchErrorHandler() {
        return values.watchErrorHandler;
    }

    /** {@return the monitor} */
    public ReflectorMonitor monitor() {
        return values.monitor;
    }

    private ReflectorOptions<T> changed(Consumer<Values<T>> change) {
        Values<T> copy = new Values<>();
        copy.name = values.name;
        copy.type = values.type;
        copy.resyncPeriod = values.resyncPeriod;
        copy.shouldResync = values.shouldResync;
        copy.minWatchTimeout = values.minWatchTimeout;
        copy.backoff = values.backoff;
        copy.watchListPageSize = values.watchListPageSize;
        copy.maxInternalErrorRetryDuration = values.maxInternalErrorRetryDuration;
        copy.useWatchList = values.useWatchList;
        copy.consistencyCheck = values.consistencyCheck;
        copy.watchErrorHandler = values.watchErrorHandler;
        copy.monitor = values.monitor;
        change.accept(copy);
        return new ReflectorOptions<>(copy);
    }
}
