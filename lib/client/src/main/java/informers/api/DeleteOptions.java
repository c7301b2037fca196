package informers.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to delete.
 *
 * <p>A value; any thread. Corresponds to apimachinery's {@code metav1.DeleteOptions}; each field has its name there, and the
 * two preconditions stand side by side.
 *
 * @param gracePeriodSeconds how long a pod has to end by itself; 0 takes it away at once, null leaves it to the object
 * @param propagationPolicy what becomes of the objects that it owns; null leaves it to the server
 * @param uid only if the object has this uid still, and is not another one of the same name; {@code ""} for any
 * @param resourceVersion only if nobody changed the object since; {@code ""} for any
 * @param dryRun whether the server only answers, and deletes nothing
 */
public record DeleteOptions(
        @Nullable Long gracePeriodSeconds,
        @Nullable PropagationPolicy propagationPolicy,
        String uid,
        String resourceVersion,
        boolean dryRun) {
    public DeleteOptions {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(resourceVersion, "resourceVersion");
    }

    /** Nothing said. */
    public static final DeleteOptions DEFAULT = new DeleteOptions(null, null, "", "", false);

    /** What becomes of the objects that the deleted one owns. */
    public enum PropagationPolicy {
        /** They are left alone, without an owner. */
        ORPHAN("Orphan"),
        /** They are deleted after it. */
        BACKGROUND("Background"),
        /** They are deleted before it; it waits for them, with a deletionTimestamp. */
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

    /** @param seconds null leaves it to the object */
    public DeleteOptions withGracePeriodSeconds(@Nullable Long seconds) {
        if (seconds != null && seconds < 0) {
            throw new IllegalArgumentException("gracePeriodSeconds is " + seconds + "; use 0 for at once");
        }
        return new DeleteOptions(seconds, propagationPolicy, uid, resourceVersion, dryRun);
    }

    public DeleteOptions withPropagationPolicy(@Nullable PropagationPolicy policy) {
        return new DeleteOptions(gracePeriodSeconds, policy, uid, resourceVersion, dryRun);
    }

    public DeleteOptions withUid(String same) {
        return new DeleteOptions(gracePeriodSeconds, propagationPolicy, same, resourceVersion, dryRun);
    }

    public DeleteOptions withResourceVersion(String same) {
        return new DeleteOptions(gracePeriodSeconds, propagationPolicy, uid, same, dryRun);
    }

    public DeleteOptions withDryRun(boolean only) {
        return new DeleteOptions(gracePeriodSeconds, propagationPolicy, uid, resourceVersion, only);
    }

    /** The body of the request. */
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
