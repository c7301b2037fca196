import java.util.AbstractCollection;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A map that stops the first thread that uses it, and notes whether another one uses it meanwhile. Tests put it into the field of
 * an answer. The views of this map (values, keySet, entrySet) count as used when they are read, not when they are created.
 */
final class WatchedMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    private final transient CountDownLatch stopped = new CountDownLatch(1);
    private final transient CountDownLatch released = new CountDownLatch(1);
    private transient volatile boolean armed;
    private transient volatile boolean changesOnly;
    private transient Thread inside;
    private transient boolean shared;

    WatchedMap(Map<K, V> content) {
        content.forEach(super::put);
    }

    /** Stops the next thread that uses the map; with changesOnly the next one that changes it. */
    void arm(boolean changesOnly) {
        this.changesOnly = changesOnly;
        armed = true;
    }

    /** Opens when a thread was stopped in the map. */
    CountDownLatch stopped() {
        return stopped;
    }

    /** Lets the stopped thread continue. */
    void release() {
        armed = false;
        released.countDown();
    }

    /** Returns whether another thread used the map while one was stopped in it. */
    synchronized boolean shared() {
        return shared;
    }

    private void use(boolean change) {
        if (!armed) {
            return;
        }
        synchronized (this) {
            if (inside == Thread.currentThread()) {
                return;
            }
            if (inside != null) {
                shared = true;
                return;
            }
            if (changesOnly && !change) {
                return;
            }
            inside = Thread.currentThread();
        }
        stopped.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public V put(K key, V value) {
        use(true);
        return super.put(key, value);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> other) {
        use(true);
        super.putAll(other);
    }

    @Override
    public V putIfAbsent(K key, V value) {
        use(true);
        return super.putIfAbsent(key, value);
    }

    @Override
    public V remove(Object key) {
        use(true);
        return super.remove(key);
    }

    @Override
    public void clear() {
        use(true);
        super.clear();
    }

    @Override
    public V compute(K key, BiFunction<? super K, ? super V, ? extends V> f) {
        use(true);
        return super.compute(key, f);
    }

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> f) {
        use(true);
        return super.computeIfAbsent(key, f);
    }

    @Override
    public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> f) {
        use(true);
        return super.merge(key, value, f);
    }

    @Override
    public V get(Object key) {
        use(false);
        return super.get(key);
    }

    @Override
    public V getOrDefault(Object key, V other) {
        use(false);
        return super.getOrDefault(key, other);
    }

    @Override
    public boolean containsKey(Object key) {
        use(false);
        return super.containsKey(key);
    }

    @Override
    public int size() {
        use(false);
        return super.size();
    }

    @Override
    public boolean isEmpty() {
        use(false);
        return super.isEmpty();
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        use(false);
        super.forEach(action);
    }

    @Override
    public Collection<V> values() {
        Collection<V> values = super.values();
        return new AbstractCollection<>() {
            @Override
            public Iterator<V> iterator() {
                use(false);
                return values.iterator();
            }

            @Override
            public int size() {
                use(false);
                return values.size();
            }
        };
    }

    @Override
    public Set<K> keySet() {
        return watched(super.keySet());
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return watched(super.entrySet());
    }

    private <E> Set<E> watched(Set<E> view) {
        return new AbstractSet<>() {
            @Override
            public Iterator<E> iterator() {
                use(false);
                return view.iterator();
            }

            @Override
            public int size() {
                use(false);
                return view.size();
            }

            @Override
            public boolean contains(Object element) {
                use(false);
                return view.contains(element);
            }

            @Override
            public boolean remove(Object element) {
                use(true);
                return view.remove(element);
            }
        };
    }
}
