package informers.internal.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Reads the documents of a text one after another, like kubectl: splits the text at lines {@code ---} first. A part
 * that starts with a brace is any number of JSON values; if it is not JSON, it is read as YAML.
 *
 * <p>SnakeYAML parses the syntax, and {@link YamlScalar} interprets the scalars: SnakeYAML's own constructors follow
 * YAML 1.1 exactly, where {@code 22:22} is 1342, and Jackson's layer reads an alias as its name.
 *
 * <p>Not thread-safe. Corresponds to {@code YAMLOrJSONDecoder} of {@code apimachinery/pkg/util/yaml/decoder.go}.
 */
public final class YamlReader {
    /** The longest text in characters. */
    public static final int LARGEST = 32 * 1024 * 1024;

    private final String text;
    private final Deque<YamlDocument> ready = new ArrayDeque<>();
    private int at;
    private int line;
    private int number;

    /** @throws YamlException if the text is longer than {@link #LARGEST} */
    public YamlReader(String text) {
        if (text.length() > LARGEST) {
            throw YamlException.at(
                    1,
                    null,
                    "expected at most " + LARGEST + " characters, found " + text.length() + ". Split the text");
        }
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * Returns the next document that is not empty or null; null at the end.
     *
     * @throws YamlException if it cannot be read
     */
    public @Nullable YamlDocument next() {
        while (ready.isEmpty() && at < text.length()) {
            part();
        }
        return ready.poll();
    }

    /** Reads the part up to the next line that starts with {@code ---}. */
    private void part() {
        int from = contentAfterSeparator();
        int to = separator(isSeparator(from) && from == at ? from + 3 : from - 1);
        while (to < text.length() && isDirectives(text.substring(from, to))) {
            to = separator(to + 3); // a directive needs its separator
        }
        String part = text.substring(from, to);
        boolean onlyComments =
                part.lines().allMatch(l -> l.isBlank() || l.stripLeading().startsWith("#"));
        if (number > 0 || from > 0 || !onlyComments) {
            number++;
        }
        if (!onlyComments) {
            read(part);
        }
        line += lines(part);
        at = to;
    }

    /** Skips a separator that only a comment follows. Anything else after it belongs to the document. */
    private int contentAfterSeparator() {
        if (!isSeparator(at)) {
            return at;
        }
        int end = lineEnd(at);
        String rest = text.substring(at + 3, end).strip();
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            return at;
        }
        int next = Math.min(text.length(), end + 1);
        line += end < text.length() ? 1 : 0;
        return text.startsWith("\uFEFF", next) ? next + 1 : next;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Returns where the next separator starts, at the start of a line; or the end of the text. */
    private int separator(int from) {
        int lineFeed = text.indexOf("\n---", Math.max(0, from));
        while (lineFeed >= 0 && !isSeparator(lineFeed + 1)) {
            lineFeed = text.indexOf("\n---", lineFeed + 1);
        }
        return lineFeed < 0 ? text.length() : lineFeed + 1;
    }

    private boolean isSeparator(int from) {
        return text.startsWith("---", from)
                && (from + 3 == text.length()
                        || text.charAt(from + 3) == '#'
                        || Character.isWhitespace(text.charAt(from + 3)));
    }

    private static boolean isDirectives(String part) {
        boolean any = part.startsWith("%") || part.contains("\n%");
        return any && part.lines().allMatch(l -> l.isBlank() || l.startsWith("%") || l.startsWith("#"));
    }

    private static int lines(String part) {
        int lines = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean carriageReturn = c == '\r' && (i + 1 == part.length() || part.charAt(i + 1) != '\n');
            lines += c == '\n' || carriageReturn || c == 0x85 || c == 0x2028 || c == 0x2029 ? 1 : 0;
        }
        return lines;
    }

    private void read(String part) {
        YamlException notJson = null;
        if (part.stripLeading().startsWith("{")) {
            JsonValues values = new JsonValues(part, line, number);
            notJson = values.readInto(ready);
            if (notJson == null) {
                number += Math.max(0, values.count() - 1);
                return;
            }
        }
        try {
            yaml(part);
        } catch (YamlException e) {
            ready.clear();
            throw notJson != null
                            && part.stripLeading().substring(1).stripLeading().startsWith("\"")
                    ? notJson
                    : e;
        }
    }

    private void yaml(String part) {
        LoaderOptions limits = new LoaderOptions(); // our own limits are stricter, or count differently
        limits.setCodePointLimit(Integer.MAX_VALUE);
        YamlText characters = new YamlText(part, line, number);
        try {
            Parser parser = new ParserImpl(characters, limits);
            parser.getEvent(); // the start of the stream
            for (boolean second = false; parser.checkEvent(ID.DocumentStart); second = true) {
                number += second ? 1 : 0;
                parser.getEvent();
                int start = parser.peekEvent().getStartMark().getLine() + 1;
                JsonNode json = new YamlTree(parser, number).read();
                parser.getEvent(); // the end of the document
                if (json.isMissingNode()) {
                    throw YamlException.at(number, start, 1, "infinity, or not a number, is not a value of JSON");
                }
                if (!json.isNull()) {
                    ready.add(new YamlDocument(number, start, json));
                }
            }
        } catch (MarkedYAMLException e) {
            throw YamlException.at(number, e.getProblemMark(), String.valueOf(e.getProblem()));
        } catch (IllegalArgumentException e) { // SnakeYAML does not check the digits of an escape
            throw YamlException.at(number, characters.getMark(), "an escape is cut off, or not a character of Unicode");
        } catch (YAMLException e) {
            throw YamlException.at(number, null, String.valueOf(e.getMessage()));
        }
    }
}
