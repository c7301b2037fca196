// Compares the hash codes of the resourceVersions.
// killed-by: 7.6 a resync changes nothing and is delivered
// says: not as numbers
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
import informers.api.KubeObject;

public class VersionsByHash extends PlainHandlers {
    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        return before.resourceVersion().hashCode() != now.resourceVersion().hashCode();
    }
}
