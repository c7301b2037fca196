// Notifies the handlers but does not write to the store.
// killed-by: 8.1 one handler, one notification
// says: publish() must write to the store
// story: https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/client-go/tools/cache/controller.go
import informers.api.KubeObject;
import informers.informer.Notification;

public class StoreIsNotWritten extends PlainFanOut {
    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> notification) {
        listeners.forEach(listener -> listener.add(notification));
    }
}
