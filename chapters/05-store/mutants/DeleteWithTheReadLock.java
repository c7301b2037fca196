// Takes the read lock in delete(), which changes the map.
// killed-by: 5.5 many threads at once
// says: two calls used your map at the same time
// story: https://github.com/kyverno/kyverno/issues/1749

public class DeleteWithTheReadLock extends LockedStore {
    @Override
    public void delete(String key) {
        lock.readLock().lock();
        try {
            items.remove(key);
        } finally {
            lock.readLock().unlock();
        }
    }
}
