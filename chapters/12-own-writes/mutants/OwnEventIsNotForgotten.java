// Recognizes its own event and keeps the write: no reconcile comes that would forget it.
// killed-by: 12.4 an event of your own write adds no key; every other event does
// says: no reconcile will forget it
// story: https://github.com/kubernetes/kubernetes/pull/111721
import informers.api.ConfigMap;

public class OwnEventIsNotForgotten extends LockedOwnWrites {
    public OwnEventIsNotForgotten(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isOwn(ConfigMap seen) {
        lock.lock();
        try {
            Write last = writes.get(seen.namespace());
            return last != null && isEventOf(last, seen);
        } finally {
            lock.unlock();
        }
    }
}
