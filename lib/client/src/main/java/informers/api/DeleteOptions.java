package informers.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Options of a DELETE request.
 *
 * <p>Immutable and thread-safe. Corresponds to apimachinery's {@code metav1.DeleteOptions}; each field has its name
 * there, except that the two preconditions are fields of their own.
 *
 * @param gracePeriodSeconds how many seconds a pod has to terminate; 0 deletes it at once; null leaves it to the object
 * @param propagationPolicy what happens to the objects that it owns; null leaves it to the server
 * @param uid delete only an object with this uid, not another one of the same name; {@code ""} for any
 * @param resourceVersion delete only if the object still has this version; {@code ""} for any
 * @param dryRun whether the server only validates the request and deletes nothing
 */
public record DeleteOptions(
        @Nullable Long gracePeriodSeconds,
        @Nullable PropagationPolicy propagationPolicy,
        String uid,
        String resourceVersion,
        boolean dryRun) {
    /** Rejects null. {@inheritDoc} */
    public DeleteOptions {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(resourceVersion, "resourceVersion");
    }

    /** No option set. */
    public static final DeleteOptions DEFAULT = new DeleteOptions(null, null, "", "", false);

    /** What happens to the objects that the deleted one owns. */
    public enum PropagationPolicy {
        /** They are kept, without an owner. */
        ORPHAN("Orphan"),
        /** They are deleted after their owner. */
        BACKGROUND("Background"),
        /** They are deleted before their owner, which stays until then with a deletionTimestamp. */
        FOREGROUND("Foreground");

        private final String text;

        PropagationPolicy(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Returns these options with another grace period.
     *
     * @param seconds at least 0; null leaves it to the object
     * @return new options
     * @throws IllegalArgumentException if {@code seconds} is negative
     */
    public DeleteOptions withGracePeriodSeconds(@Nullable Long seconds) {
        if (seconds != null && seconds < 0) {
            throw new IllegalArgumentException("gracePeriodSeconds is " + seconds + "; use 0 to delete at once");
        }
        return new DeleteOptions(seconds, propagationPolicy, uid, resourceVersion, dryRun);
    }

    /**
     * Returns these options with another propagation policy.
     *
     * @param policy null leaves it to the server
     * @return new options
     */
    public DeleteOptions withPropagationPolicy(@Nullable PropagationPolicy policy) {
        return new DeleteOptions(gracePeriodSeconds, policy, uid, resourceVersion, dryRun);
    }

    /**
     * Returns these options for an object with this uid only.
     *
     * @param same {@code ""} for any
     * @return new options
     */
    public DeleteOptions withUid(String same) {
        return new DeleteOptions(gracePeriodSeconds, propagationPolicy, same, resourceVersion, dryRun);
    }

    /**
     * Returns these options for an object with this version only.
     *
     * @param same {@code ""} for any
     * @return new options
     */
    public DeleteOptions withResourceVersion(String same) {
        return new DeleteOptions(gracePeriodSeconds, propagationPolicy, uid, same, dryRun);
    }

    /**
     * Returns these options with dry run on or off.
     *
     * @param only whether the server only validates the request
     * @return new options
     */
    public DeleteOptions withDryRun(boolean only) {
        return new DeleteOptions(gracePeriodSeconds, propagationPolicy, uid, resourceVersion, only);
    }

    /** {@return the body of the request} */
    public byte[] toJson() {
        ObjectNode body = Json.object();
        body.put("kind", "DeleteOptions").put("apiVersion", "v1");
        if (gracePeriodSeconds != null) {
            body.put("gracePeriodSeconds", gracePeriodSeconds);
        }
        if (!uid.isEmpty()) {
            body.withObject("/preconditions").put("uid", uid);
        }
        if (!resourceVersion.isEmpty()) {
            body.withObject("/preconditions").put("resourceVersion", resourceVersion);
        }
        if (propagationPolicy != null) {
            body.put("propagationPolicy", propagationPolicy.toString());
        }
        if (dryRun) {
            body.putArray("dryRun").add("All");
        }
        return Json.bytes(body);
    }
}
