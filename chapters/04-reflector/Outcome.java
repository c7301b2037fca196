import informers.api.Status;
import informers.client.rest.ApiException;
import informers.client.rest.UnreachableException;
import java.time.Duration;

/** Given: how a watch came to its end. A value; any thread. */
public sealed interface Outcome {

    /** The request failed: there was no stream at all. */
    record NotOpened(RuntimeException error) implements Outcome {
        /** The HTTP status code of the server's answer; 0 if none came. */
        public int code() {
            return error instanceof ApiException refused ? refused.code() : 0;
        }

        /** Nobody listened at the server's address: it is down, or starting. */
        public boolean connectionRefused() {
            return error instanceof UnreachableException unreachable
                    && unreachable.reason() == UnreachableException.Reason.REFUSED;
        }
    }

    /**
     * The stream is over, without an ERROR: the server ended it, as it does after some minutes, or the connection broke.
     *
     * @param events how many came with it, bookmarks too
     * @param lived since the request was sent
     */
    record Ended(int events, Duration lived) implements Outcome {}

    /** The stream brought an ERROR event, which says why it cannot go on. {@code error.code()} is as in HTTP. */
    record InStreamError(Status error) implements Outcome {}
}
