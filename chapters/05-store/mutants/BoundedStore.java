// Keeps a thousand objects.
// killed-by: 5.2 add replaces the object under the same key
// says: a store has no bound
// story: https://github.com/kubernetes-sigs/controller-runtime/issues/1622
import informers.api.KubeObject;

public class BoundedStore extends LockedStore {
    @Override
    public void add(KubeObject object) {
        if (items.size() < 1000) {
            super.add(object);
        }
    }
}
