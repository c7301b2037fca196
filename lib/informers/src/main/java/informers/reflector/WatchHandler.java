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

    /** Where the events go. */
    interface Target<T extends KubeObject> {
        /** Takes a change or a bookmark. What it throws is told; the watch goes on. */
        void take(WatchEvent<T> event);

        /** The watch has come this far, whether or not the change was taken. */
        void reached(EventType type, String resourceVersion);

        /** A change was not taken, or did not fit. */
        default void lost() {}

        /** Whether this is all that was wanted, though the watch may go on. */
        default boolean isComplete() {
            return false;
        }
    }

    /**
     * Reads until the watch is over, or the target is complete. Does not close it.
     *
     * @param start when the request was sent
     */
    WatchOutcome read(Connection<T> server, Watch<T> watch, long start, Target<T> target) {
        long events = 0;
        while (!server.isClosed()) {
            Optional<WatchEvent<T>> next;
            try {
                next = Objects.requireNonNull(watch.next(), "the watch gave null in place of an event");
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
                    .storeFailed(
                            new IllegalStateException("the store did not take " + event + ": " + e.getMessage(), e));
            target.lost();
        }
        target.reached(event.type(), event.resourceVersion());
    }

    /** A watch made by hand may throw; it is as if its bytes could not be read. */
    private WatchOutcome broken(RuntimeException e) {
        Status status = Status.failure(500, "InternalError", "the watch threw " + e);
        context.reports().streamError(status);
        return new InStreamError(status, false);
    }
}
