package informers.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.internal.json.JsonCursor;
import informers.internal.json.JsonErrors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scans an object's bytes once, and finds its type, its metadata, and where it starts and ends. Skips spec and status.
 *
 * <p>Not thread-safe.
 */
final class ObjectScanner {
    private String apiVersion = "";
    private String kind = "";
    private String name = "";
    private String namespace = "";
    private String resourceVersion = "";
    private Map<String, String> labels = Map.of();
    private int start;
    private int end;
    private int metaStart;
    private int metaEnd; // 0 if there is no metadata
    private boolean saysType; // there is a field kind or apiVersion, perhaps null

    private ObjectScanner() {}

    /**
     * Scans the object at the position of the cursor.
     *
     * @throws JsonParseException if the bytes end early or are not JSON
     */
    static ObjectScanner scan(JsonCursor in) throws JsonParseException {
        ObjectScanner found = new ObjectScanner();
        found.start = in.at();
        in.enter();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "kind" -> {
                    found.saysType = true;
                    found.kind = Shared.string(in.text(field));
                }
                case "apiVersion" -> {
                    found.saysType = true;
                    found.apiVersion = Shared.string(in.text(field));
                }
                case "metadata" -> {
                    switch (in.peek()) {
                        case '{' -> found.metadata(in);
                        case 'n' -> found.noMetadata(in);
                        default -> throw in.wrong("an object", field);
                    }
                }
                default -> in.skip();
            }
        }
        found.end = in.at();
        return found;
    }

    /** Resets the metadata: if a field occurs twice, the last one counts, as in Go. */
    private void noMetadata(JsonCursor in) throws JsonParseException {
        in.skip();
        name = "";
        namespace = "";
        resourceVersion = "";
        labels = Map.of();
        metaEnd = 0;
    }

    private void metadata(JsonCursor in) throws JsonParseException {
        if (metaEnd > 0) {
            name = "";
            namespace = "";
            resourceVersion = "";
            labels = Map.of();
        }
        metaStart = in.at();
        in.enter();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "name" -> name = in.text("name of the metadata");
                case "namespace" -> namespace = Shared.string(in.text("namespace of the metadata"));
                case "resourceVersion" -> resourceVersion = in.text("resourceVersion of the metadata");
                case "labels" -> labels(in);
                default -> in.skip();
            }
        }
        metaEnd = in.at();
    }

    private void labels(JsonCursor in) throws JsonParseException {
        byte first = in.peek();
        if (first != '{' && first != 'n') {
            throw in.wrong("an object", "labels of the metadata");
        }
        if (first == 'n') {
            in.skip();
            labels = Map.of();
            return;
        }
        in.enter();
        Map<String, String> read = new LinkedHashMap<>(4);
        for (String key = in.nextField(); key != null; key = in.nextField()) {
            read.put(Shared.string(key), Shared.string(in.text(key)));
        }
        labels = Shared.labels(read);
    }

    /** Returns the object with a copy of its bytes. */
    ObjectJson cutFrom(byte[] source) {
        return object(Arrays.copyOfRange(source, start, end));
    }

    boolean saysNoType() {
        return apiVersion.isEmpty() || kind.isEmpty();
    }

    /** Returns the object with these bytes. */
    ObjectJson object(byte[] bytes) {
        int from = metaEnd == 0 ? 0 : metaStart - start;
        int to = metaEnd == 0 ? 0 : metaEnd - start;
        ObjectMeta meta = new ObjectMeta(name, namespace, resourceVersion, labels, bytes, from, to);
        return new ObjectJson(apiVersion, kind, meta, bytes);
    }

    /** Returns the object with these bytes; if it has no kind and apiVersion, they are inserted at the front. */
    ObjectJson withType(byte[] bytes, String ofApiVersion, String ofKind) {
        if (!apiVersion.isEmpty() && !kind.isEmpty()) {
            return object(bytes);
        }
        if (saysType) {
            return parse(retyped(bytes, ofApiVersion, ofKind));
        }
        byte[] whole = overlay(bytes, ofApiVersion, ofKind);
        if (metaEnd > 0) {
            int longer = whole.length - bytes.length; // usually only the offsets change
            metaStart += longer;
            metaEnd += longer;
            apiVersion = Shared.string(ofApiVersion);
            kind = Shared.string(ofKind);
            return object(whole);
        }
        return parse(whole);
    }

    static ObjectJson typed(byte[] json, String ofApiVersion, String ofKind) {
        try {
            return scan(new JsonCursor(json, 0, json.length)).withType(json, ofApiVersion, ofKind);
        } catch (JsonParseException e) {
            throw JsonErrors.broken("a Kubernetes object in JSON", e, json, 0, json.length);
        }
    }

    /** Parses an object that owns its bytes. */
    static ObjectJson parse(byte[] json) {
        ObjectScanner found = only(json, 0, json.length);
        boolean bare = found.start == 0 && found.end == json.length;
        return bare ? found.object(json) : found.cutFrom(json);
    }

    /** Scans {@code json[from, to)}, which is one object. */
    static ObjectScanner only(byte[] json, int from, int to) {
        JsonCursor in = new JsonCursor(json, from, to);
        try {
            if (in.peek() != '{') {
                throw new DecodeException("expected a JSON object, found " + JsonErrors.excerpt(json, from, to));
            }
            ObjectScanner found = scan(in);
            if (!in.isAtEnd()) {
                throw new DecodeException(
                        "expected one JSON object, but more follows it: " + JsonErrors.excerpt(json, found.end, to));
            }
            return found;
        } catch (JsonParseException e) {
            throw JsonErrors.broken("a Kubernetes object in JSON", e, json, from, to);
        }
    }

    /** Fills in what is missing, for an object that states only half of its type, or null. */
    private byte[] retyped(byte[] object, String ofApiVersion, String ofKind) {
        ObjectNode tree = (ObjectNode) Json.tree(object);
        ObjectNode whole = tree.objectNode();
        whole.put("kind", kind.isEmpty() ? ofKind : kind);
        whole.put("apiVersion", apiVersion.isEmpty() ? ofApiVersion : apiVersion);
        tree.remove(List.of("kind", "apiVersion"));
        return Json.bytes(whole.setAll(tree));
    }

    private static byte[] overlay(byte[] object, String apiVersion, String kind) {
        int brace = 0;
        while (object[brace] != '{') {
            brace++;
        }
        int next = brace + 1;
        while (object[next] <= ' ') {
            next++;
        }
        String head = "{\"kind\":" + quoted(kind) + ",\"apiVersion\":" + quoted(apiVersion)
                + (object[next] == '}' ? "" : ",");
        byte[] front = head.getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(front, front.length + object.length - brace - 1);
        System.arraycopy(object, brace + 1, whole, front.length, object.length - brace - 1);
        return whole;
    }

    /** In quotes. A surrogate is written as an escape: a lone one has no UTF-8, and a question mark would replace it. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : JsonStringEncoder.getInstance().quoteAsString(text)) {
            if (Character.isSurrogate(c)) {
                quoted.append("\\u").append(Integer.toHexString(c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
