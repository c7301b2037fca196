import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.store.Stores;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The library's answer to chapter 05: adapts {@code informers.store.ThreadSafeStore} to the exercise's interface. */
public class LibStore implements Store {
    private final informers.store.Store<KubeObject> store = Stores.newStore();

    @Override
    public void add(KubeObject object) {
        store.add(object);
    }

    @Override
    public Optional<KubeObject> get(String key) {
        return store.getByKey(key);
    }

    @Override
    public void delete(String key) {
        store.delete(DeletedObject.missed(key, Optional.empty()));
    }

    @Override
    public Collection<KubeObject> list() {
        return store.list();
    }

    @Override
    public Collection<String> listKeys() {
        return store.listKeys();
    }

    @Override
    public void replace(List<KubeObject> objects) {
        store.replace(objects, "");
    }
}
