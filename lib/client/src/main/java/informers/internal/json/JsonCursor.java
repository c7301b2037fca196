package informers.internal.json;

import com.fasterxml.jackson.core.JsonParseException;
import informers.api.DecodeException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Scans JSON in a byte array: returns the names and texts that are asked for; validates and skips everything else
 * without creating objects.
 *
 * <p>Why not Jackson, as for all other JSON here? Its parsers either look up each field name in a shared table:
 * managedFields has names that no other object has, so the table grows and is copied for nearly every event, which took
 * three quarters of the decoding time. Or, without the table, they create a string for each name, and count in
 * characters, while an object is cut out by its bytes.
 *
 * <p>As strict as Jackson and RFC 8259. Not thread-safe.
 */
public final class JsonCursor {
    private static final int DEEPEST = 1000; // like Jackson
    private static final long EACH = 0x0101010101010101L; // times a byte: that byte eight times

    private final byte[] json;
    private final int to;
    private final int knownFrom; // start of a value that was validated before
    private final int knownTo;
    private int at;
    private boolean first; // no field of the current object has been read
    private boolean escaped; // there was a backslash in the last string
    private boolean ranOut;

    /** Creates a cursor over {@code json[from, to)}. */
    public JsonCursor(byte[] json, int from, int to) {
        this(json, from, to, -1, -1);
    }

    /** Creates a cursor that does not validate {@code json[knownFrom, knownTo)} again. */
    public JsonCursor(byte[] json, int from, int to, int knownFrom, int knownTo) {
        this.json = json;
        this.at = from;
        this.to = to;
        this.knownFrom = knownFrom;
        this.knownTo = knownTo;
    }

    /** Returns the first byte of the next value, which shows its type: a brace, a bracket, a quote, a digit, … */
    public byte peek() throws JsonParseException {
        while (at < to) {
            byte b = json[at];
            if (!isSpace(b)) {
                return b;
            }
            at++;
        }
        ranOut = true;
        throw new JsonParseException(null, "unexpected end");
    }

    /** JSON knows no other white space: a zero byte or another control character is an error. */
    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** Returns the current offset in the array. */
    public int at() {
        return at;
    }

    /** Returns whether it threw because the bytes ended inside a value, which more bytes might complete. */
    public boolean ranOut() {
        return ranOut;
    }

    /** Returns whether only white space is left. */
    public boolean isAtEnd() {
        for (int i = at; i < to; i++) {
            if (!isSpace(json[i])) {
                return false;
            }
        }
        return true;
    }

    /** Enters an object, before its first field. */
    public void enter() throws JsonParseException {
        expect('{');
        first = true;
    }

    /**
     * Returns the name of the next field, whose value must be entered, read or skipped before the next call. Returns
     * null at the end of the object, and moves behind it.
     */
    public @Nullable String nextField() throws JsonParseException {
        boolean more = more('}', first);
        first = false;
        if (!more) {
            return null;
        }
        String name = string();
        expect(':');
        return name;
    }

    /**
     * Returns the text of a string; {@code ""} for null, like Go's decoder.
     *
     * @param field the name of the field, for the error
     * @throws DecodeException if the value is something else
     */
    public String text(String field) throws JsonParseException {
        byte first = peek();
        if (first == '"') {
            return string();
        }
        if (first != 'n') {
            throw wrong("a text", field);
        }
        word("null");
        return "";
    }

    /** Returns an exception for a value of the wrong type. It names the type that was found, and never the value. */
    public DecodeException wrong(String expected, String field) throws JsonParseException {
        String found = switch (peek()) {
            case '{' -> "an object";
            case '[' -> "an array";
            case '"' -> "a text";
            case 't', 'f' -> "a boolean";
            case 'n' -> "null";
            default -> "a number";
        };
        return new DecodeException("expected " + expected + " in the field " + field + ", found " + found);
    }

    /** Returns the text of a string; a number, true, false or null as it is written. */
    public String text() throws JsonParseException {
        if (peek() == '"') {
            return string();
        }
        int from = at;
        scalar();
        return new String(json, from, at - from, StandardCharsets.US_ASCII);
    }

    private String string() throws JsonParseException {
        peek();
        int from = at;
        escaped = false;
        skipString();
        return escaped
                ? Escapes.text(json, from, at)
                : new String(json, from + 1, at - from - 2, StandardCharsets.UTF_8);
    }

    /**
     * Returns the scalar at a path of names, such as {@code status, phase}; null if there is none, or if the value is
     * an object, an array or null.
     */
    public @Nullable String find(String... path) {
        int from = at;
        try {
            if (!seek(path)) {
                return null;
            }
            byte kind = peek();
            return kind == '{' || kind == '[' || kind == 'n' ? null : text();
        } catch (JsonParseException e) {
            throw JsonErrors.broken("JSON", e, json, from, to);
        }
    }

    /**
     * Returns the text at a path; {@code ""} if the value is null, and null if there is none.
     *
     * @throws DecodeException if the value is something else
     */
    public @Nullable String findText(String... path) {
        int from = at;
        try {
            return seek(path) ? text(String.join(".", path)) : null;
        } catch (JsonParseException e) {
            throw JsonErrors.broken("JSON", e, json, from, to);
        }
    }

    /**
     * Returns the whole number at a path; null if there is none, or if the value is null.
     *
     * @throws DecodeException if the value is something else, or too large for 64 bits
     */
    public @Nullable Long findInteger(String... path) {
        int from = at;
        try {
            if (!seek(path) || peek() == 'n') {
                return null;
            }
            String field = String.join(".", path);
            if (peek() != '-' && (peek() < '0' || peek() > '9')) {
                throw wrong("a whole number", field);
            }
            String number = text();
            try {
                return Long.parseLong(number);
            } catch (NumberFormatException e) {
                throw new DecodeException("expected a whole number in the field " + field + ", found " + number);
            }
        } catch (JsonParseException e) {
            throw JsonErrors.broken("JSON", e, json, from, to);
        }
    }

    /** Moves to the value at a path; false if there is none. If a name occurs twice, the last one counts, as in Go. */
    private boolean seek(String... path) throws JsonParseException {
        for (String wanted : path) {
            if (peek() != '{') {
                return false;
            }
            int found = -1;
            enter();
            for (String name = nextField(); name != null; name = nextField()) {
                if (name.equals(wanted)) {
                    peek();
                    found = at;
                }
                skip();
            }
            if (found < 0) {
                return false;
            }
            at = found;
        }
        return true;
    }

    /** Skips a value. */
    public void skip() throws JsonParseException {
        peek();
        if (at == knownFrom) {
            at = knownTo;
        } else {
            skip(DEEPEST);
        }
    }

    private void skip(int deepest) throws JsonParseException {
        if (deepest == 0) {
            throw new JsonParseException(null, "more than " + DEEPEST + " nested objects and arrays");
        }
        byte kind = peek();
        if (kind == '"') {
            skipString();
        } else if (kind == '{') {
            at++;
            for (boolean none = true; more('}', none); none = false) {
                skipString();
                expect(':');
                skip(deepest - 1);
            }
        } else if (kind == '[') {
            at++;
            for (boolean none = true; more(']', none); none = false) {
                skip(deepest - 1);
            }
        } else {
            scalar();
        }
    }

    /** Returns whether an object or array continues; if so, moves to its next field or value. */
    private boolean more(char close, boolean none) throws JsonParseException {
        if (peek() == close) {
            at++;
            return false;
        }
        if (!none) {
            expect(',');
        }
        return true;
    }

    private void skipString() throws JsonParseException {
        expect('"');
        for (skipPlain(); at < to; skipPlain()) {
            byte b = json[at++];
            if (b == '"') {
                return;
            } else if (b == '\\') {
                escape();
            } else if (b < 0) {
                beyondAscii(b);
            } else if (b < ' ') {
                throw unexpected(at - 1, "a character of a string");
            }
        }
        ranOut = true;
        throw new JsonParseException(null, "unexpected end in a string");
    }

    /**
     * Moves towards the next byte that {@link #skipString} has to check, eight bytes at a time. Most of an object is
     * text, so this takes most of the time. For finding a byte among eight see "Hacker's Delight", 6-1.
     */
    private void skipPlain() {
        while (at <= to - Long.BYTES) {
            long eight = EightBytes.at(json, at);
            long quote = eight ^ EACH * '"';
            long backslash = eight ^ EACH * '\\';
            // The high bit of a byte is set if it is beyond ASCII, below a space, a quote or a backslash.
            long special =
                    (eight | eight - EACH * ' ' | quote - EACH & ~quote | backslash - EACH & ~backslash) & EACH * 0x80;
            if (special != 0) {
                at += Long.numberOfTrailingZeros(special) / Byte.SIZE;
                return;
            }
            at += Long.BYTES;
        }
    }

    private void escape() throws JsonParseException {
        escaped = true;
        if (!is("\"\\/bfnrtu")) {
            throw unexpected(at, "an escape such as \\n");
        }
        if (json[at++] == 'u') {
            for (int i = 0; i < 4; i++, at++) {
                if (!is("0123456789abcdefABCDEF")) {
                    throw unexpected(at, "a hex digit");
                }
            }
        }
    }

    /**
     * Checks the other bytes of a character in UTF-8; the first byte says how many there are. Longer forms than needed,
     * surrogates, and values above U+10FFFF are not UTF-8: they show in the second byte.
     */
    private void beyondAscii(byte b) throws JsonParseException {
        int lead = b & 0xff;
        if (lead < 0xc2 || lead > 0xf4) {
            throw unexpected(at - 1, "UTF-8");
        }
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        for (int left = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3; left > 0; left--, at++) {
            if (at == to || (json[at] & 0xff) < lowest || (json[at] & 0xff) > highest) {
                throw unexpected(at, "UTF-8");
            }
            lowest = 0x80;
            highest = 0xbf;
        }
    }

    private void scalar() throws JsonParseException {
        switch (peek()) {
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void word(String word) throws JsonParseException {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at == to || json[at] != word.charAt(i)) {
                throw unexpected(at, word);
            }
        }
    }

    private void number() throws JsonParseException {
        if (is("-")) {
            at++;
        }
        if (is("0")) {
            at++;
        } else {
            digits();
        }
        if (is(".")) {
            at++;
            digits();
        }
        if (is("eE")) {
            at++;
            if (is("+-")) {
                at++;
            }
            digits();
        }
    }

    private void digits() throws JsonParseException {
        int from = at;
        while (at < to && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw unexpected(at, "a value");
        }
    }

    private boolean is(String oneOf) {
        return at < to && oneOf.indexOf(json[at]) >= 0;
    }

    private void expect(char wanted) throws JsonParseException {
        if (peek() != wanted) {
            throw unexpected(at, "'" + wanted + "'");
        }
        at++;
    }

    private JsonParseException unexpected(int where, String expected) {
        ranOut |= where == to;
        String found = where == to ? "the end" : String.format("0x%02x", json[where]);
        return new JsonParseException(null, "expected " + expected + ", found " + found);
    }
}
