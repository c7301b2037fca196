package informers.api;

import org.jspecify.annotations.Nullable;

/**
 * Equal strings as one. Thousands of pods share a few namespaces, label keys and label values; kept once, they cost
 * nothing. A string that loses its place to another is only kept twice.
 */
final class Shared {
    private static final int SIZE = 4096; // a power of two
    private static final int LONGEST = 128;

    // Any thread, without a lock: strings are immutable, so a reader sees a whole string or none.
    private static final @Nullable String[] PLACES = new String[SIZE];

    private Shared() {}

    static String string(String s) {
        if (s.length() > LONGEST) {
            return s;
        }
        int hash = s.hashCode();
        int place = (hash ^ (hash >>> 16)) & (SIZE - 1);
        String held = PLACES[place];
        if (s.equals(held)) {
            return held;
        }
        PLACES[place] = s;
        return s;
    }
}
