package informers.client.rest;

import informers.api.Status;
import java.time.Duration;
import java.util.Optional;

/**
 * Thrown when the server rejects a request: the HTTP code and the server's Status. If the body is no Status (a proxy's
 * page, plain text), a Status is created from the code, with the text as its message.
 *
 * <p>Immutable and thread-safe; Java serialization keeps all of it. Corresponds to apimachinery's {@code api/errors}
 * ({@code StatusError} and its {@code Is…} functions).
 */
public final class ApiException extends RestException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final Status status;
    private final int retryAfterSeconds;
    private final String contentType;
    private final byte[] body;

    /**
     * Creates an exception, for tests and for other implementations of a client.
     *
     * @param method the HTTP method of the request
     * @param url the URL of the request
     * @param code the HTTP status code
     * @param status what the server says
     * @param retryAfterSeconds how many seconds the server asks to wait; 0 if it does not say
     */
    public ApiException(String method, String url, int code, Status status, int retryAfterSeconds) {
        this(method, url, code, status, retryAfterSeconds, "", new byte[0]);
    }

    ApiException(
            String method,
            String url,
            int code,
            Status status,
            int retryAfterSeconds,
            String contentType,
            byte[] body) {
        super(method, url, code + words(status) + advice(code, status, retryAfterSeconds), null);
        this.code = code;
        this.status = status; // not null: words() has used it
        this.retryAfterSeconds = retryAfterSeconds;
        this.contentType = contentType;
        this.body = body.clone();
    }

    private static String words(Status status) {
        return (status.reason().isEmpty() ? "" : " " + status.reason()) + ": " + status.message();
    }

    private static String advice(int code, Status status, int retryAfterSeconds) {
        if (code == 401) {
            return ". The server does not know these credentials: check the user of your kubeconfig's context.";
        }
        if (code == 403) {
            return status.message().contains("system:anonymous")
                    ? ". No credentials were sent: check that your kubeconfig's context has a user."
                    : ". The server knows you, but you may not do this: ask for the permission, or use another user.";
        }
        if (code == 404 && status.message().contains("404 page not found")) {
            return ". The server has no such API at all: is the custom resource installed there, and is the version right?";
        }
        return retryAfterSeconds > 0 ? ". The server asks to wait " + retryAfterSeconds + " s and to try again." : "";
    }

    /** {@return the HTTP status code} */
    public int code() {
        return code;
    }

    /** {@return what the server says} */
    public Status status() {
        return status;
    }

    /** {@return the Content-Type header; {@code ""} if there is none} */
    public String contentType() {
        return contentType;
    }

    /** {@return a copy of the body, whatever it contains, up to its first megabyte} */
    public byte[] body() {
        return body.clone();
    }

    /** {@return how long the server asks to wait before the next try; empty if it does not say} */
    public Optional<Duration> retryAfter() {
        return retryAfterSeconds > 0 ? Optional.of(Duration.ofSeconds(retryAfterSeconds)) : Optional.empty();
    }

    /** {@return whether the object or the resource does not exist} */
    public boolean isNotFound() {
        return status.isNotFound();
    }

    /** {@return whether an object of this name exists already} */
    public boolean isAlreadyExists() {
        return status.isAlreadyExists();
    }

    /** {@return whether the object was changed in the meantime; if so, read it again and repeat the change} */
    public boolean isConflict() {
        return status.isConflict();
    }

    /**
     * {@return whether the resourceVersion or the continue token is older than what the server remembers; if so, list
     * again}
     */
    public boolean isExpired() {
        return status.isExpired();
    }

    /** {@return whether the code is 410 or the reason {@code Gone}} */
    public boolean isGone() {
        return code == 410 || status.reason().equals("Gone");
    }

    /** {@return whether the user is not allowed to do this} */
    public boolean isForbidden() {
        return status.isForbidden();
    }

    /** {@return whether the server does not know the user} */
    public boolean isUnauthorized() {
        return status.isUnauthorized();
    }

    /** {@return whether the client sends too many requests} */
    public boolean isTooManyRequests() {
        return status.isTooManyRequests();
    }

    /** {@return whether the server itself failed} */
    public boolean isInternalError() {
        return status.isInternalError();
    }

    /** {@return whether the requested resourceVersion is newer than what this server knows} */
    public boolean isTooLargeResourceVersion() {
        return status.isTooLargeResourceVersion();
    }
}
