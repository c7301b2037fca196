// Compares resourceVersions without upper and lower case.
// killed-by: 7.6 a resync changes nothing and is delivered
// says: not as numbers
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
import informers.api.KubeObject;

public class VersionsWithoutCase extends PlainHandlers {
    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        return !before.resourceVersion().equalsIgnoreCase(now.resourceVersion());
    }
}
