package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import informers.internal.json.JsonErrors;
import informers.internal.json.JsonFields;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the server says about a request, usually why it failed. It is the body of a failed response, or the object of an
 * ERROR event in a watch.
 *
 * <p>Immutable and thread-safe. Corresponds to apimachinery's {@code metav1.Status} and {@code api/errors}.
 *
 * @param status {@code Success} or {@code Failure}
 * @param message a description for people
 * @param reason a reason for programs, such as {@code NotFound}, {@code Expired} or {@code Conflict}; {@code ""} if
 *     none
 * @param code the HTTP status code
 * @param causes details, such as one for each invalid field; unmodifiable
 * @param retryAfterSeconds how many seconds to wait before the next try; 0 if the server does not say
 * @param resourceVersion the version of the deletion, of a successful DELETE; {@code ""} from servers before 1.38
 */
public record Status(
        String status,
        String message,
        String reason,
        int code,
        List<Cause> causes,
        int retryAfterSeconds,
        String resourceVersion)
        implements Serializable {

    /** Rejects null, and copies collections. {@inheritDoc} */
    public Status {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(causes, "causes");
        Objects.requireNonNull(resourceVersion, "resourceVersion");
        causes = List.copyOf(causes);
    }

    /**
     * Creates a Status without a resourceVersion, as every failure is.
     *
     * @param status {@code Success} or {@code Failure}
     * @param message a description for people
     * @param reason a reason for programs; {@code ""} if none
     * @param code the HTTP status code
     * @param causes details
     * @param retryAfterSeconds how many seconds to wait before the next try; 0 if the server does not say
     */
    public Status(String status, String message, String reason, int code, List<Cause> causes, int retryAfterSeconds) {
        this(status, message, reason, code, causes, retryAfterSeconds, "");
    }

    /**
     * One detail of a failure.
     *
     * @param reason a reason for programs
     * @param message a description for people
     * @param field the field that the detail is about
     */
    public record Cause(String reason, String message, String field) implements Serializable {
        /** Rejects null. {@inheritDoc} */
        public Cause {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(field, "field");
        }
    }

    /**
     * Returns a failure that this library reports itself.
     *
     * @param code the HTTP status code
     * @param reason a reason for programs
     * @param message a description for people
     * @return the status
     */
    public static Status failure(int code, String reason, String message) {
        return new Status("Failure", message, reason, code, List.of(), 0);
    }

    /**
     * Parses a Status.
     *
     * @param json a Status in JSON
     * @return the status
     * @throws DecodeException if the bytes are something else, or a field has a value of an unexpected type
     */
    public static Status parse(byte[] json) {
        JsonNode root = Json.tree(json);
        if (!root.isObject() || !JsonFields.text(root, "kind").equals("Status")) {
            throw new DecodeException("expected a Status, found " + JsonErrors.excerpt(json, 0, json.length));
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
                JsonFields.integer(details, "retryAfterSeconds"),
                JsonFields.text(JsonFields.object(root, "metadata"), "resourceVersion"));
    }

    /** {@return whether the requested resourceVersion is older than what the server remembers; if so, list again} */
    public boolean isExpired() {
        return code == 410 || reason.equals("Expired") || reason.equals("Gone");
    }

    /** {@return whether the object or the resource does not exist} */
    public boolean isNotFound() {
        return code == 404 || reason.equals("NotFound");
    }

    /** {@return whether an object of this name exists already} */
    public boolean isAlreadyExists() {
        return reason.equals("AlreadyExists");
    }

    /** {@return whether the object was changed in the meantime; if so, read it again and repeat the change} */
    public boolean isConflict() {
        return reason.equals("Conflict") || code == 409 && reason.isEmpty();
    }

    /** {@return whether the user is not allowed to do this} */
    public boolean isForbidden() {
        return code == 403;
    }

    /** {@return whether the server does not know the user} */
    public boolean isUnauthorized() {
        return code == 401;
    }

    /** {@return whether the client sends too many requests} */
    public boolean isTooManyRequests() {
        return code == 429;
    }

    /** {@return whether the server itself failed} */
    public boolean isInternalError() {
        return reason.equals("InternalError");
    }

    /**
     * Returns whether the requested resourceVersion is newer than what this server knows; another server of the cluster
     * knew it. Servers have reported this in three forms; see {@code isTooLargeResourceVersionError} in client-go's
     * {@code reflector.go}.
     *
     * @return whether it is too large
     */
    public boolean isTooLargeResourceVersion() {
        return causes.stream().anyMatch(c -> c.reason().equals("ResourceVersionTooLarge"))
                || reason.equals("Timeout")
                        && (message.contains("Too large resource version")
                                || causes.stream().anyMatch(c -> c.message().equals("Too large resource version")));
    }

    /**
     * Returns a text such as {@code 404 NotFound: pods "a" not found}; for a success without code and message, the
     * status.
     */
    @Override
    public String toString() {
        if (code == 0 && reason.isEmpty() && message.isEmpty()) {
            return status;
        }
        return code + (reason.isEmpty() ? "" : " " + reason) + ": " + message;
    }
}
