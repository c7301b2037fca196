// When one owner is deleted, it forgets the writes of all.
// killed-by: 12.3 forget what the cache has seen, and the writes of an owner that is gone
// says: Those of team-b are kept
// story: https://github.com/kubernetes/kubernetes/pull/142247

public class ForgetsEverything extends LockedOwnWrites {
    public ForgetsEverything(Settings settings) {
        super(settings);
    }

    @Override
    public void ownerIsGone(String namespace, String uid) {
        lock.lock();
        try {
            writes.clear();
        } finally {
            lock.unlock();
        }
    }
}
