// Each watch begins at the list's version: all that happened since comes once more, until the server has forgotten it.
// killed-by: 4.4 watch after watch, each from where the last one ended
// says: from the last event before it
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
