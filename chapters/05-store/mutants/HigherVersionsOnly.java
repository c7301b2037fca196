// Replaces an object only by one with a higher resourceVersion.
// killed-by: 5.2 add replaces the object under the same key
// says: does not compare resourceVersions
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
import informers.api.KubeObject;
import java.util.Optional;

public class HigherVersionsOnly extends LockedStore {
    @Override
    public void add(KubeObject object) {
        Optional<KubeObject> old = get(object.key());
        if (old.isEmpty() || Long.parseLong(old.get().resourceVersion()) < Long.parseLong(object.resourceVersion())) {
            super.add(object);
        }
    }
}
