package informers.internal.watch;

import java.util.BitSet;

/**
 * Finds the end of a JSON object that arrives in pieces, and examines each byte once. It checks the structure, so it
 * notices at once when an object breaks off and another one starts. It does not check numbers, words and UTF-8; the
 * reader of the value does.
 *
 * <p>Not thread-safe.
 */
final class ValueEnd {
    private enum State {
        VALUE,
        FIRST_VALUE, // or the end of the array
        KEY,
        FIRST_KEY, // or the end of the object
        COLON,
        AFTER_VALUE,
        IN_STRING,
        ESCAPED,
        IN_SCALAR
    }

    private final BitSet arrays = new BitSet(); // for each level whether it is an array; otherwise it is an object
    private int depth;
    private State state = State.VALUE;
    private boolean key; // the string is a field's name
    private int at;

    /** @param from where the object starts */
    ValueEnd(int from) {
        this.at = from;
    }

    /** Adjusts the offsets after the bytes were moved towards the start of the array. */
    void moved(int by) {
        at -= by;
    }

    /**
     * Continues, as far as there are bytes.
     *
     * @return the index after the object's last byte, or after the first invalid byte; -1 if the object continues
     */
    int find(byte[] bytes, int size) {
        while (at < size) {
            byte b = bytes[at++];
            if (state == State.IN_STRING && (b >= ' ' || b < 0) && b != '"' && b != '\\') {
                continue; // most of an object is text
            }
            if (!take(b) || depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private boolean take(byte b) {
        switch (state) {
            case IN_STRING -> {
                if (b == '\\') {
                    state = State.ESCAPED;
                } else if (b == '"') {
                    state = key ? State.COLON : State.AFTER_VALUE;
                } else {
                    return b < 0 || b >= ' ';
                }
                return true;
            }
            case ESCAPED -> {
                state = State.IN_STRING;
                return "\"\\/bfnrtu".indexOf(b) >= 0;
            }
            case IN_SCALAR -> {
                if (isScalar(b)) {
                    return true;
                }
                state = State.AFTER_VALUE;
                return take(b);
            }
            default -> {
                return b == ' ' || b == '\n' || b == '\r' || b == '\t' || structure(b);
            }
        }
    }

    private boolean structure(byte b) {
        return switch (state) {
            case FIRST_KEY -> b == '}' ? close(false) : string(b, true);
            case KEY -> string(b, true);
            case FIRST_VALUE -> b == ']' ? close(true) : value(b);
            case VALUE -> value(b);
            case COLON -> {
                state = State.VALUE;
                yield b == ':';
            }
            default -> afterValue(b);
        };
    }

    private boolean afterValue(byte b) {
        if (b == ',') {
            state = arrays.get(depth) ? State.VALUE : State.KEY;
            return true;
        }
        return b == '}' ? close(false) : b == ']' && close(true);
    }

    private boolean value(byte b) {
        if (b == '{' || b == '[') {
            arrays.set(++depth, b == '[');
            state = b == '[' ? State.FIRST_VALUE : State.FIRST_KEY;
            return true;
        }
        if (isScalar(b)) {
            state = State.IN_SCALAR;
            return true;
        }
        return string(b, false);
    }

    private boolean string(byte b, boolean isKey) {
        key = isKey;
        state = State.IN_STRING;
        return b == '"';
    }

    private boolean close(boolean array) {
        if (depth == 0 || arrays.get(depth) != array) {
            return false;
        }
        depth--;
        state = State.AFTER_VALUE;
        return true;
    }

    private static boolean isScalar(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b == '-' || b == '+' || b == '.' || b == 'E';
    }
}
