// Unlocks without a finally block: after an exception the lock stays locked.
// killed-by: 8.5 a late handler misses nothing
// says: unlock in a finally block
// story: https://errorprone.info/bugpattern/LockNotBeforeTry
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

public class LockStaysLocked extends PlainFanOut {
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        lock.lock();
        Listener listener = super.join(handler, content);
        lock.unlock();
        return listener;
    }

    @Override
    public void publish(Runnable write, Notification<KubeObject> notification) {
        lock.lock();
        super.publish(write, notification);
        lock.unlock();
    }
}
