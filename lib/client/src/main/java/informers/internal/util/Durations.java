package informers.internal.util;

import java.time.Duration;

/**
 * Converts durations that a caller passed. Thread-safe. client-go has no counterpart: Go's durations are nanoseconds.
 */
public final class Durations {
    private static final Duration LONGEST = Duration.ofDays(36500); // its nanoseconds fit into a long

    private Durations() {}

    /**
     * Returns a duration in nanoseconds. Unlike {@link Duration#toNanos}, it accepts durations of more than 292 years.
     *
     * @param duration such as {@code Duration.ofSeconds(Long.MAX_VALUE)} for "no limit"
     * @return its nanoseconds: 0 if it is negative, and at most those of 36,500 days
     */
    public static long nanos(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return (duration.compareTo(LONGEST) > 0 ? LONGEST : duration).toNanos();
    }
}
