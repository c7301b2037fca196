// Each watch starts from the version of the list: all events since then are sent again, until the version expires.
// killed-by: 4.4 each watch resumes where the last one ended
// says: from the version of the last event before it
// story: https://github.com/kubernetes-client/java/issues/1533
import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.watch.WatchEvent;

public class AlwaysFromTheListsVersion extends StepReflector {
    public AlwaysFromTheListsVersion(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void take(WatchEvent<KubeObject> event) {
        String listed = version;
        super.take(event);
        version = listed;
    }
}
