package workbook.cli;

/**
 * Makes text from other sources safe to print: names of folders and objects, messages of other programs. A terminal interprets
 * control characters: they can move the cursor, change the title or hide earlier output.
 *
 * <p>As in kubectl, ESC becomes {@code ^[}. A line break becomes {@code \n}, and every other invisible character with an effect becomes
 * its number: {@code \x07}, or <code>&#92;u202e</code> for a change of the writing direction. All other text is returned unchanged. Null
 * is not allowed. Safe for use by many threads.
 */
public final class Printable {
    private Printable() {}

    /** Returns the text as a part of one line: line breaks and tabs are escaped too. */
    public static String line(String text) {
        return escape(text, false);
    }

    /** Returns the text as lines: line breaks ({@code \n} or {@code \r\n}, returned as {@code \n}) and tabs are kept. */
    public static String lines(String text) {
        return escape(text.replace("\r\n", "\n"), true);
    }

    private static String escape(String text, boolean lines) {
        if (text.codePoints().noneMatch(Printable::isControl)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (!isControl(c) || (lines && (c == '\n' || c == '\t'))) {
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

    /** Returns whether it is a control character, a line separator, a change of the writing direction, or half of a surrogate pair. */
    private static boolean isControl(int c) {
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
