package informers.reflector;

import informers.api.Status;
import informers.client.rest.ApiException;
import informers.client.rest.UnreachableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * How a watch ended. {@link Reaction#to} determines what follows.
 *
 * <p>Immutable; thread-safe. In client-go these are the errors that {@code handleAnyWatch} returns.
 */
public sealed interface WatchOutcome {

    /**
     * Returns the error that the server sent.
     *
     * @return empty if the watch ended for another reason
     */
    default Optional<Status> status() {
        return Optional.empty();
    }

    /**
     * The watch could not be opened.
     *
     * @param error what the ListerWatcher threw
     */
    record NotOpened(RuntimeException error) implements WatchOutcome {
        @Override
        public Optional<Status> status() {
            return error instanceof ApiException refused ? Optional.of(refused.status()) : Optional.empty();
        }

        /** {@return whether the connection was refused: no server is listening} */
        public boolean connectionRefused() {
            return error instanceof UnreachableException unreachable
                    && unreachable.reason() == UnreachableException.Reason.REFUSED;
        }

        @Override
        public String toString() {
            return "the watch could not be opened: " + error.getMessage();
        }
    }

    /**
     * The stream has ended.
     *
     * @param events the number of events that were processed
     * @param lived the time since the request was sent
     * @param failure the network error that ended it; empty if the server ended it normally, as it does after some minutes
     */
    record Ended(long events, Duration lived, Optional<IOException> failure) implements WatchOutcome {
        private static final Duration SHORT = Duration.ofSeconds(1);

        /**
         * Returns whether the watch ended within a second and without an event. A server that cannot serve the
         * resourceVersion of the watch, and does not send an error, ends every watch like this.
         *
         * @return whether the watch was very short
         */
        public boolean veryShort() {
            return events == 0 && lived.compareTo(SHORT) < 0;
        }

        @Override
        public String toString() {
            return "the watch ended after " + lived.toMillis() + " ms with " + events + " events"
                    + failure.map(e -> ": " + e.getMessage()).orElse("");
        }
    }

    /**
     * The stream ended with an ERROR event, or with something that is no event.
     *
     * @param error the error
     * @param retry whether the error is an internal error, and the time for retries is not over
     */
    record InStreamError(Status error, boolean retry) implements WatchOutcome {
        @Override
        public Optional<Status> status() {
            return Optional.of(error);
        }

        @Override
        public String toString() {
            return "the watch ended with " + error;
        }
    }

    /**
     * The store could not resync, so the watch was ended.
     *
     * @param error what the store threw
     */
    record ResyncFailed(RuntimeException error) implements WatchOutcome {
        @Override
        public String toString() {
            return "the resync failed: " + error;
        }
    }

    /**
     * The store is incomplete, so the watch was ended for a relist: see {@link ReflectorRunner#relist}.
     *
     * @param why the reason of the relist
     */
    record StoreIncomplete(String why) implements WatchOutcome {
        @Override
        public String toString() {
            return why;
        }
    }
}
