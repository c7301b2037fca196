// Locks the writing, and locks the telling, and lets go in between.
// killed-by: 8.5 a late handler is told nothing twice
// says: Nobody may join between the writing and the telling
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.informer.Notification;

public class LockLetGoInBetween extends PlainFanOut {
    @Override
    public void publish(Runnable write, Notification<KubeObject> news) {
        synchronized (this) {
            write.run();
        }
        synchronized (this) {
            listeners.forEach(listener -> listener.add(news));
        }
    }
}
