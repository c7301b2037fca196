package informers.client.rest;

import informers.api.Status;
import java.time.Duration;
import java.util.Optional;

/**
 * The server answered, and said no: its HTTP code and its own words. If the words were no Status (a proxy's page, plain
 * text), the Status is made from the code, with the text as its message.
 *
 * <p>A value; any thread. All of it survives Java serialization. Corresponds to apimachinery's {@code api/errors} ({@code StatusError} and its Is… functions).
 */
public final class ApiException extends RestException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final Status status;
    private final int retryAfterSeconds;
    private final String contentType;
    private final byte[] body;

    /**
     * @param code the HTTP status code
     * @param status the server's words
     * @param retryAfterSeconds how long the server asks us to wait; 0 if it does not say
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
        super(method, url, code + words(status) + mend(code, status, retryAfterSeconds), null);
        this.code = code;
        this.status = status; // a null has been refused: words() needs it
        this.retryAfterSeconds = retryAfterSeconds;
        this.contentType = contentType;
        this.body = body.clone();
    }

    private static String words(Status status) {
        return (status.reason().isEmpty() ? "" : " " + status.reason()) + ": " + status.message();
    }

    private static String mend(int code, Status status, int retryAfterSeconds) {
        if (code == 401) {
            return ". The server does not know these credentials: check the user of your kubeconfig's context.";
        }
        if (code == 403) {
            return status.message().contains("system:anonymous")
                    ? ". No credentials were sent: check that your kubeconfig's context has a user."
                    : ". The server knows you, but you may not do this: ask for the right, or use another user.";
        }
        if (code == 404 && status.message().contains("404 page not found")) {
            return ". The server has no such API at all: is the custom resource installed there, and is the version right?";
        }
        return retryAfterSeconds > 0 ? ". The server asks to wait " + retryAfterSeconds + " s and to try again." : "";
    }

    /** The HTTP status code. */
    public int code() {
        return code;
    }

    public Status status() {
        return status;
    }

    /** The Content-Type header; {@code ""} if there is none. */
    public String contentType() {
        return contentType;
    }

    /** The body as it came, whatever it is, up to its first megabyte: a copy that is yours. */
    public byte[] body() {
        return body.clone();
    }

    /** How long the server asks to wait before the next try. */
    public Optional<Duration> retryAfter() {
        return retryAfterSeconds > 0 ? Optional.of(Duration.ofSeconds(retryAfterSeconds)) : Optional.empty();
    }

    public boolean isNotFound() {
        return status.isNotFound();
    }

    /** Something of this name is there already. */
    public boolean isAlreadyExists() {
        return status.isAlreadyExists();
    }

    /** The object was changed by somebody else meanwhile: read it again, and repeat the change. */
    public boolean isConflict() {
        return status.isConflict();
    }

    /** The resourceVersion or the continue token is older than the server's memory: list again. */
    public boolean isExpired() {
        return status.isExpired();
    }

    public boolean isGone() {
        return code == 410 || status.reason().equals("Gone");
    }

    public boolean isForbidden() {
        return status.isForbidden();
    }

    /** The server does not know who we are. */
    public boolean isUnauthorized() {
        return status.isUnauthorized();
    }

    public boolean isTooManyRequests() {
        return status.isTooManyRequests();
    }

    public boolean isInternalError() {
        return status.isInternalError();
    }

    /** The resourceVersion asked for lies in this server's future, in any of the three shapes of saying so. */
    public boolean isTooLargeResourceVersion() {
        return status.isTooLargeResourceVersion();
    }
}
