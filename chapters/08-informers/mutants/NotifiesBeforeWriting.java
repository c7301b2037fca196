// Notifies the handlers before it writes to the store.
// killed-by: 8.2 a buffer between the informer and its handler
// says: First write to the store, then notify
// story: https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/client-go/tools/cache/controller.go
import informers.api.KubeObject;
import informers.informer.Notification;

public class NotifiesBeforeWriting extends PlainFanOut {
    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> notification) {
        super.publish(() -> {}, notification);
        write.run();
    }
}
