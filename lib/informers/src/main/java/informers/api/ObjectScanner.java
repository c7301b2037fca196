package informers.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One pass over an object's tokens, which finds its type, its metadata and where it begins and ends. Specs and statuses
 * are passed over, so a pod costs about as much as splitting its bytes.
 *
 * <p>Used by one thread.
 */
public final class ObjectScanner {
    private String apiVersion = "";
    private String kind = "";
    private String name = "";
    private String namespace = "";
    private String uid = "";
    private String resourceVersion = "";
    private Map<String, String> labels = Map.of();
    private long start;
    private long end;
    private long metaStart;
    private long metaEnd;

    private ObjectScanner() {}

    /**
     * Reads the object at whose first token, {@code START_OBJECT}, the parser stands, up to its last token.
     *
     * @throws IOException if the bytes end early or are not JSON
     */
    public static ObjectScanner scan(JsonParser in) throws IOException {
        ObjectScanner found = new ObjectScanner();
        found.start = in.currentTokenLocation().getByteOffset();
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            JsonToken value = in.nextToken();
            switch (field) {
                case "kind" -> found.kind = Shared.string(text(in, value));
                case "apiVersion" -> found.apiVersion = Shared.string(text(in, value));
                case "metadata" -> {
                    if (value == JsonToken.START_OBJECT) {
                        found.metadata(in);
                    } else if (value != JsonToken.VALUE_NULL) {
                        throw new DecodeException("expected an object in the field metadata, came " + value);
                    }
                }
                default -> in.skipChildren();
            }
        }
        found.end = in.currentLocation().getByteOffset();
        return found;
    }

    private void metadata(JsonParser in) throws IOException {
        metaStart = in.currentTokenLocation().getByteOffset();
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            JsonToken value = in.nextToken();
            switch (field) {
                case "name" -> name = text(in, value);
                case "namespace" -> namespace = Shared.string(text(in, value));
                case "uid" -> uid = text(in, value);
                case "resourceVersion" -> resourceVersion = text(in, value);
                case "labels" -> labels(in, value);
                default -> in.skipChildren();
            }
        }
        metaEnd = in.currentLocation().getByteOffset();
    }

    private void labels(JsonParser in, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        Map<String, String> read = new LinkedHashMap<>(4);
        for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
            read.put(Shared.string(key), Shared.string(text(in, in.nextToken())));
        }
        labels = compact(read);
    }

    private static String text(JsonParser in, JsonToken value) throws IOException {
        if (value.isStructStart()) {
            throw new DecodeException("expected a text in the field " + in.currentName() + ", came " + value);
        }
        return value == JsonToken.VALUE_NULL ? "" : in.getText();
    }

    /** The offset of the object's opening brace, counted as the parser counts. */
    long start() {
        return start;
    }

    /** The offset behind the object's closing brace. */
    long end() {
        return end;
    }

    /** The object, whose bytes are these, cut out of what the parser read. */
    ObjectJson object(byte[] bytes) {
        int from = (int) (metaStart - start);
        int to = (int) (metaEnd - start);
        ObjectMeta meta = new ObjectMeta(
                name, namespace, uid, resourceVersion, labels, bytes, metaEnd == 0 ? 0 : from, metaEnd == 0 ? 0 : to);
        return new ObjectJson(apiVersion, kind, meta, bytes);
    }

    /** The object, cut out of the array that the parser reads from offset {@code base} on. */
    public ObjectJson cutFrom(byte[] source, int base) {
        return object(Arrays.copyOfRange(source, (int) start + base, (int) end + base));
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
        try (JsonParser in = Json.parser(json, 0, json.length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new DecodeException("expected a JSON object, came " + Json.excerpt(json, 0, json.length));
            }
            ObjectScanner found = scan(in);
            byte[] bytes = found.start == 0 && found.end == json.length
                    ? json
                    : Arrays.copyOfRange(json, (int) found.start, (int) found.end);
            if (in.nextToken() != null) {
                throw new DecodeException("expected one JSON object, but more follows it: "
                        + Json.excerpt(json, (int) found.end, json.length));
            }
            return found.object(bytes);
        } catch (IOException e) {
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
