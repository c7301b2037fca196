// Compares the objects with equals(), which compares their bytes.
// killed-by: 7.6 a resync changes nothing and is delivered
// says: Compare the resourceVersions, not the objects
// story: https://github.com/kubernetes/client-go/issues/529
import informers.api.KubeObject;

public class EqualBytesAreTheState extends PlainHandlers {
    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        return !before.equals(now);
    }
}
