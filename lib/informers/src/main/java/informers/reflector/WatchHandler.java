package informers.reflector;

import informers.api.KubeObject;
import informers.api.Status;
import informers.reflector.WatchOutcome.Ended;
import informers.reflector.WatchOutcome.InStreamError;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads one watch to its end.
 *
 * <p>Used by the reflector's thread. Corresponds to {@code handleAnyWatch}.
 */
final class WatchHandler<T extends KubeObject> {
    private final ReflectorContext<T> context;

    WatchHandler(ReflectorContext<T> context) {
        this.context = context;
    }

    /** The destination of the events. */
    interface Target<T extends KubeObject> {
        /** Accepts a change or a bookmark. Exceptions are reported to the monitor; the watch continues. */
        void take(WatchEvent<T> event);

        /** Called after each event with its resourceVersion, also if it was refused. */
        void reached(EventType type, String resourceVersion);

        /** Called when a change was refused, or had an unexpected type. */
        default void lost() {}

        /** Returns whether reading may end, although the watch is open. */
        default boolean isComplete() {
            return false;
        }
    }

    /**
     * Reads until the watch ends or the target is complete. Does not close the watch.
     *
     * @param start the nanoTime at which the request was sent
     */
    WatchOutcome read(Connection<T> server, Watch<T> watch, long start, Target<T> target) {
        long events = 0;
        while (!server.isClosed()) {
            Optional<WatchEvent<T>> next;
            try {
                next = Objects.requireNonNull(watch.next(), "expected an event, but the watch returned null");
            } catch (RuntimeException e) {
                return broken(e);
            }
            if (next.isEmpty()) {
                break;
            }
            WatchEvent<T> event = next.get();
            Optional<Status> error = event.status();
            if (error.isPresent()) {
                context.reports().streamError(error.get());
                return new InStreamError(error.get(), false);
            }
            Optional<String> complaint = context.expected().complaint(event.object());
            if (complaint.isPresent()) {
                context.reports().skipped(event.object(), complaint.get());
                target.lost();
                continue;
            }
            hand(event, target);
            events++;
            if (target.isComplete()) {
                break;
            }
        }
        return new Ended(events, Duration.ofNanos(context.concurrency().nanoTime() - start), watch.failure());
    }

    private void hand(WatchEvent<T> event, Target<T> target) {
        context.reports().event();
        try {
            target.take(event);
        } catch (RuntimeException e) {
            context.reports()
                    .storeFailed(new IllegalStateException("the store refused " + event + ": " + e.getMessage(), e));
            target.lost();
        }
        target.reached(event.type(), event.resourceVersion());
    }

    /** Treats an exception of a user's watch as an event that cannot be decoded. */
    private WatchOutcome broken(RuntimeException e) {
        Status status = Status.failure(500, "InternalError", "the watch threw " + e);
        context.reports().streamError(status);
        return new InStreamError(status, false);
    }
}
