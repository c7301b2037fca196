// Never checks isClosed(): run() does not return.
// killed-by: 4.5 only close ends run
// says: check upstream.isClosed()
// story: https://github.com/kubernetes-client/java/issues/1329
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class IgnoresClose extends StepReflector {
    public IgnoresClose(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    public void run() throws InterruptedException {
        while (true) {
            Decision next = tryToList() ? decide(watch()) : Decision.RELIST;
            while (next != Decision.RELIST) {
                if (next == Decision.BACKOFF) {
                    pause();
                }
                next = decide(watch());
            }
            pause();
        }
    }
}
