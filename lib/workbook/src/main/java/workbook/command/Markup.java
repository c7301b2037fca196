package workbook.command;

import workbook.cli.Printable;

/** Makes text safe in XML and HTML, as content and as the value of an attribute in double quotes. */
final class Markup {
    private Markup() {}

    /**
     * Escapes what has a meaning in markup. Characters that XML 1.0 does not allow, even escaped, are written as in a terminal: ESC is
     * {@code ^[}. So are those that change the direction of the text around them. Line breaks and tabs are kept.
     */
    static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (char c : Printable.lines(text).toCharArray()) {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\ufffe', '\uffff' -> safe.append(String.format("\\u%04x", (int) c));
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Returns the text as one line: line breaks become spaces. */
    static String line(String text) {
        return text(text.strip().replaceAll("\\s+", " "));
    }
}
