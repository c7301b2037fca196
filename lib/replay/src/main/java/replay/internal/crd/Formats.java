package replay.internal.crd;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.regex.Pattern;

/** The string formats that a schema may name. A value always matches an unknown format. */
final class Formats {
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])");
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}");

    private Formats() {}

    static boolean fits(String format, String text) {
        try {
            return switch (format) {
                case "date-time", "datetime" -> OffsetDateTime.parse(text) != null;
                case "date" -> LocalDate.parse(text) != null;
                case "byte" -> Base64.getDecoder().decode(text) != null;
                case "ipv4" -> IPV4.matcher(text).matches();
                case "ipv6" -> text.contains(":") && text.matches("[0-9a-fA-F:.]+");
                case "uuid" -> UUID.matcher(text).matches();
                case "email" -> text.matches("[^@\\s]+@[^@\\s]+");
                case "duration" -> text.matches("[+-]?([0-9.]+(ns|us|µs|ms|s|m|h|d|w))+|0");
                default -> true;
            };
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return false;
        }
    }
}
