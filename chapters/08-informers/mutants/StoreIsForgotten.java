// Tells the handlers, and nobody writes to the store.
// killed-by: 8.1 one handler, one event
// says: publish() writes to the store
// story: https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/client-go/tools/cache/controller.go
import informers.api.KubeObject;
import informers.informer.Notification;

public class StoreIsForgotten extends PlainFanOut {
    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> news) {
        listeners.forEach(listener -> listener.add(news));
    }
}
