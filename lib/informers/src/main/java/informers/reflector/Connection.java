package informers.reflector;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.listwatch.ListerWatcher;
import informers.watch.Watch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reflector's requests, and the watch that is open, so that another thread can end it.
 *
 * <p>{@link #list} and {@link #watch} belong to the reflector's thread; the rest may be called from any.
 */
final class Connection<T extends KubeObject> implements AutoCloseable {
    private final ListerWatcher.Scope<T> scope;
    private volatile @Nullable Watch<T> open;
    private volatile boolean closed;

    Connection(ListerWatcher.Scope<T> scope) {
        this.scope = scope;
    }

    ObjectList<T> list(ListOptions options) {
        return Objects.requireNonNull(scope.list(options), "the ListerWatcher gave null in place of a list");
    }

    /** Ask {@link #isClosed} before reading from it: close() may have looked for a watch before this one was there. */
    Watch<T> watch(ListOptions options) {
        Watch<T> watch =
                Objects.requireNonNull(scope.watch(options), "the ListerWatcher gave null in place of a watch");
        open = watch;
        return watch;
    }

    /** Ends the watch, if one is open. */
    void endWatch() {
        Watch<T> watch = open;
        if (watch != null) {
            watch.close();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends whatever is under way. */
    @Override
    public void close() {
        closed = true;
        try {
            endWatch();
        } finally {
            scope.close();
        }
    }
}
