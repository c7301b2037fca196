// Keeps what the cache has seen: a small leak.
// killed-by: 12.3 forget what the cache has seen, and the writes of an owner that is gone
// says: What is never forgotten fills the memory
// story: https://github.com/kubernetes/kubernetes/pull/111721

public class NeverForgets extends LockedOwnWrites {
    public NeverForgets(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isReady(String namespace, String read) {
        lock.lock();
        try {
            Write last = writes.get(namespace);
            return last == null || isAsNew(read, last.version());
        } finally {
            lock.unlock();
        }
    }
}
