package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import informers.internal.json.JsonErrors;
import informers.internal.json.JsonFields;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The server's own words about a request: mostly why it failed. It stands in the body of a failed request, and in an
 * ERROR event inside a watch.
 *
 * <p>A value; any thread. Corresponds to apimachinery's {@code metav1.Status} and {@code api/errors}.
 *
 * @param status {@code Success} or {@code Failure}
 * @param message for people
 * @param reason for programs, such as {@code NotFound}, {@code Expired}, {@code Conflict}; {@code ""} if none
 * @param code the HTTP status code
 * @param causes details, such as one per wrong field
 * @param retryAfterSeconds how long to wait before trying again; 0 if not said
 */
public record Status(String status, String message, String reason, int code, List<Cause> causes, int retryAfterSeconds)
        implements Serializable {

    public Status {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(causes, "causes");
        causes = List.copyOf(causes);
    }

    /** One detail of a failure: a reason, a message, and the field it is about. */
    public record Cause(String reason, String message, String field) implements Serializable {
        public Cause {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(field, "field");
        }
    }

    /** A failure in this library's own words. */
    public static Status failure(int code, String reason, String message) {
        return new Status("Failure", message, reason, code, List.of(), 0);
    }

    /**
     * Reads a Status.
     *
     * @throws DecodeException if the bytes are something else, or a field is of another type
     */
    public static Status parse(byte[] json) {
        JsonNode root = Json.tree(json);
        if (!root.isObject() || !JsonFields.text(root, "kind").equals("Status")) {
            throw new DecodeException("expected a Status, came " + JsonErrors.excerpt(json, 0, json.length));
        }
        return of(root);
    }

    static Status of(JsonNode root) {
        List<Cause> causes = new ArrayList<>();
        JsonNode details = JsonFields.object(root, "details");
        for (JsonNode c : JsonFields.objects(details, "causes")) {
            causes.add(new Cause(
                    JsonFields.text(c, "reason"), JsonFields.text(c, "message"), JsonFields.text(c, "field")));
        }
        return new Status(
                JsonFields.text(root, "status"),
                JsonFields.text(root, "message"),
                JsonFields.text(root, "reason"),
                JsonFields.integer(root, "code"),
                causes,
                JsonFields.integer(details, "retryAfterSeconds"));
    }

    /** The resourceVersion asked for is older than the server's memory: list again. */
    public boolean isExpired() {
        return code == 410 || reason.equals("Expired") || reason.equals("Gone");
    }

    public boolean isNotFound() {
        return code == 404 || reason.equals("NotFound");
    }

    public boolean isAlreadyExists() {
        return reason.equals("AlreadyExists");
    }

    /** The object was changed by somebody else meanwhile: read it again, and repeat the change. */
    public boolean isConflict() {
        return reason.equals("Conflict");
    }

    public boolean isForbidden() {
        return code == 403;
    }

    public boolean isUnauthorized() {
        return code == 401;
    }

    public boolean isTooManyRequests() {
        return code == 429;
    }

    public boolean isInternalError() {
        return reason.equals("InternalError");
    }

    /**
     * The resourceVersion asked for lies in this server's future (another server of the cluster knew it). Servers have
     * said this in three shapes; see {@code isTooLargeResourceVersionError} in client-go's {@code reflector.go}.
     */
    public boolean isTooLargeResourceVersion() {
        for (Cause cause : causes) {
            if (cause.reason().equals("ResourceVersionTooLarge")) {
                return true;
            }
        }
        if (!reason.equals("Timeout")) {
            return false;
        }
        return message.contains("Too large resource version")
                || causes.stream().anyMatch(c -> c.message().equals("Too large resource version"));
    }

    /** Such as {@code 404 NotFound: pods "a" not found}; of a success, which has neither code nor message, its status. */
    @Override
    public String toString() {
        if (code == 0 && reason.isEmpty() && message.isEmpty()) {
            return status;
        }
        return code + (reason.isEmpty() ? "" : " " + reason) + ": " + message;
    }
}
