// decide() returns BACKOFF, but the loop lists after it.
// killed-by: 4.5 no list from a busy server
// says: No second list is needed
// story: https://github.com/kubernetes/kubernetes/issues/118129
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class ListsAfterEveryBackoff extends StepReflector {
    public ListsAfterEveryBackoff(Upstream upstream, ReflectorStore<KubeObject> store) {
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
