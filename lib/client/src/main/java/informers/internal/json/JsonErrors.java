package informers.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import informers.api.DecodeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Error messages about JSON that cannot be read. They never show the contents of a Secret. Thread-safe. */
public final class JsonErrors {
    /** The start of an object's data, or of the copy that kubectl apply keeps in an annotation. */
    private static final Pattern DATA = Pattern.compile("\"(d|stringD)ata\\\\?\"|last-applied-configuration");

    private JsonErrors() {}

    /** Returns an exception that says what was expected, where reading failed, and how the bytes start. */
    public static DecodeException broken(String expected, IOException why, byte[] json, int from, int to) {
        return new DecodeException("expected " + expected + ", but the bytes cannot be read (" + reason(why) + "): "
                + excerpt(json, from, to));
    }

    /**
     * Returns why a parser failed, without the token at which it failed, because the token may come from a Secret. For the
     * same reason the parser's exception must not become a cause.
     */
    public static String reason(IOException why) {
        return why instanceof JsonProcessingException parser
                ? parser.getOriginalMessage().replaceAll("token '[^']*'", "token")
                : String.valueOf(why);
    }

    /** Returns the first bytes for an error message, up to where an object's data begin; nothing of a Secret. */
    public static String excerpt(byte[] bytes, int from, int to) {
        int length = to - from;
        if (new String(bytes, 0, to, StandardCharsets.ISO_8859_1).contains("Secret")) {
            return "(" + length + " bytes that are not shown, as they may hold a Secret)";
        }
        String start =
                new String(bytes, from, Math.min(length, 120), StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ");
        Matcher data = DATA.matcher(start);
        String shown = data.find() ? start.substring(0, data.start()) : start;
        return "'" + shown + (length > 120 || shown.length() < start.length() ? "…' (" + length + " bytes)" : "'");
    }
}
