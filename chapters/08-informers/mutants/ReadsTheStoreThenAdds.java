// Reads the store, then adds the listener, without one lock around both.
// killed-by: 8.5 a late handler misses nothing
// says: Nothing may be published between reading the store and adding the listener
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.List;
import java.util.function.Supplier;

public class ReadsTheStoreThenAdds extends PlainFanOut {
    @Override
    public Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        List<KubeObject> read = content.get();
        return super.join(handler, () -> read);
    }
}
