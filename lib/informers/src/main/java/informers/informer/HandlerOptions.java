package informers.informer;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options of one handler of a shared informer.
 *
 * <p>Immutable; thread-safe. Corresponds to client-go's {@code cache.HandlerOptions}.
 */
public final class HandlerOptions {
    /** The informer's resync period, an unbounded backlog, and a name derived from the handler's class. */
    public static final HandlerOptions DEFAULT = new HandlerOptions(null, 0, "");

    private final @Nullable Duration resyncPeriod;
    private final int maxBacklog;
    private final String name;

    private HandlerOptions(@Nullable Duration resyncPeriod, int maxBacklog, String name) {
        if (resyncPeriod != null && resyncPeriod.isNegative()) {
            throw new IllegalArgumentException(
                    "expected a resync period of zero (never) or more, found " + resyncPeriod);
        }
        if (maxBacklog < 0) {
            throw new IllegalArgumentException("expected a backlog of 0 (any) or more, found " + maxBacklog);
        }
        this.resyncPeriod = resyncPeriod;
        this.maxBacklog = maxBacklog;
        this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * Sets how often all objects are delivered to the handler again, without a request to the server.
     *
     * @param period zero for never; null for the informer's own period
     * @return changed options
     */
    public HandlerOptions withResyncPeriod(@Nullable Duration period) {
        return new HandlerOptions(period, maxBacklog, name);
    }

    /**
     * Sets how many notifications may be pending for the handler. When the backlog is full, the informer waits: memory is
     * bounded and nothing is lost, but the other handlers of the informer are delayed, too. The objects that are in the
     * store when the handler is added do not count. A handler with a bound must not call its informer.
     *
     * @param notifications the maximal number; 0 for any number, as in client-go
     * @return changed options
     */
    public HandlerOptions withMaxBacklog(int notifications) {
        return new HandlerOptions(resyncPeriod, notifications, name);
    }

    /**
     * Sets the name of the handler's thread, also used in log lines.
     *
     * @param newName {@code ""} for a name derived from the handler's class
     * @return changed options
     */
    public HandlerOptions withName(String newName) {
        return new HandlerOptions(resyncPeriod, maxBacklog, newName);
    }

    /** {@return the resync period; zero for never; null for the informer's own period} */
    public @Nullable Duration resyncPeriod() {
        return resyncPeriod;
    }

    /** {@return the maximal number of pending notifications; 0 for any number} */
    public int maxBacklog() {
        return maxBacklog;
    }

    /** {@return the name of the handler's thread; empty for a name derived from the handler's class} */
    public String name() {
        return name;
    }
}
