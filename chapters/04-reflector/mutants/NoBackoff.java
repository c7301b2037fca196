// Retries at once, without a wait.
// killed-by: 4.5 only close ends run
// says: After each failure: call upstream.backOff()
// story: https://github.com/kubernetes-client/java/issues/1030
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class NoBackoff extends StepReflector {
    public NoBackoff(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void pause() {}
}
