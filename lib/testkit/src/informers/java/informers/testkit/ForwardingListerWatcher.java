package informers.testkit;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.listwatch.ListerWatcher;
import informers.watch.Watch;
import java.util.Objects;

/**
 * A {@link ListerWatcher} that passes requests on to another one. A subclass overrides what it changes: answers that are late,
 * wrong, or errors.
 *
 * <p>Its scope comes from its own {@link #list} and {@link #watch}, so that a subclass sees all requests.
 */
public abstract class ForwardingListerWatcher<T extends KubeObject> implements ListerWatcher<T> {
    private final ListerWatcher<T> delegate;

    /** Wraps another one, such as a {@link FakeControllerSource}. */
    protected ForwardingListerWatcher(ListerWatcher<T> delegate) {
        this.delegate = Objects.requireNonNull(delegate, "delegate");
    }

    @Override
    public ObjectList<T> list(ListOptions options) {
        return delegate.list(options);
    }

    @Override
    public Watch<T> watch(ListOptions options) {
        return delegate.watch(options);
    }

    @Override
    public boolean supportsWatchList() {
        return delegate.supportsWatchList();
    }
}
