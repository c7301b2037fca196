// Calls the late handler on the thread that adds it.
// killed-by: 8.4 a late handler first receives the initial list
// says: join() must not call the handler
// story: https://github.com/fabric8io/kubernetes-client/blob/main/kubernetes-client/src/main/java/io/fabric8/kubernetes/client/informers/impl/cache/SharedProcessor.java
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.List;
import java.util.function.Supplier;

public class CallbackInJoin extends PlainFanOut {
    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        content.get().forEach(object -> handler.onAdd(object, true));
        return super.join(handler, List::of);
    }
}
