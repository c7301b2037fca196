package informers.reflector;

import informers.api.Status;
import informers.client.rest.ApiException;
import informers.client.rest.UnreachableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * How a watch came to its end. What follows from it, {@link Reaction#to} decides.
 *
 * <p>A value; any thread. In client-go these are the errors that {@code handleAnyWatch} returns.
 */
public sealed interface WatchOutcome {

    /** What the server said, if it is to blame. */
    default Optional<Status> status() {
        return Optional.empty();
    }

    /** The request failed: there was no watch at all. */
    record NotOpened(RuntimeException error) implements WatchOutcome {
        @Override
        public Optional<Status> status() {
            return error instanceof ApiException refused ? Optional.of(refused.status()) : Optional.empty();
        }

        /** Nobody listened at the server's address. */
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
     * The stream is over.
     *
     * @param events what came with it, of use
     * @param lived since the request was sent
     * @param failure what broke it; empty if the server ended it in good order, as it does after some minutes
     */
    record Ended(long events, Duration lived, Optional<IOException> failure) implements WatchOutcome {
        private static final Duration SHORT = Duration.ofSeconds(1);

        /**
         * Over within a second, and nothing in it. A server does this for ever if it cannot serve the version that the
         * watch began at, and does not say so.
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
     * The stream brought an ERROR; or a line that is no event, which the decoder makes into one.
     *
     * @param retry whether the time for which internal errors are borne is not yet over; false for other errors
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

    /** The store could not show its content once more, which ended the watch, too. */
    record ResyncFailed(RuntimeException error) implements WatchOutcome {
        @Override
        public String toString() {
            return "the resync failed: " + error;
        }
    }

    /** The watch was ended for a new list, because the store lacks something: see {@link ReflectorRunner#relist}. */
    record StoreIncomplete(String why) implements WatchOutcome {
        @Override
        public String toString() {
            return why;
        }
    }
}
