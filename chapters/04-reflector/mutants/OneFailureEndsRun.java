// A list that fails ends run(): the store is no longer updated, and nobody notices.
// killed-by: 4.5 only close ends run
// says: nobody would notice
// story: https://github.com/fabric8io/kubernetes-client/issues/6379
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class OneFailureEndsRun extends StepReflector {
    public OneFailureEndsRun(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected boolean tryToList() {
        take(list());
        return true;
    }
}
