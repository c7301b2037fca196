// Notifies in a finally block, so also after a write that failed.
// killed-by: 8.5 a late handler misses nothing
// says: publish() must notify nobody
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.informer.Notification;

public class NotifiesAfterAFailedWrite extends PlainFanOut {
    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> notification) {
        try {
            write.run();
        } finally {
            listeners.forEach(listener -> listener.add(notification));
        }
    }
}
