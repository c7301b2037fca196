package workbook.cli;

/** Wraps prose between words, which a terminal itself does not do. */
public final class Paragraph {
    /** The width of the narrowest supported terminal. */
    private static final int COLUMNS = 80;

    private Paragraph() {}

    /**
     * Returns the text in lines of at most 80 columns. A longer word has a line of its own. Chinese, which has no spaces, is returned
     * unchanged.
     *
     * @param indent the start of each line
     */
    public static String of(String text, String indent) {
        if (text.codePoints().anyMatch(Character::isIdeographic)) {
            return indent + text;
        }
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+")) {
            boolean first = line.length() == indent.length();
            if (!first && line.length() + 1 + word.length() > COLUMNS) {
                lines.append(line).append('\n');
                line = new StringBuilder(indent);
                first = true;
            }
            line.append(first ? "" : " ").append(word);
        }
        return lines.append(line).toString();
    }
}
