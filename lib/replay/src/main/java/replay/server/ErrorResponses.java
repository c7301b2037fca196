package replay.server;

import replay.internal.request.ApiResponse;
import replay.internal.request.Statuses;

/** The errors of the replay server itself, as Status objects like those of an API server. */
final class ErrorResponses {
    private ErrorResponses() {}

    static ApiResponse.Body failure(int code, String reason, String message) {
        return Statuses.failure(code, reason, message).response();
    }

    static ApiResponse.Body tooManyWatches(int max) {
        return tooMany(max + " watches are open on this replay server, which is its limit: each holds a thread");
    }

    /** Returns a 429, after which clients wait and retry. */
    static ApiResponse.Body tooMany(String message) {
        return Statuses.busy(429, "TooManyRequests", message).response();
    }

    /** Returns a 413 with the message of the real server. */
    static ApiResponse.Body bodyTooLarge() {
        return failure(413, "RequestEntityTooLarge", "Request entity too large: limit is " + RequestGate.MAX_BODY);
    }

    static ApiResponse.Body compressedBody() {
        return failure(415, "UnsupportedMediaType", "expected a body without compression, as an API server does");
    }

    static ApiResponse.Body lateBody(long seconds) {
        return failure(408, "Timeout", "the request's body did not arrive within " + seconds + " s");
    }

    static ApiResponse.Body tooManyBodies() {
        return tooMany("the replay server is reading as many request bodies as it can hold; try again");
    }
}
