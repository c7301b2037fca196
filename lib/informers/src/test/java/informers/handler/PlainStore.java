package informers.handler;

import informers.api.DeletedObject;
import informers.store.Store;
import java.util.List;
import java.util.Optional;

/** A store that can do nothing at once: what a learner's store is. */
record PlainStore<T>(Store<T> store) implements Store<T> {
    @Override
    public void add(T object) {
        store.add(object);
    }

    @Override
    public void update(T object) {
        store.update(object);
    }

    @Override
    public void delete(T object) {
        store.delete(object);
    }

    @Override
    public void delete(DeletedObject<T> gone) {
        store.delete(gone);
    }

    @Override
    public void replace(List<T> objects, String resourceVersion) {
        store.replace(objects, resourceVersion);
    }

    @Override
    public Optional<T> get(T object) {
        return store.get(object);
    }

    @Override
    public Optional<T> getByKey(String key) {
        return store.getByKey(key);
    }

    @Override
    public List<T> list() {
        return store.list();
    }

    @Override
    public List<String> listKeys() {
        return store.listKeys();
    }

    @Override
    public String lastStoreSyncResourceVersion() {
        return store.lastStoreSyncResourceVersion();
    }
}
