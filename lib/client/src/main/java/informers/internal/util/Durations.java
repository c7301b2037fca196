package informers.internal.util;

import java.time.Duration;

/** Converts durations that a caller gave. Any thread. There is no counterpart in client-go: Go's durations are nanoseconds. */
public final class Durations {
    private static final Duration LONGEST = Duration.ofDays(36500); // its nanoseconds fit into a long

    private Durations() {}

    /**
     * Returns a duration in nanoseconds, where {@link Duration#toNanos} throws if it is longer than 292 years.
     *
     * @param duration such as {@code Duration.ofSeconds(Long.MAX_VALUE)}, for "as long as it takes"
     * @return its nanoseconds: 0 if it is negative, and at most those of 36,500 days
     */
    public static long nanos(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return (duration.compareTo(LONGEST) > 0 ? LONGEST : duration).toNanos();
    }
}
