package workbook.cli;

import java.util.regex.Pattern;

/** Wraps prose between words, which a terminal itself does not do. */
public final class Paragraph {
    /** The width of the narrowest supported terminal. */
    private static final int COLUMNS = 80;

    private static final String CHINESE = "[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef]";

    /** A line break between two Chinese characters, which stands for no space. */
    private static final Pattern NO_SPACE = Pattern.compile("(?<=" + CHINESE + ")[ \\t]*\\R[ \\t]*(?=" + CHINESE + ")");

    /** Between two characters, one of them Chinese; not after an opening bracket, and not before a closing one or a full stop. */
    private static final Pattern BREAK =
            Pattern.compile("(?<![（《「『【“‘(])(?![，。、；：？！）》」』】”’…,.;:?!)])(?:(?<=" + CHINESE + ")|(?=" + CHINESE + "))");

    private Paragraph() {}

    /**
     * Returns the text in lines of at most 80 columns. A longer word has a line of its own. Chinese, which has no spaces, is wrapped
     * between its characters.
     *
     * @param indent the start of each line
     */
    public static String of(String text, String indent) {
        return of(text, indent, indent);
    }

    /**
     * Returns the text in lines of at most 80 columns, the first of which starts in another way, as an item of a list does.
     *
     * @param first the start of the first line
     * @param indent the start of all others
     */
    public static String of(String text, String first, String indent) {
        StringBuilder lines = new StringBuilder(first);
        int column = Width.of(first);
        boolean empty = true; // whether the line has only its start
        for (String word : NO_SPACE.matcher(text.strip()).replaceAll("").split("\\s+")) {
            String gap = empty ? "" : " ";
            for (String piece : BREAK.split(word)) {
                int width = Width.of(piece);
                if (!empty && column + gap.length() + width > COLUMNS) {
                    lines.append('\n').append(indent);
                    column = Width.of(indent);
                    gap = "";
                }
                lines.append(gap).append(piece);
                column += gap.length() + width;
                empty = false;
                gap = "";
            }
        }
        return lines.toString();
    }
}
