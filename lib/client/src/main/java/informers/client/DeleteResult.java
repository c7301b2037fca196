package informers.client;

import informers.api.KubeObject;
import informers.api.Status;
import java.util.Objects;
import java.util.Optional;

/**
 * The response to a DELETE: the object in its last state, or in its present state if it still exists because of its
 * grace period or its finalizers; or a Status that confirms the deletion. Each resource decides which of them it
 * returns: Pods return the object, ConfigMaps a Status.
 *
 * <p>Immutable; as thread-safe as {@code T}. client-go discards this response.
 *
 * @param <T> the type of the object
 * @param object the object; empty if the server returned none
 * @param status the Status; empty if the server returned none
 */
public record DeleteResult<T extends KubeObject>(Optional<T> object, Optional<Status> status) {
    /** Rejects null. {@inheritDoc} */
    public DeleteResult {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(status, "status");
    }

    /**
     * Returns the resourceVersion of this write, for example for a {@code ConsistencyStore}.
     *
     * @return that of the object or of the Status; {@code ""} if the server sent none, as servers before 1.38 do with a
     *     Status. The deletion itself then shows in a watch only
     */
    public String resourceVersion() {
        return object.map(KubeObject::resourceVersion)
                .or(() -> status.map(Status::resourceVersion))
                .orElse("");
    }

    /** Returns a text such as {@code DeleteResult[Pod default/a@17]} or {@code DeleteResult[Success]}. */
    @Override
    public String toString() {
        String content = object.map(Object::toString)
                .or(() -> status.map(Status::toString))
                .orElse("empty response");
        return "DeleteResult[" + content + "]";
    }
}
