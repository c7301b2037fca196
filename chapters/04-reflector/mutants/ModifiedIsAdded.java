// Calls add() for MODIFIED: a map does not mind, but a queue gets the wrong type of delta.
// killed-by: 4.4 each watch resumes where the last one ended
// says: it distinguishes them
// story: https://github.com/kubernetes/kubernetes/issues/86015
import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.watch.EventType;
import informers.watch.WatchEvent;

public class ModifiedIsAdded extends StepReflector {
    public ModifiedIsAdded(Upstream upstream, ReflectorStore<KubeObject> store) {
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
