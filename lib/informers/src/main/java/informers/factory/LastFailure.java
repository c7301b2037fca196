package informers.factory;

import informers.internal.util.UserCode;
import informers.reflector.ReflectorMonitor;
import org.jspecify.annotations.Nullable;

/** Remembers why a reflector's last request failed, until one succeeds. Any thread. */
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

    String describe() {
        RuntimeException last = failure;
        return last == null
                ? "no answer yet. Is the server slow, or the list very long? Wait longer, or look at its load."
                : last.getMessage() == null ? UserCode.describe(last) : last.getMessage();
    }
}
