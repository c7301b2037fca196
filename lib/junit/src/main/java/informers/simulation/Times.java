package informers.simulation;

import java.util.Locale;

/** Writes times. */
final class Times {
    private Times() {}

    static String of(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }
}
