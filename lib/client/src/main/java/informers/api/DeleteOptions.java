package informers.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Options of a DELETE request.
 *
 * <p>Immutable and thread-safe. Corresponds to apimachinery's {@code metav1.DeleteOptions}; each field has its name
 * there, except that the two preconditions are fields of their own.
 */
public final class DeleteOptions {
    /** No option set. */
    public static final DeleteOptions DEFAULT = new DeleteOptions(null, null, "", "", false);

    private final @Nullable Long gracePeriodSeconds;
    private final @Nullable PropagationPolicy propagationPolicy;
    private final String uid;
    private final String resourceVersion;
    private final boolean dryRun;

    private DeleteOptions(
            @Nullable Long gracePeriodSeconds,
            @Nullable PropagationPolicy propagationPolicy,
            String uid,
            String resourceVersion,
            boolean dryRun) {
        this.gracePeriodSeconds = gracePeriodSeconds;
        this.propagationPolicy = propagationPolicy;
        this.uid = Objects.requireNonNull(uid, "uid");
        this.resourceVersion = Objects.requireNonNull(resourceVersion, "resourceVersion");
        this.dryRun = dryRun;
    }

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

    /** {@return how many seconds a pod has to terminate; 0 deletes it at once; null leaves it to the object} */
    public @Nullable Long gracePeriodSeconds() {
        return gracePeriodSeconds;
    }

    /** {@return what happens to the objects that it owns; null leaves it to the server} */
    public @Nullable PropagationPolicy propagationPolicy() {
        return propagationPolicy;
    }

    /** {@return the uid that the object must have; {@code ""} for any} */
    public String uid() {
        return uid;
    }

    /** {@return the version that the object must still have; {@code ""} for any} */
    public String resourceVersion() {
        return resourceVersion;
    }

    /** {@return whether the server only validates the request and deletes nothing} */
    public boolean dryRun() {
        return dryRun;
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(gracePeriodSeconds, propagationPolicy, uid, resourceVersion, dryRun);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeleteOptions that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "DeleteOptions" + values();
    }
}
