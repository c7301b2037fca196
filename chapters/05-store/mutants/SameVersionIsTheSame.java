// Ignores an object that has the version of the stored one.
// killed-by: 5.2 add replaces the object under the same key
// says: do not compare them
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
import informers.api.KubeObject;
import java.util.Optional;

public class SameVersionIsTheSame extends LockedStore {
    @Override
    public void add(KubeObject object) {
        Optional<KubeObject> old = get(object.key());
        if (old.isEmpty() || !old.get().resourceVersion().equals(object.resourceVersion())) {
            super.add(object);
        }
    }
}
