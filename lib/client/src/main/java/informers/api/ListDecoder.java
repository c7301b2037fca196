package informers.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import informers.internal.json.JsonCursor;
import informers.internal.json.JsonErrors;
import informers.internal.json.JsonFactories;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes the response to a LIST while it arrives: apart from the decoded items, only one network buffer is in memory.
 * Items of a list have no kind and no apiVersion; each gets those of the list.
 *
 * <p>Decodes one list; not thread-safe. Corresponds to the list decoding of apimachinery's {@code runtime} and {@code
 * meta} packages.
 */
final class ListDecoder<T extends KubeObject> {
    private final ResourceType<T> type;
    private String listKind = "";
    private String apiVersion = "";
    private String resourceVersion = "";
    private String continueToken = "";
    private long remaining = -1;
    private String shardSelector = "";
    private boolean itemsSeen;
    private final List<ObjectJson> items = new ArrayList<>();

    private ListDecoder(ResourceType<T> type) {
        this.type = type;
    }

    /**
     * Decodes one list up to its end. Does not close the stream.
     *
     * @throws IOException if the connection breaks
     * @throws DecodeException if the bytes are not a list of this type; the message says what was found
     */
    static <T extends KubeObject> ObjectList<T> decode(InputStream in, ResourceType<T> type) throws IOException {
        return new ListDecoder<>(type).read(new Window(in));
    }

    private ObjectList<T> read(Window bytes) throws IOException {
        // ISO 8859-1 has one character for each byte, so Jackson's offsets are byte offsets. Text beyond ASCII occurs
        // in the items, which are decoded from their bytes.
        try (JsonParser in =
                JsonFactories.TEXTS.createParser(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1))) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new DecodeException("expected " + what() + " in JSON, found " + bytes.excerpt());
            }
            for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
                JsonToken value = in.nextToken();
                switch (field) {
                    case "kind" -> listKind = text(in, field);
                    case "apiVersion" -> apiVersion = text(in, field);
                    case "metadata" -> metadata(in, value);
                    case "items" -> items(in, value, bytes);
                    default -> in.skipChildren();
                }
            }
            if (in.nextToken() != null) {
                throw new DecodeException("expected " + what() + ", but more follows it");
            }
        } catch (JsonProcessingException e) {
            throw new DecodeException("expected " + what() + ", but the bytes cannot be read after " + items.size()
                    + " items (" + JsonErrors.reason(e) + "). The response may have been cut off: repeat the request.");
        }
        if (!itemsSeen) {
            throw new DecodeException("expected " + what() + " with the field items, found "
                    + (listKind.isEmpty() ? "an object without a kind" : "a " + listKind) + " without it");
        }
        if (items.isEmpty() && listKind.endsWith("List")) {
            requireFit(); // without items, only the kind of the list shows the type
        }
        List<T> views = new ArrayList<>(items.size());
        for (ObjectJson item : items) {
            views.add(type.view(item.saysNoType() ? item.withType(apiVersion, kindOfItems()) : item));
        }
        return new ObjectList<>(resourceVersion, continueToken, remaining, views, shardSelector);
    }

    /** Returns a string; {@code ""} for null, as in Go. */
    private String text(JsonParser in, String field) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_STRING -> utf8(in.getText());
            case VALUE_NULL -> "";
            default -> throw wrong("a text", field, in);
        };
    }

    /** Decodes a string whose characters are bytes of UTF-8. */
    private static String utf8(String bytes) {
        return bytes.chars().anyMatch(c -> c >= 0x80) && bytes.chars().allMatch(c -> c <= 0xff)
                ? new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                : bytes;
    }

    private DecodeException wrong(String expected, String field, JsonParser in) {
        return new DecodeException(
                "expected " + expected + " in the field " + field + " of " + what() + ", found " + in.currentToken());
    }

    /**
     * Checks the kind of a list without items. A custom resource may have lists of any kind ({@code
     * spec.names.listKind}); its items have kinds of their own.
     */
    private void requireFit() {
        GroupVersionKind kind = type.kind();
        if (kind != null && !listKind.isEmpty() && !listKind.equals("List") && !listKind.equals(kind.kind() + "List")) {
            throw new DecodeException("expected " + what() + ", found a " + listKind
                    + ". Does the type belong to the resource of the request? Here the type is " + type + ".");
        }
    }

    private void metadata(JsonParser in, JsonToken value) throws IOException {
        resourceVersion = "";
        continueToken = "";
        remaining = -1;
        shardSelector = "";
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (value != JsonToken.START_OBJECT) {
            throw wrong("an object", "metadata", in);
        }
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            switch (field) {
                case "resourceVersion" -> resourceVersion = text(in, "metadata.resourceVersion");
                case "continue" -> continueToken = text(in, "metadata.continue");
                case "remainingItemCount" -> remaining = remaining(in);
                case "shardInfo" -> shardInfo(in);
                default -> in.skipChildren();
            }
        }
    }

    private void shardInfo(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren(); // null, or the form of another alpha version
            return;
        }
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            if (field.equals("selector")) {
                shardSelector = text(in, "metadata.shardInfo.selector");
            } else {
                in.skipChildren();
            }
        }
    }

    private long remaining(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return -1;
        }
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT
                || in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw wrong("a whole number of 64 bits", "metadata.remainingItemCount", in);
        }
        return in.getLongValue();
    }

    private void items(JsonParser in, JsonToken value, Window bytes) throws IOException {
        itemsSeen = true;
        items.clear(); // if a field occurs twice, the last one counts
        if (value == JsonToken.VALUE_NULL) {
            return; // Go writes an empty list as null
        }
        if (value != JsonToken.START_ARRAY) {
            throw new DecodeException("expected an array in the field items, found " + value);
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                throw new DecodeException(
                        "expected an object as item " + items.size() + ", found " + in.currentToken());
            }
            long from = in.currentTokenLocation().getCharOffset();
            bytes.forgetUntil(from);
            in.skipChildren();
            byte[] cut = bytes.cut(from, in.currentLocation().getCharOffset());
            ObjectScanner item = ObjectScanner.scan(new JsonCursor(cut, 0, cut.length));
            boolean known = item.saysNoType() && !apiVersion.isEmpty() && !listKind.isEmpty();
            items.add(known ? item.withType(cut, apiVersion, kindOfItems()) : item.object(cut));
        }
    }

    /**
     * Returns the kind for items that state none: only built-in types have such items, and lists named after their
     * kind.
     */
    private String kindOfItems() {
        requireFit();
        if (type.kind() != null) {
            return type.kind().kind();
        }
        // Like client-go's decodeToList. From another name the kind cannot be derived.
        return listKind.endsWith("List") ? listKind.substring(0, listKind.length() - "List".length()) : "";
    }

    private String what() {
        return type.kind() == null
                ? "a list of " + type.resource()
                : "a " + type.kind().kind() + "List";
    }
}
