// Compares resourceVersions as numbers and counts only a larger one as a change.
// killed-by: 7.6 a resync changes nothing and is delivered
// says: Which one is larger means nothing
// story: https://github.com/kubernetes/kubernetes/issues/59848
import informers.api.KubeObject;

public class OnlyNewerIsAChange extends PlainHandlers {
    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        return Long.parseLong(now.resourceVersion()) > Long.parseLong(before.resourceVersion());
    }
}
