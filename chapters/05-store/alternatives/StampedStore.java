// A right answer in another form: a StampedLock. A reader first reads without a lock, and reads again with one if a writer came in
// between; so what it reads must be safe to read at any time: a map that never changes.
import informers.api.KubeObject;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.StampedLock;
import java.util.function.UnaryOperator;

public class StampedStore implements Store {
    private final StampedLock lock = new StampedLock();
    private volatile Map<String, KubeObject> items = Map.of(); // never changed, only replaced

    private Map<String, KubeObject> read() {
        long stamp = lock.tryOptimisticRead();
        Map<String, KubeObject> seen = items;
        if (lock.validate(stamp)) {
            return seen;
        }
        stamp = lock.readLock();
        try {
            return items;
        } finally {
            lock.unlockRead(stamp);
        }
    }

    private void write(UnaryOperator<Map<String, KubeObject>> change) {
        long stamp = lock.writeLock();
        try {
            items = Collections.unmodifiableMap(change.apply(new HashMap<>(items)));
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    @Override
    public void add(KubeObject object) {
        write(map -> {
            map.put(object.key(), object);
            return map;
        });
    }

    @Override
    public Optional<KubeObject> get(String key) {
        return Optional.ofNullable(read().get(key));
    }

    @Override
    public void delete(String key) {
        write(map -> {
            map.remove(key);
            return map;
        });
    }

    @Override
    public Collection<KubeObject> list() {
        return read().values();
    }

    @Override
    public Collection<String> listKeys() {
        return read().keySet();
    }

    @Override
    public void replace(List<KubeObject> objects) {
        Map<String, KubeObject> fresh = new HashMap<>();
        objects.forEach(object -> fresh.put(object.key(), object));
        write(any -> fresh);
    }
}
