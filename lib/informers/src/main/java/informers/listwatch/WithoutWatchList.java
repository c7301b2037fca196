package informers.listwatch;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.watch.Watch;

/** A view of a ListerWatcher without support for streamed lists. */
record WithoutWatchList<T extends KubeObject>(ListerWatcher<T> whole) implements ListerWatcher<T> {
    @Override
    public ObjectList<T> list(ListOptions options) {
        return whole.list(options);
    }

    @Override
    public Watch<T> watch(ListOptions options) {
        return whole.watch(options);
    }

    @Override
    public boolean supportsWatchList() {
        return false;
    }

    @Override
    public Scope<T> scope() {
        return whole.scope();
    }
}
