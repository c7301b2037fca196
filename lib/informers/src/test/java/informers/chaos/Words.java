package informers.chaos;

import java.time.Duration;
import java.util.Locale;

/** Formats durations for people. */
final class Words {
    private Words() {}

    static String of(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toMillis() / 1000.0);
    }
}
