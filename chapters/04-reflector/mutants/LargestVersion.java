// Keeps the largest version, compared as numbers.
// killed-by: 4.4 each watch resumes where the last one ended
// says: the last one counts, not
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.watch.WatchEvent;

public class LargestVersion extends StepReflector {
    public LargestVersion(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void take(WatchEvent<KubeObject> event) {
        String before = version;
        super.take(event);
        if (before.matches("[0-9]+") && Long.parseLong(before) > Long.parseLong(version)) {
            version = before;
        }
    }
}
