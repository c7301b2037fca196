package workbook.cli;

/** Prose at a terminal's width: a terminal itself breaks lines in the middle of a word. */
public final class Paragraph {
    /** The narrowest terminal that the workbook is made for. */
    private static final int COLUMNS = 80;

    private Paragraph() {}

    /**
     * The words of a text in lines of at most 80 columns, joined by line breaks. A word that is longer stays whole. Chinese,
     * which has no spaces, comes out as it was.
     *
     * @param indent put before each line; counted as part of it
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
