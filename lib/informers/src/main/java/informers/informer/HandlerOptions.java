package informers.informer;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a handler wants to be served.
 *
 * <p>A value; any thread. Corresponds to client-go's {@code cache.HandlerOptions}.
 *
 * @param resyncPeriod how often it wants to be shown everything again, without a request to the server; zero for never;
 *     null for the informer's own period
 * @param maxBacklog how many notifications may wait for it; 0 for any number, as in client-go. When so many wait, the
 *     informer waits too: memory is bounded, nothing is lost, and the informer's other handlers get their events late.
 *     The objects that are there when it is added do not count. Such a handler must not call its informer
 * @param name for its thread and for log lines; {@code ""} for a name made of its class
 */
public record HandlerOptions(@Nullable Duration resyncPeriod, int maxBacklog, String name) {
    /** The informer's resync period, an unbounded buffer. */
    public static final HandlerOptions DEFAULT = new HandlerOptions(null, 0, "");

    public HandlerOptions {
        Objects.requireNonNull(name, "name");
        if (resyncPeriod != null && resyncPeriod.isNegative()) {
            throw new IllegalArgumentException(
                    "expected a resync period of zero (never) or more, came " + resyncPeriod);
        }
        if (maxBacklog < 0) {
            throw new IllegalArgumentException("expected a backlog of 0 (any) or more, came " + maxBacklog);
        }
    }

    public HandlerOptions withResyncPeriod(Duration period) {
        return new HandlerOptions(period, maxBacklog, name);
    }

    public HandlerOptions withMaxBacklog(int notifications) {
        return new HandlerOptions(resyncPeriod, notifications, name);
    }

    public HandlerOptions withName(String newName) {
        return new HandlerOptions(resyncPeriod, maxBacklog, newName);
    }
}
