package informers.factory;

import java.util.SortedMap;
import java.util.TreeMap;

/** In place of the library's class: TeaVM's Collections have no unmodifiable sorted maps. */
final class SortedCopy {
    private SortedCopy() {}

    static <K, V> SortedMap<K, V> of(SortedMap<K, V> map) {
        return new TreeMap<>(map);
    }
}
