package workbook.cli.guest;

import informers.client.rest.ApiException;
import informers.client.rest.UnexpectedResponseException;
import informers.client.rest.UnreachableException;

/** What is known of an object after the request that creates it has ended. */
enum CreateOutcome {
    /** There was an answer: whether the object exists, a look at the server shows. */
    ANSWERED,
    /** It was not created: an object of this name exists. */
    TAKEN,
    /** It was not created. */
    REFUSED,
    /** No answer came: the server may still create it. */
    UNKNOWN;

    static CreateOutcome of(Throwable thrown) {
        if (thrown instanceof ApiException e) {
            return e.isAlreadyExists() ? TAKEN : e.code() < 500 ? REFUSED : isTimeout(e.code()) ? UNKNOWN : ANSWERED;
        }
        if (thrown instanceof UnreachableException e) {
            return switch (e.reason()) {
                case REFUSED, NO_ROUTE, UNKNOWN_HOST, TLS, HOST_NAME -> REFUSED; // it was never sent
                case TIMED_OUT, BROKEN, CANCELLED -> UNKNOWN;
            };
        }
        return thrown instanceof UnexpectedResponseException ? ANSWERED : UNKNOWN;
    }

    /** The server, or a proxy in front of it, gave up waiting; what it waited for may go on. */
    private static boolean isTimeout(int code) {
        return code == 502 || code == 503 || code == 504;
    }
}
