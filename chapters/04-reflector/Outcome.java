import informers.api.Status;
import informers.client.rest.ApiException;
import informers.client.rest.UnreachableException;
import java.time.Duration;

/** Given: how a watch ended. Immutable. */
public sealed interface Outcome {

    /** The request for the watch failed: there was no stream. */
    record NotOpened(RuntimeException error) implements Outcome {
        /** Returns the HTTP status code of the response; 0 if there was no response. */
        public int code() {
            return error instanceof ApiException refused ? refused.code() : 0;
        }

        /** Returns true if the connection was refused: the server is down, or starting. */
        public boolean connectionRefused() {
            return error instanceof UnreachableException unreachable
                    && unreachable.reason() == UnreachableException.Reason.REFUSED;
        }
    }

    /**
     * The stream ended without an ERROR event: the server ended it, as it does after some minutes, or the connection broke.
     *
     * @param events the number of events in the stream, bookmarks included
     * @param lived the time from sending the request to the end of the stream
     */
    record Ended(int events, Duration lived) implements Outcome {}

    /**
     * The stream ended with an ERROR event.
     *
     * @param error the reason; {@code error.code()} is an HTTP status code
     */
    record InStreamError(Status error) implements Outcome {}
}
