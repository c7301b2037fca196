package informers.testkit;

import informers.api.Status;
import informers.client.rest.ApiException;
import informers.client.rest.UnreachableException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Creates the errors with which an API server or a network fails, for tests that have neither. */
public final class ServerErrors {
    private static final String URL = "https://server/api/v1/pods";

    private ServerErrors() {}

    /** Returns 410: the resourceVersion is too old. The caller must list again. */
    public static Status expired() {
        return Status.failure(410, "Expired", "too old resource version: 1 (2)");
    }

    /** Returns 429: the server is overloaded. */
    public static Status tooManyRequests() {
        return Status.failure(429, "TooManyRequests", "too many requests, please try again later");
    }

    /** Returns 500. */
    public static Status internalError() {
        return Status.failure(500, "InternalError", "etcdserver: no leader");
    }

    /** Returns 403: a permission is missing. */
    public static Status forbidden() {
        return Status.failure(403, "Forbidden", "pods is forbidden");
    }

    /** Returns 504 with the cause {@code ResourceVersionTooLarge}: the server has not reached that resourceVersion yet. */
    public static Status tooLargeResourceVersion() {
        return new Status(
                "Failure",
                "Timeout: Too large resource version: 20, current: 10",
                "Timeout",
                504,
                List.of(new Status.Cause("ResourceVersionTooLarge", "Too large resource version", "")),
                1);
    }

    /** Returns the exception that a client throws when a server answers with this status. */
    public static ApiException refused(Status status) {
        return new ApiException("GET", URL, status.code(), status, 0);
    }

    /** Returns the exception that a client throws when it has no answer, for this reason. */
    public static UnreachableException unreachable(UnreachableException.Reason reason) {
        String words = reason.name().toLowerCase(Locale.ROOT);
        return new UnreachableException("GET", URL, reason, words, new IOException(words));
    }
}
