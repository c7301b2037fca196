package workbook.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        return of(text, first, indent, COLUMNS);
    }

    /**
     * Returns the lines of a text, each wrapped to this many columns. A line that fits is unchanged: spaces inside it may be a table.
     * What continues a line has its indentation.
     */
    public static List<String> lines(String text, int columns) {
        return text.lines()
                .map(line -> line.replace("\t", "    ").stripTrailing())
                .flatMap(line -> Width.of(line) <= columns ? Stream.of(line) : wrapped(line, columns))
                .toList();
    }

    private static Stream<String> wrapped(String line, int columns) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        return of(line, indent, indent, columns).lines();
    }

    private static String of(String text, String first, String indent, int columns) {
        StringBuilder lines = new StringBuilder(first);
        int column = Width.of(first);
        boolean empty = true; // whether the line has only its start
        for (String word : NO_SPACE.matcher(text.strip()).replaceAll("").split("\\s+")) {
            String gap = empty ? "" : " ";
            for (String piece : BREAK.split(word)) {
                int width = Width.of(piece);
                if (!empty && column + gap.length() + width > columns) {
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
