package replay.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Formats durations as kubectl does: the longer, the coarser. Corresponds to apimachinery's {@code
 * duration.HumanDuration}.
 */
final class Age {
    private Age() {}

    /** Returns the time since a timestamp such as {@code 2026-11-23T18:22:06Z}; {@code <unknown>} if there is none. */
    static String since(JsonNode time, Instant now) {
        if (time.asText("").isEmpty() || time.isNull()) {
            return "<unknown>";
        }
        try {
            // A timestamp has seconds or microseconds and the clock has nanoseconds: truncate the age to seconds.
            return human(Duration.between(Instant.parse(time.asText()), now));
        } catch (DateTimeParseException e) {
            return "<invalid>";
        }
    }

    static String human(Duration d) {
        // Truncate towards zero, as Go's conversion to int does: -1.9 s is -1.
        long seconds = d.toMillis() / 1000;
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 0) {
            return "0s";
        }
        long minutes = seconds / 60;
        long hours = minutes / 60;
        if (seconds < 120) {
            return seconds + "s";
        }
        if (minutes < 10) {
            return minutes + "m" + unlessZero(seconds % 60, "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        if (hours < 8) {
            return hours + "h" + unlessZero(minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        long days = hours / 24;
        if (hours < 24 * 8) {
            return days + "d" + unlessZero(hours % 24, "h");
        }
        if (hours < 24 * 365 * 2) {
            return days + "d";
        }
        if (hours < 24 * 365 * 8) {
            return days / 365 + "y" + unlessZero(days % 365, "d");
        }
        return days / 365 + "y";
    }

    private static String unlessZero(long value, String unit) {
        return value == 0 ? "" : value + unit;
    }
}
