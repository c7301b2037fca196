package informers.internal.yaml;

import informers.api.DecodeException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/**
 * Thrown when a text is not YAML, or is larger than this library reads. The message says where and never quotes the text,
 * which may be a Secret.
 */
public final class YamlException extends DecodeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String problem;

    private YamlException(String message, int line, int column, String problem) {
        super(message);
        this.line = line;
        this.column = column;
        this.problem = problem;
    }

    /** Reports a problem at a place; null for a place that is not known. */
    static YamlException at(int document, @Nullable Mark place, String problem) {
        int line = place == null ? 0 : place.getLine() + 1;
        int column = place == null ? 0 : place.getColumn() + 1;
        return at(document, line, column, problem);
    }

    static YamlException at(int document, int line, int column, String problem) {
        return new YamlException(
                "document " + document + ": expected YAML, but the text cannot be read"
                        + (line == 0 ? ": " : " at line " + line + ", column " + column + ": ") + problem,
                line,
                column,
                problem);
    }

    /** Returns the line of the text where reading stopped, 1 for the first; 0 if it is not known. */
    public int line() {
        return line;
    }

    /** Returns the column in {@link #line}, 1 for the first; 0 if it is not known. */
    public int column() {
        return column;
    }

    /** Returns what was expected or found there. */
    public String problem() {
        return problem;
    }
}
