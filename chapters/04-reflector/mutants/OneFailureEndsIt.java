// A list that fails leaves run(): the store stands still, and nobody is told.
// killed-by: 4.5 nothing ends it but close
// says: would never know that it stands still
// story: https://github.com/fabric8io/kubernetes-client/issues/6379
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class OneFailureEndsIt extends StepReflector {
    public OneFailureEndsIt(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected boolean tryToList() {
        take(list());
        return true;
    }
}
