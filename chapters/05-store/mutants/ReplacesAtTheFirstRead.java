// Keeps the list of a replace, and builds the map when somebody reads.
// killed-by: 5.4 replace replaces all objects
// says: the objects that the list had during the call
// story: https://github.com/kubernetes-sigs/controller-runtime/issues/1622
import informers.api.KubeObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public class ReplacesAtTheFirstRead extends LockedStore {
    private List<KubeObject> pending;

    @Override
    public void replace(List<KubeObject> objects) {
        pending = objects;
    }

    private void build() {
        if (pending != null) {
            super.replace(pending);
            pending = null;
        }
    }

    @Override
    public void add(KubeObject object) {
        build();
        super.add(object);
    }

    @Override
    public void delete(String key) {
        build();
        super.delete(key);
    }

    @Override
    public Collection<KubeObject> list() {
        build();
        return super.list();
    }

    @Override
    public Collection<String> listKeys() {
        build();
        return super.listKeys();
    }

    @Override
    public Optional<KubeObject> get(String key) {
        build();
        return super.get(key);
    }
}
