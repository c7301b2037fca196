package informers.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Equal strings as one, and equal label maps. Thousands of pods share a few namespaces, label keys and label values, and
 * those of a Deployment all their labels; kept once, they cost nothing. One that loses its place to another is only kept
 * twice.
 */
final class Shared {
    private static final int SIZE = 4096; // a power of two
    private static final int LONGEST = 128;

    // Any thread, without a lock: what is kept here has final fields, so a reader sees all of it or none.
    private static final @Nullable Object[] PLACES = new Object[SIZE];

    private Shared() {}

    static String string(String s) {
        return s.length() > LONGEST ? s : one(s);
    }

    /** @param labels not modifiable */
    static Map<String, String> map(Map<String, String> labels) {
        return one(labels);
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
