// Like LockReleasedInBetween, with a ReentrantLock.
// killed-by: 8.5 a late handler receives nothing twice
// says: No handler may be added between the write and the notification
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

public class ReentrantLockReleasedInBetween extends PlainFanOut {
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        return locked(() -> super.join(handler, content));
    }

    @Override
    public void publish(Runnable write, Notification<KubeObject> notification) {
        locked(() -> {
            write.run();
            return null;
        });
        locked(() -> {
            listeners.forEach(listener -> listener.add(notification));
            return null;
        });
    }

    private <R> R locked(Supplier<R> body) {
        lock.lock();
        try {
            return body.get();
        } finally {
            lock.unlock();
        }
    }
}
