package informers.factory;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Unmodifiable copies. A class of its own, so that a platform whose Collections are smaller can replace it. */
final class SortedCopy {
    private SortedCopy() {}

    static <K, V> SortedMap<K, V> of(SortedMap<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
