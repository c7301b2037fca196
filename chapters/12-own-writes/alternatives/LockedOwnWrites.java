// A right answer, built differently: an explicit lock, versions as BigIntegers, and a method for each decision.
import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.workqueue.Result;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class LockedOwnWrites implements OwnWrites {
    protected record Write(String uid, String version) {}

    protected final Settings settings;
    protected final Lock lock = new ReentrantLock();
    protected final Map<String, Write> writes = new HashMap<>(); // guarded by the lock

    public LockedOwnWrites(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isAsNew(String read, String written) {
        return !read.isEmpty() && new BigInteger(read).compareTo(new BigInteger(written)) >= 0;
    }

    /** Returns what to remember; null for nothing. */
    protected Write merge(Write last, String uid, String version) {
        if (version.isEmpty()) {
            return last;
        }
        boolean older = last != null && last.uid().equals(uid) && isAsNew(last.version(), version);
        return older ? last : new Write(uid, version);
    }

    @Override
    public void wroteAt(String namespace, String uid, String version) {
        lock.lock();
        try {
            Write merged = merge(writes.get(namespace), uid, version);
            if (merged != null) {
                writes.put(namespace, merged);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isReady(String namespace, String read) {
        lock.lock();
        try {
            Write last = writes.get(namespace);
            boolean ready = last == null || isAsNew(read, last.version());
            if (ready) {
                writes.remove(namespace);
            }
            return ready;
        } finally {
            lock.unlock();
        }
    }

    protected boolean isOf(Write last, String uid) {
        return last.uid().equals(uid);
    }

    @Override
    public void ownerIsGone(String namespace, String uid) {
        lock.lock();
        try {
            Write last = writes.get(namespace);
            if (last != null && isOf(last, uid)) {
                writes.remove(namespace);
            }
        } finally {
            lock.unlock();
        }
    }

    protected boolean isEventOf(Write last, ConfigMap seen) {
        return seen.resourceVersion().equals(last.version());
    }

    @Override
    public boolean isOwn(ConfigMap seen) {
        lock.lock();
        try {
            Write last = writes.get(seen.namespace());
            boolean own = last != null && isEventOf(last, seen);
            if (own) {
                writes.remove(seen.namespace());
            }
            return own;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Set<String> waiting() {
        lock.lock();
        try {
            return new HashSet<>(writes.keySet());
        } finally {
            lock.unlock();
        }
    }

    protected void forget(String namespace) {
        lock.lock();
        try {
            writes.remove(namespace);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Result reconcile(String namespace) throws Exception {
        Optional<Namespace> owner = settings.namespace(namespace);
        if (owner.isEmpty()) {
            return gone(namespace);
        }
        if (!isReady(namespace, settings.readVersion())) {
            return late(namespace);
        }
        if (settings.in(namespace).isEmpty()) {
            create(owner.get());
        }
        return Result.done();
    }

    protected Result gone(String namespace) {
        forget(namespace);
        return Result.done();
    }

    protected Result late(String namespace) throws Exception {
        return Result.requeueAfter(Settings.RECHECK);
    }

    protected void create(Namespace owner) throws Exception {
        ConfigMap created = settings.create(owner);
        wroteAt(owner.name(), owner.metadata().uid(), created.resourceVersion());
    }
}
