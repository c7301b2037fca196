package workbook.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import workbook.cli.Terminal;

/**
 * The size of a terminal. Immutable.
 *
 * @param rows its lines
 * @param columns the characters in a line
 */
public record Size(int rows, int columns) {
    private static final Pattern PRINTED = Pattern.compile("(\\d{1,4}) (\\d{1,4})");

    /** Returns the size of the terminal of this process; empty if its input or output is not a terminal, or stty is missing. */
    public static Optional<Size> ofTerminal() {
        if (!Terminal.isTerminal()) {
            return Optional.empty();
        }
        try {
            Process stty = new ProcessBuilder("sh", "-c", "stty size </dev/tty 2>/dev/null").start();
            stty.getOutputStream().close();
            return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return Optional.empty(); // as on Windows
        }
    }

    /** Parses what {@code stty size} prints. */
    static Optional<Size> parse(String printed) {
        Matcher size = PRINTED.matcher(printed.strip());
        if (!size.matches()) {
            return Optional.empty();
        }
        int rows = Integer.parseInt(size.group(1));
        int columns = Integer.parseInt(size.group(2));
        // A terminal that does not know its size has 0.
        return Optional.of(new Size(rows == 0 ? 24 : rows, columns == 0 ? 80 : columns));
    }
}
