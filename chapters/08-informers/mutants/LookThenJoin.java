// Looks into the store, then joins, without a lock around both.
// killed-by: 8.5 a late handler misses nothing
// says: Nothing may be published between the look and the joining
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.List;
import java.util.function.Supplier;

public class LookThenJoin extends PlainFanOut {
    @Override
    public Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        List<KubeObject> there = content.get();
        return super.join(handler, () -> there);
    }
}
