package informers.reflector;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.listwatch.ListerWatcher;
import informers.watch.Watch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends the reflector's requests, and holds the open watch, so that another thread can end it.
 *
 * <p>{@link #list} and {@link #watch} are used by the reflector's thread; the other methods are thread-safe.
 */
final class Connection<T extends KubeObject> implements AutoCloseable {
    private final ListerWatcher.Scope<T> scope;
    private volatile @Nullable Watch<T> open;
    private volatile boolean closed;

    Connection(ListerWatcher.Scope<T> scope) {
        this.scope = scope;
    }

    ObjectList<T> list(ListOptions options) {
        return Objects.requireNonNull(scope.list(options), "expected a list, but the ListerWatcher returned null");
    }

    /** Opens a watch. Check {@link #isClosed} before reading from it: close() may have run before this watch was open. */
    Watch<T> watch(ListOptions options) {
        Watch<T> watch =
                Objects.requireNonNull(scope.watch(options), "expected a watch, but the ListerWatcher returned null");
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

    /** Ends the requests and the watch that are in progress. */
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
