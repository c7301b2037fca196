package workbook.cli.guest;

import informers.client.rest.ApiException;
import informers.client.rest.UnexpectedResponseException;
import informers.client.rest.UnreachableException;

/** What is known about an object after the request that creates it has ended. */
enum CreateOutcome {
    /** There was a response; a read shows whether the object exists. */
    ANSWERED,
    /** It was not created, because an object of this name exists. */
    TAKEN,
    /** It was not created. */
    REFUSED,
    /** There was no response: the server may still create it. */
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

    /** Returns whether the server or a proxy gave up waiting; the request may still be processed. */
    private static boolean isTimeout(int code) {
        return code == 502 || code == 503 || code == 504;
    }
}
