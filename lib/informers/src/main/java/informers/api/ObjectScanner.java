package informers.api;

import com.fasterxml.jackson.core.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One pass over an object's bytes, which finds its type, its metadata and where it begins and ends. Specs and statuses
 * are passed over.
 *
 * <p>Used by one thread.
 */
public final class ObjectScanner {
    private String apiVersion = "";
    private String kind = "";
    private String name = "";
    private String namespace = "";
    private String resourceVersion = "";
    private Map<String, String> labels = Map.of();
    private int start;
    private int end;
    private int metaStart;
    private int metaEnd; // 0: there is no metadata

    private ObjectScanner() {}

    /**
     * Reads the object before whose brace the cursor stands, to its end.
     *
     * @throws JsonParseException if the bytes end early or are not JSON
     */
    public static ObjectScanner scan(JsonCursor in) throws JsonParseException {
        ObjectScanner found = new ObjectScanner();
        found.start = in.at();
        in.enter();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "kind" -> found.kind = Shared.string(text(in, field));
                case "apiVersion" -> found.apiVersion = Shared.string(text(in, field));
                case "metadata" -> {
                    switch (in.peek()) {
                        case '{' -> found.metadata(in);
                        case 'n' -> in.skip();
                        default ->
                            throw new DecodeException("expected an object in the field metadata, came "
                                    + (in.peek() == '[' ? "an array" : in.text()));
                    }
                }
                default -> in.skip();
            }
        }
        found.end = in.at();
        return found;
    }

    private void metadata(JsonCursor in) throws JsonParseException {
        metaStart = in.at();
        in.enter();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "name" -> name = text(in, field);
                case "namespace" -> namespace = Shared.string(text(in, field));
                case "resourceVersion" -> resourceVersion = text(in, field);
                case "labels" -> labels(in);
                default -> in.skip();
            }
        }
        metaEnd = in.at();
    }

    private void labels(JsonCursor in) throws JsonParseException {
        if (in.peek() != '{') {
            in.skip();
            return;
        }
        in.enter();
        Map<String, String> read = new LinkedHashMap<>(4);
        for (String key = in.nextField(); key != null; key = in.nextField()) {
            read.put(Shared.string(key), Shared.string(text(in, key)));
        }
        labels = Shared.map(compact(read));
    }

    private static String text(JsonCursor in, String field) throws JsonParseException {
        byte first = in.peek();
        if (first == '{' || first == '[') {
            throw new DecodeException(
                    "expected a text in the field " + field + ", came " + (first == '{' ? "an object" : "an array"));
        }
        String text = in.text();
        return first == 'n' ? "" : text;
    }

    /** The object, as the array has it in which it was found. */
    public ObjectJson cutFrom(byte[] source) {
        return object(Arrays.copyOfRange(source, start, end));
    }

    /** The object, whose bytes are these. */
    ObjectJson object(byte[] bytes) {
        int from = metaEnd == 0 ? 0 : metaStart - start;
        int to = metaEnd == 0 ? 0 : metaEnd - start;
        ObjectMeta meta = new ObjectMeta(name, namespace, resourceVersion, labels, bytes, from, to);
        return new ObjectJson(apiVersion, kind, meta, bytes);
    }

    /** As {@link #cutFrom}, with kind and apiVersion written in front where the item does not say them. */
    ObjectJson withType(byte[] bytes, String ofApiVersion, String ofKind) {
        if (!apiVersion.isEmpty() && !kind.isEmpty()) {
            return object(bytes);
        }
        byte[] whole = overlay(bytes, ofApiVersion, ofKind);
        if (apiVersion.isEmpty() && kind.isEmpty() && metaEnd > 0) {
            int longer = whole.length - bytes.length; // the usual case: only the offsets move
            metaStart += longer;
            metaEnd += longer;
            apiVersion = Shared.string(ofApiVersion);
            kind = Shared.string(ofKind);
            return object(whole);
        }
        return parse(whole);
    }

    static ObjectJson parse(byte[] json) {
        JsonCursor in = new JsonCursor(json, 0, json.length);
        try {
            if (in.peek() != '{') {
                throw new DecodeException("expected a JSON object, came " + Json.excerpt(json, 0, json.length));
            }
            ObjectScanner found = scan(in);
            if (!in.isAtEnd()) {
                throw new DecodeException(
                        "expected one JSON object, but more follows it: " + Json.excerpt(json, found.end, json.length));
            }
            boolean bare = found.start == 0 && found.end == json.length;
            return bare ? found.object(json) : found.cutFrom(json);
        } catch (JsonParseException e) {
            throw Json.broken("a Kubernetes object in JSON", e, json, 0, json.length);
        }
    }

    static byte[] overlay(byte[] object, String apiVersion, String kind) {
        int brace = 0;
        while (object[brace] != '{') {
            brace++;
        }
        int next = brace + 1;
        while (object[next] <= ' ') {
            next++;
        }
        String head =
                "{\"kind\":\"" + kind + "\",\"apiVersion\":\"" + apiVersion + "\"" + (object[next] == '}' ? "" : ",");
        byte[] front = head.getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(front, front.length + object.length - brace - 1);
        System.arraycopy(object, brace + 1, whole, front.length, object.length - brace - 1);
        return whole;
    }

    /** Label maps: small, not modifiable, in the order in which they came. */
    private static Map<String, String> compact(Map<String, String> read) {
        return switch (read.size()) {
            case 0 -> Map.of();
            case 1 -> {
                Map.Entry<String, String> one = read.entrySet().iterator().next();
                yield Map.of(one.getKey(), one.getValue());
            }
            default -> Collections.unmodifiableMap(read);
        };
    }
}
