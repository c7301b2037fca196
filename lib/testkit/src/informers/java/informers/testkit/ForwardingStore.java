package informers.testkit;

import informers.api.DeletedObject;
import informers.store.Store;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@link Store} that passes every call on to another one. A subclass overrides what it changes. It has no transactions, even if
 * the store behind it has.
 *
 * <p>As safe for use by many threads as the one it wraps.
 */
public class ForwardingStore<T> implements Store<T> {
    private final Store<T> delegate;

    /** Wraps another one, such as one of {@link informers.store.Stores}. */
    public ForwardingStore(Store<T> delegate) {
        this.delegate = Objects.requireNonNull(delegate, "delegate");
    }

    @Override
    public void add(T object) {
        delegate.add(object);
    }

    @Override
    public void update(T object) {
        delegate.update(object);
    }

    @Override
    public void delete(T object) {
        delegate.delete(object);
    }

    @Override
    public void delete(DeletedObject<T> gone) {
        delegate.delete(gone);
    }

    @Override
    public void replace(List<T> objects, String resourceVersion) {
        delegate.replace(objects, resourceVersion);
    }

    @Override
    public void bookmark(String resourceVersion) {
        delegate.bookmark(resourceVersion);
    }

    @Override
    public Optional<T> get(T object) {
        return delegate.get(object);
    }

    @Override
    public Optional<T> getByKey(String key) {
        return delegate.getByKey(key);
    }

    @Override
    public List<T> list() {
        return delegate.list();
    }

    @Override
    public List<String> listKeys() {
        return delegate.listKeys();
    }

    @Override
    public String lastStoreSyncResourceVersion() {
        return delegate.lastStoreSyncResourceVersion();
    }
}
