// Takes every update for a change that is told with another Java object.
// killed-by: 7.6 a resync is no change
// says: After a new list they are two Java objects
// story: https://github.com/kubernetes/client-go/issues/529
import informers.api.KubeObject;

public class ResyncSeenAsChange extends PlainHandlers {
    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        return before != now;
    }
}
