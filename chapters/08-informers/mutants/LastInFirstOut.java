// Delivers the newest notification first.
// killed-by: 8.2 a buffer between the informer and its handler
// says: One call of deliverNext() delivers one notification, the oldest
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
            public void add(Notification<KubeObject> notification) {
                stack.push(notification);
            }

            @Override
            public boolean deliverNext() {
                Notification<KubeObject> notification = stack.poll();
                if (notification != null) {
                    notification.deliverTo(handler);
                }
                return notification != null;
            }

            @Override
            public int backlog() {
                return stack.size();
            }
        };
    }
}
