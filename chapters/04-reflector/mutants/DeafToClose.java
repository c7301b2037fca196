// Looks at nothing but its own work: once started, it cannot be stopped.
// killed-by: 4.5 nothing ends it but close
// says: look at upstream.isClosed()
// story: https://github.com/kubernetes-client/java/issues/1329
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class DeafToClose extends StepReflector {
    public DeafToClose(Upstream upstream, ReflectorStore<KubeObject> store) {
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
