package informers.internal.yaml;

import java.io.StringReader;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A part of a text for SnakeYAML's scanner, in memory as a whole. SnakeYAML's own reader copies a word after each 1,024
 * characters of it, so its time grows with the square of a word's length. Positions count from the start of the text.
 */
final class YamlText extends StreamReader {
    private static final int[] NO_SNIPPET = {};

    private final int[] points;
    private int at;
    private int documentStart;
    private int line;
    private int column;
    private int flowLevel;
    private boolean atItem; // the last token was a dash or a question mark

    /**
     * @param line the number of lines before this part
     * @throws YamlException if there is a character that YAML does not allow
     */
    YamlText(String part, int line, int document) {
        super(new StringReader(""));
        this.line = line;
        this.points = part.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (!isPrintable(points[i])) {
                forward(i);
                throw YamlException.at(
                        document,
                        getMark(),
                        "there is a control character, U+%04X, which YAML does not allow".formatted(points[i]));
            }
        }
    }

    @Override
    public Mark getMark() {
        return new Mark("text", at, line, column, NO_SNIPPET, 0);
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int length) {
        for (int i = 0; i < length && at < points.length; i++) {
            int c = points[at++];
            boolean carriageReturn = c == '\r' && peek() != '\n';
            if (c == '\n' || carriageReturn || c == 0x85 || c == 0x2028 || c == 0x2029) {
                line++;
                column = 0;
            } else if (c != 0xFEFF) { // the byte order mark has no width
                column++;
            }
        }
    }

    @Override
    public int peek() {
        return peek(0);
    }

    @Override
    public int peek(int index) {
        return at + index < points.length ? points[at + index] : 0;
    }

    @Override
    public String prefix(int length) {
        return new String(points, at, Math.min(length, points.length - at));
    }

    /** The caller guarantees that there is no line break in these characters. */
    @Override
    public String prefixForward(int length) {
        String prefix = prefix(length);
        at += length;
        column += length;
        return prefix;
    }

    @Override
    public int getColumn() {
        return column;
    }

    /** Called by the scanner before each token, and only then. */
    @Override
    public int getDocumentIndex() {
        beforeToken();
        return at - documentStart;
    }

    /**
     * Replaces tabs between tokens by spaces where libyaml accepts tabs and SnakeYAML does not: everywhere inside
     * braces and brackets, otherwise after a colon or a value, but not in the indentation.
     */
    private void beforeToken() {
        int i = at;
        boolean indentation = column == 0 || atItem;
        for (boolean blank = true; blank && i < points.length; ) {
            int c = points[i];
            if (c == '\t' && (flowLevel > 0 || !indentation)) {
                points[i++] = ' ';
            } else if (c == ' ' || c == '\t') {
                i++;
            } else if (c == '#') {
                while (i < points.length && points[i] != '\n' && points[i] != '\r') {
                    i++;
                }
            } else if (c == '\n' || c == '\r') {
                indentation = true;
                i++;
            } else {
                blank = false;
            }
        }
        int c = i < points.length ? points[i] : 0;
        int next = i + 1 < points.length ? points[i + 1] : 0;
        flowLevel = Math.max(0, flowLevel + (c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0));
        atItem = (c == '-' || c == '?') && (next == ' ' || next == '\t');
    }

    @Override
    public void resetDocumentIndex() {
        documentStart = at;
    }

    @Override
    public int getIndex() {
        return at;
    }

    @Override
    public int getLine() {
        return line;
    }
}
