package informers.client;

import informers.api.Status;
import java.util.Objects;
import java.util.Optional;

/**
 * What a server says when it deletes: the object as it last was (or as it is now, if it lives on for its grace period
 * or its finalizers), or a Status that says it is gone. Which of them, each resource decides for itself: pods come back,
 * of ConfigMaps one hears that they are gone.
 *
 * <p>A value; any thread. client-go throws it away.
 *
 * @param object the object, if it came
 * @param status the server's words, if they came instead
 */
public record DeleteResult<T>(Optional<T> object, Optional<Status> status) {
    public DeleteResult {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(status, "status");
    }

    /** Such as {@code DeleteResult[Pod default/a@17]} or {@code DeleteResult[Success]}. */
    @Override
    public String toString() {
        String came = object.map(Object::toString)
                .or(() -> status.map(Status::toString))
                .orElse("no answer");
        return "DeleteResult[" + came + "]";
    }
}
