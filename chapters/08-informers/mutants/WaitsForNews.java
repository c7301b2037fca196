// Waits in deliverNext() until there is something to tell.
// killed-by: 8.2 a buffer between the informer and its handler
// says: Waiting for news is not its work
// story: https://github.com/kubernetes/kubernetes/pull/27078
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.concurrent.LinkedBlockingQueue;

public class WaitsForNews extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private final LinkedBlockingQueue<Notification<KubeObject>> waiting = new LinkedBlockingQueue<>();

            @Override
            public void add(Notification<KubeObject> news) {
                waiting.add(news);
            }

            @Override
            public boolean deliverNext() {
                try {
                    waiting.take().deliverTo(handler);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
                return true;
            }

            @Override
            public int backlog() {
                return waiting.size();
            }
        };
    }
}
