// Locks where handlers join, and not where news are published.
// killed-by: 8.5 a late handler misses nothing
// says: one lock for both
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.informer.Notification;

public class OnlyJoinIsLocked extends PlainFanOut {
    @Override
    public void publish(Runnable write, Notification<KubeObject> news) {
        write.run();
        listeners.forEach(listener -> listener.add(news));
    }
}
