package informers.chaos;

import informers.api.Status;
import informers.client.rest.ApiException;
import informers.client.rest.RestException;
import informers.client.rest.UnreachableException.Reason;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a request can receive instead of its response: a Status, or no response at all. */
enum Refusal {
    EXPIRED(410, 0, "Expired", "The resourceVersion for the provided list is too old.", ""),
    GONE(410, 0, "Gone", "the requested version is gone", ""),
    TOO_MANY(429, 0, "TooManyRequests", "too many requests, please try again later", ""),
    TOO_MANY_WAIT(429, 2, "TooManyRequests", "too many requests, please try again later", ""),
    INTERNAL(500, 0, "InternalError", "etcdserver: leader changed", ""),
    STORE_READ(500, 0, "StoreReadError", "failed to read one or more objects from the storage", ""),
    UNAVAILABLE_WAIT(503, 3, "ServiceUnavailable", "apiserver is shutting down", ""),
    /** The server has not reached the requested version; servers of different versions report it in three forms. */
    TOO_LARGE_BY_CAUSE(504, 0, "Timeout", "Timeout: 5", cause("ResourceVersionTooLarge", "5 is too large")),
    TOO_LARGE_BY_MESSAGE_OF_CAUSE(504, 0, "Timeout", "Timeout: 5", cause("", "Too large resource version")),
    TOO_LARGE_BY_MESSAGE(504, 0, "Timeout", "Timeout: Too large resource version: 5, current: 4", ""),
    FORBIDDEN(403, 0, "Forbidden", "pods is forbidden: User \"chaos\" cannot do it", ""),
    NO_WATCH_LIST(
            422,
            0,
            "Invalid",
            "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is"
                    + " enabled",
            ""),

    REFUSED(Reason.REFUSED),
    BROKEN(Reason.BROKEN),
    /** No response, until the client's timeout. */
    TIMED_OUT(Reason.TIMED_OUT);

    private final int code;
    private final int retryAfterSeconds;
    private final byte[] status;
    private final @Nullable Reason reason;

    Refusal(int code, int retryAfterSeconds, String reason, String message, String details) {
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
        this.reason = null;
        this.status =
                ("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\""
                                + message.replace("\"", "\\\"") + "\",\"reason\":\"" + reason + "\"," + details
                                + "\"code\":" + code
                                + "}")
                        .getBytes(StandardCharsets.UTF_8);
    }

    Refusal(Reason reason) {
        this.code = 0;
        this.retryAfterSeconds = 0;
        this.reason = reason;
        this.status = new byte[0];
    }

    private static String cause(String reason, String message) {
        String named = reason.isEmpty() ? "" : "\"reason\":\"" + reason + "\",";
        return "\"details\":{\"causes\":[{" + named + "\"message\":\"" + message + "\"}]},";
    }

    /** Returns whether the server sends it; otherwise it is a failure of the network. */
    boolean isStatus() {
        return reason == null;
    }

    int code() {
        return code;
    }

    /** Returns the Retry-After; 0 if the server sends none. */
    int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** Returns the Status as JSON, without a newline. */
    byte[] status() {
        return status.clone();
    }

    /** Returns the exception that the library's client throws. */
    RestException exception(String url) {
        return reason == null
                ? new ApiException("GET", url, code, Status.parse(status), retryAfterSeconds)
                : Unreachable.because(url, reason);
    }

    @Override
    public String toString() {
        String name = name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return code == 0 ? name : code + " " + name;
    }
}
