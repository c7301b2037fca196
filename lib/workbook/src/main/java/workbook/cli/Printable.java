package workbook.cli;

/**
 * Text of somebody else, made safe to print: the name of a folder or an object, a message that a program wrote. A terminal
 * obeys the control characters in it, and would move the cursor, change the title or hide what was printed before.
 *
 * <p>As in kubectl, ESC becomes {@code ^[}. A line break becomes {@code \n}, and every other character that is not seen
 * but does something becomes its number: {@code \x07}, or <code>&#92;u202e</code> for one that turns the direction of
 * writing. All other text is returned as it is. Null is not allowed. Any thread.
 */
public final class Printable {
    private Printable() {}

    /** Returns the text as a part of one line: line breaks and tabs are escaped too. */
    public static String line(String text) {
        return escape(text, false);
    }

    /** Returns the text as lines: line breaks ({@code \n} or {@code \r\n}, returned as {@code \n}) and tabs stay. */
    public static String lines(String text) {
        return escape(text.replace("\r\n", "\n"), true);
    }

    private static String escape(String text, boolean lines) {
        if (text.codePoints().noneMatch(Printable::acts)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (!acts(c) || (lines && (c == '\n' || c == '\t'))) {
                safe.appendCodePoint(c);
            } else {
                safe.append(escaped(c));
            }
        });
        return safe.toString();
    }

    private static String escaped(int c) {
        return switch (c) {
            case 0x1b -> "^[";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c <= 0xff ? String.format("\\x%02x", c) : String.format("\\u%04x", c);
        };
    }

    /** Control characters, separators of lines, marks that turn the direction of writing, and halves of characters. */
    private static boolean acts(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || c == 0x061c
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xfeff;
    }
}
