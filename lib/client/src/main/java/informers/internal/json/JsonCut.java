package informers.internal.json;

import com.fasterxml.jackson.core.JsonParseException;
import java.util.Arrays;

/**
 * Cuts fields out of JSON. All other bytes stay as they are, and nothing is parsed into a tree: dropping a field that
 * nobody reads costs little more than copying the rest.
 */
public final class JsonCut {
    private final JsonCursor in;
    private final String[] path;
    private final byte[] json;
    private final byte[] rest;
    private int length; // of the rest
    private int copied; // where the part that follows starts

    private JsonCut(byte[] json, int from, int to, String[] path) {
        this.in = new JsonCursor(json, from, to);
        this.path = path;
        this.json = json;
        this.rest = new byte[json.length];
    }

    /**
     * Returns JSON without the field at a path of names. If a name occurs twice, each occurrence is removed.
     *
     * @param json JSON, validated before
     * @param from where the value that the path starts in begins
     * @param to where it ends
     * @param path the names of the fields, outermost first
     * @return new bytes; {@code json} itself if there is no such field
     */
    public static byte[] without(byte[] json, int from, int to, String... path) {
        JsonCut cut = new JsonCut(json, from, to, path);
        try {
            cut.cutAt(0);
        } catch (JsonParseException e) {
            throw new IllegalStateException("the JSON was valid before", e);
        }
        return cut.rest();
    }

    private void cutAt(int depth) throws JsonParseException {
        if (in.peek() != '{') {
            in.skip();
            return;
        }
        in.enter();
        boolean first = true;
        int start = in.at(); // of the next field, with the comma before it
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            boolean onPath = field.equals(path[depth]);
            if (onPath && depth < path.length - 1) {
                cutAt(depth + 1);
            } else {
                in.skip();
            }
            int end = in.at();
            if (onPath && depth == path.length - 1) {
                if (first && in.peek() == ',') {
                    end = in.at() + 1; // no comma before it: the one behind it goes
                }
                drop(start, end);
            } else {
                first = false;
            }
            start = end;
        }
    }

    private void drop(int start, int end) {
        System.arraycopy(json, copied, rest, length, start - copied);
        length += start - copied;
        copied = end;
    }

    private byte[] rest() {
        if (copied == 0) {
            return json;
        }
        drop(json.length, json.length);
        return Arrays.copyOf(rest, length);
    }
}
