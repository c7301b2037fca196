// All handlers take from one buffer: an event goes to whoever comes first.
// killed-by: 8.3 every handler, each in its own time
// says: an event is for all of them, not for whoever comes first
// story: https://github.com/kubernetes/kubernetes/pull/27078
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class OneBufferForAll extends PlainFanOut {
    private final java.util.Queue<Notification<KubeObject>> shared = new java.util.concurrent.ConcurrentLinkedQueue<>();

    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> news) {
        write.run();
        shared.add(news);
    }

    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                Notification<KubeObject> news = shared.poll();
                if (news != null) {
                    news.deliverTo(handler);
                }
                return news != null;
            }

            @Override
            public int backlog() {
                return shared.size();
            }
        };
    }
}
