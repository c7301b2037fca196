// Skips an event that has the version of the one before.
// killed-by: 4.4 each watch resumes where the last one ended
// says: neither keeps nor compares objects
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.watch.WatchEvent;

public class SameVersionIsSkipped extends StepReflector {
    public SameVersionIsSkipped(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void take(WatchEvent<KubeObject> event) {
        if (!event.resourceVersion().equals(version)) {
            super.take(event);
        }
    }
}
