package replay.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.Json;
import java.util.Map;
import replay.internal.request.ApiResponse;

/** The errors of the replay server itself, as Status objects like those of an API server. */
final class ErrorResponses {
    private ErrorResponses() {}

    static ApiResponse.Body failure(int code, String reason, String message) {
        return handle(status(code, reason, message), code, Map.of());
    }

    static ApiResponse.Body tooManyWatches(int max) {
        return tooMany(max + " watches are open on this replay server, which is its limit: each holds a thread");
    }

    /** Returns a 429, after which clients wait and retry. */
    static ApiResponse.Body tooMany(String message) {
        ObjectNode status = status(429, "TooManyRequests", message);
        status.putObject("details").put("retryAfterSeconds", 1);
        return handle(status, 429, Map.of("Retry-After", "1"));
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

    private static ObjectNode status(int code, String reason, String message) {
        ObjectNode status = Json.mapper().createObjectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        status.put("status", "Failure");
        status.put("message", message);
        status.put("reason", reason);
        return status.put("code", code);
    }

    private static ApiResponse.Body handle(ObjectNode status, int code, Map<String, String> headers) {
        return new ApiResponse.Body(code, "application/json", headers, Json.bytes(status));
    }
}
