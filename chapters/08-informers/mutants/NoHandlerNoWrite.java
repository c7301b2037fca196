// Does nothing in publish() as long as there is no handler.
// killed-by: 8.4 a late handler first receives the initial list
// says: before any handler was added
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.informer.Notification;

public class NoHandlerNoWrite extends PlainFanOut {
    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> notification) {
        if (!listeners.isEmpty()) {
            super.publish(write, notification);
        }
    }
}
