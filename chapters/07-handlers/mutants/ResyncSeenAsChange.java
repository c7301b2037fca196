// Compares references: an update with two different Java objects counts as a change.
// killed-by: 7.6 a resync changes nothing and is delivered
// says: After a relist they are two different Java objects
// story: https://github.com/kubernetes/client-go/issues/529
import informers.api.KubeObject;

public class ResyncSeenAsChange extends PlainHandlers {
    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        return before != now;
    }
}
