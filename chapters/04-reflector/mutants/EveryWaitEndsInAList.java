// decide() says BACKOFF, and the loop lists after it all the same.
// killed-by: 4.5 a busy server is not asked for a list
// says: One list is enough
// story: https://github.com/kubernetes/kubernetes/issues/118129
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class EveryWaitEndsInAList extends StepReflector {
    public EveryWaitEndsInAList(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    public void run() throws InterruptedException {
        while (!upstream.isClosed()) {
            if (tryToList()) {
                Decision next = decide(watch());
                while (next == Decision.REWATCH && !upstream.isClosed()) {
                    next = decide(watch());
                }
            }
            pause();
        }
    }
}
