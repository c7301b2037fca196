// Gives up after ten lists that failed.
// killed-by: 4.5 only close ends run
// says: for an hour
// story: https://github.com/fabric8io/kubernetes-client/issues/6379
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class GivesUp extends StepReflector {
    public GivesUp(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    private int failures;

    @Override
    protected boolean tryToList() {
        boolean listed = super.tryToList();
        failures = listed ? 0 : failures + 1;
        return listed;
    }

    @Override
    protected void pause() throws InterruptedException {
        if (failures > 10) {
            while (!upstream.isClosed()) {
                upstream.backOff();
            }
        }
        super.pause();
    }
}
