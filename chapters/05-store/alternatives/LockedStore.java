// A right answer in another form, as in client-go: a lock that many readers, or one writer, can hold.
import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

public class LockedStore implements Store {
    protected final ReadWriteLock lock = new ReentrantReadWriteLock();
    protected Map<String, KubeObject> items = new HashMap<>();

    @Override
    public void add(KubeObject object) {
        write(() -> items.put(object.key(), object));
    }

    @Override
    public Optional<KubeObject> get(String key) {
        return read(() -> Optional.ofNullable(items.get(key)));
    }

    @Override
    public void delete(String key) {
        write(() -> items.remove(key));
    }

    @Override
    public Collection<KubeObject> list() {
        return read(() -> new ArrayList<>(items.values()));
    }

    @Override
    public Collection<String> listKeys() {
        return read(() -> new ArrayList<>(items.keySet()));
    }

    @Override
    public void replace(List<KubeObject> objects) {
        Map<String, KubeObject> fresh = new HashMap<>();
        objects.forEach(object -> fresh.put(object.key(), object));
        write(() -> items = fresh);
    }

    private <R> R read(Supplier<R> body) {
        lock.readLock().lock();
        try {
            return body.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void write(Runnable body) {
        lock.writeLock().lock();
        try {
            body.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
