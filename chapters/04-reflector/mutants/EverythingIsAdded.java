// Calls add() for what was modified: a map does not mind, a queue tells a lie.
// killed-by: 4.4 watch after watch, each from where the last one ended
// says: a queue behind it tells them apart
// story: https://github.com/kubernetes/kubernetes/issues/86015
import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.watch.EventType;
import informers.watch.WatchEvent;

public class EverythingIsAdded extends StepReflector {
    public EverythingIsAdded(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void take(WatchEvent<KubeObject> event) {
        if (event.type() == EventType.MODIFIED) {
            store.add(event.object());
            version = event.resourceVersion();
        } else {
            super.take(event);
        }
    }
}
