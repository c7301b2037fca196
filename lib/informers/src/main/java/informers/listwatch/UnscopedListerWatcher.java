package informers.listwatch;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.watch.Watch;

/** A scope over a ListerWatcher whose requests cannot be ended. Once it is closed, new requests fail. */
final class UnscopedListerWatcher<T extends KubeObject> implements ListerWatcher.Scope<T> {
    private final ListerWatcher<T> whole;
    private volatile boolean closed;

    UnscopedListerWatcher(ListerWatcher<T> whole) {
        this.whole = whole;
    }

    @Override
    public ObjectList<T> list(ListOptions options) {
        requireOpen();
        return whole.list(options);
    }

    @Override
    public Watch<T> watch(ListOptions options) {
        requireOpen();
        return whole.watch(options);
    }

    @Override
    public boolean supportsWatchList() {
        return whole.supportsWatchList();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this scope of " + whole + " is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
