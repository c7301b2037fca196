// Writes to the store before it takes the lock, and notifies under the lock.
// killed-by: 8.5 a late handler receives nothing twice
// says: No handler may be added between the write and the notification
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.informer.Notification;

public class WritesOutsideTheLock extends PlainFanOut {
    @Override
    public void publish(Runnable write, Notification<KubeObject> notification) {
        write.run();
        super.publish(() -> {}, notification);
    }
}
