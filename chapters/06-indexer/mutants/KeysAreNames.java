// Removes all keys with the name of the object.
// killed-by: 6.4 several values, or none
// says: of the same name, still has l1
// story: https://github.com/kubernetes/kubernetes/issues/38612
import informers.api.KubeObject;
import informers.store.IndexFunc;

public class KeysAreNames extends MapOfSets {
    public KeysAreNames(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    protected void remove(String value, String key) {
        String name = key.substring(key.indexOf('/'));
        sets.computeIfPresent(value, (v, keys) -> keys.removeIf(one -> one.endsWith(name)) && keys.isEmpty() ? null : keys);
    }
}
