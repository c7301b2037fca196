// Takes the lock in join(), but not in publish().
// killed-by: 8.5 a late handler misses nothing
// says: Use one lock for both
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.informer.Notification;

public class OnlyJoinIsLocked extends PlainFanOut {
    @Override
    public void publish(Runnable write, Notification<KubeObject> notification) {
        write.run();
        listeners.forEach(listener -> listener.add(notification));
    }
}
