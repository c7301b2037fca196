// Tells the newest first.
// killed-by: 8.2 a buffer between the informer and its handler
// says: One call of deliverNext() tells one thing, the oldest
// story: https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/client-go/tools/cache/shared_informer.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class LastInFirstOut extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private final java.util.Deque<Notification<KubeObject>> stack = new java.util.ArrayDeque<>();

            @Override
            public void add(Notification<KubeObject> news) {
                stack.push(news);
            }

            @Override
            public boolean deliverNext() {
                Notification<KubeObject> news = stack.poll();
                if (news != null) {
                    news.deliverTo(handler);
                }
                return news != null;
            }

            @Override
            public int backlog() {
                return stack.size();
            }
        };
    }
}
