package informers.record;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets the entry that was not used for the longest time. Not thread-safe. Corresponds to {@code lru.Cache}. */
final class Recent<V> extends LinkedHashMap<String, V> {
    private final int size;

    Recent(int size) {
        super(16, 0.75f, true);
        this.size = size;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > size;
    }
}
