package informers.api;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shares equal strings and equal label maps. Thousands of pods have few different namespaces, label keys and label
 * values, and the pods of a Deployment have equal labels; each is kept in memory once. The table is fixed in size: a
 * value that loses its place is only stored twice.
 */
final class Shared {
    private static final int SIZE = 4096; // a power of two
    private static final int LONGEST = 128;

    // Read and written without a lock: the values have final fields, so a reader sees a whole value or none.
    private static final @Nullable Object[] PLACES = new Object[SIZE];

    private Shared() {}

    static String string(String s) {
        return s.length() > LONGEST ? s : one(s);
    }

    /** Returns the labels as a small unmodifiable map in the same order; the caller no longer changes the argument. */
    static Map<String, String> labels(Map<String, String> read) {
        return switch (read.size()) {
            case 0 -> Map.of();
            case 1 -> {
                Map.Entry<String, String> only = read.entrySet().iterator().next();
                yield one(Map.of(only.getKey(), only.getValue()));
            }
            default -> one(Collections.unmodifiableMap(read));
        };
    }

    @SuppressWarnings("unchecked") // what is equal is of one type, here
    private static <T> T one(T value) {
        int hash = value.hashCode();
        int place = (hash ^ (hash >>> 16)) & (SIZE - 1);
        Object held = PLACES[place];
        if (value.equals(held)) {
            return (T) held;
        }
        PLACES[place] = value;
        return value;
    }
}
