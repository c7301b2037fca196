package informers.factory;

import informers.internal.util.UserCode;
import informers.reflector.ReflectorMonitor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the error of a reflector's last failed request, until a request succeeds. Thread-safe. */
final class LastFailure implements ReflectorMonitor {
    private volatile @Nullable RuntimeException failure;

    @Override
    public void listed(int objects, String resourceVersion) {
        failure = null;
    }

    @Override
    public void requestFailed(RuntimeException error) {
        failure = error;
    }

    Optional<Throwable> cause() {
        return Optional.ofNullable(failure);
    }

    String describe() {
        RuntimeException last = failure;
        return last == null
                ? "no response yet. Is the server slow, or the list very long? Wait longer, or check the server's load."
                : last.getMessage() == null ? UserCode.describe(last) : last.getMessage();
    }
}
