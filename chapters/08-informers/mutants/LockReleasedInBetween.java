// Acquires the lock for the write and again for the notification, and releases it in between.
// killed-by: 8.5 a late handler receives nothing twice
// says: No handler may be added between the write and the notification
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.informer.Notification;

public class LockReleasedInBetween extends PlainFanOut {
    @Override
    public void publish(Runnable write, Notification<KubeObject> notification) {
        synchronized (this) {
            write.run();
        }
        synchronized (this) {
            listeners.forEach(listener -> listener.add(notification));
        }
    }
}
