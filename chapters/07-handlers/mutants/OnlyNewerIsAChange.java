// Compares resourceVersions as numbers, to find out which one is newer.
// killed-by: 7.6 a resync is no change
// says: Which one is larger says nothing
// story: https://github.com/kubernetes/kubernetes/issues/59848
import informers.api.KubeObject;

public class OnlyNewerIsAChange extends PlainHandlers {
    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        return Long.parseLong(now.resourceVersion()) > Long.parseLong(before.resourceVersion());
    }
}
