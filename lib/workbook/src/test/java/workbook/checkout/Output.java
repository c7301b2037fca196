package workbook.checkout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Compares a block of a README with the output of a script, except for what differs between runs. */
final class Output {
    private record Mask(Pattern pattern, String name) {}

    // In this order, because a time contains a clock, and the end of a clock looks like an age. All are listed in
    // docs/readme-checks.md.
    private static final List<Mask> MASKS = List.of(
            mask("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "<uid>"),
            mask("\\b(127\\.0\\.0\\.1|localhost):\\d+\\b", "$1:<port>"),
            mask("\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)?", "<time>"),
            mask("\\b\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?\\b", "<clock>"),
            mask("\\b\\d+(\\.\\d+)?(ns|µs|us|ms)\\b|\\b(\\d+(\\.\\d+)?[ydhms])+\\b", "<age>"),
            mask("\\b\\d+(\\.\\d+)? (ns|µs|us|ms|s|seconds?|minutes?|hours?|days?)\\b", "<age>"));
    private static final Pattern COLUMN_GAP = Pattern.compile("(?<=\\S) {2,}");

    private Output() {}

    /** Returns the text with placeholders for what differs between runs, and with columns two spaces apart. */
    static String mask(String text, Path home) {
        String masked = text.replace("\r\n", "\n").replace(home.toString(), "<home>");
        for (Mask mask : MASKS) {
            masked = mask.pattern.matcher(masked).replaceAll(mask.name);
        }
        List<String> lines = new ArrayList<>();
        for (String line : masked.stripTrailing().split("\n", -1)) {
            lines.add(COLUMN_GAP.matcher(line.stripTrailing()).replaceAll("  "));
        }
        return String.join("\n", lines);
    }

    /** Returns whether the masked texts are equal; a line {@code ...} in the shown text matches any lines. */
    static boolean matches(String shown, String printed) {
        var pattern = new StringBuilder();
        for (String line : shown.split("\n", -1)) {
            pattern.append(line.strip().equals("...") ? "(?:.*\n)*?" : Pattern.quote(line) + "\n");
        }
        return Pattern.matches(pattern.toString(), printed + "\n");
    }

    private static Mask mask(String pattern, String name) {
        return new Mask(Pattern.compile(pattern), name);
    }
}
