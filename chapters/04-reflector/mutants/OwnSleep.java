// Waits with Thread.sleep instead of upstream.backOff(): it does not grow, and close() does not end it.
// killed-by: 4.5 only close ends run
// says: a Thread.sleep() of your own does not count
// story: https://github.com/kubernetes-client/java/issues/1030
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class OwnSleep extends StepReflector {
    public OwnSleep(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void pause() throws InterruptedException {
        Thread.sleep(1);
    }
}
