// Remembers one version for all namespaces: each waits for the writes of all others.
// killed-by: 12.2 a write is remembered until the cache has it
// says: keep a version for each namespace
// story: https://github.com/kubernetes-sigs/kubebuilder/issues/1381

public class OneVersionForAll extends LockedOwnWrites {
    public OneVersionForAll(Settings settings) {
        super(settings);
    }

    private String newest = ""; // guarded by the lock

    @Override
    public void wroteAt(String namespace, String uid, String version) {
        super.wroteAt(namespace, uid, version);
        lock.lock();
        try {
            newest = !version.isEmpty() && (newest.isEmpty() || isAsNew(version, newest)) ? version : newest;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isReady(String namespace, String read) {
        lock.lock();
        try {
            return (newest.isEmpty() || isAsNew(read, newest)) && super.isReady(namespace, read);
        } finally {
            lock.unlock();
        }
    }
}
