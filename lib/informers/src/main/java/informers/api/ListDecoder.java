package informers.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the answer to a LIST as a stream: at no time is more in memory than the items so far and one network buffer.
 * Items of a list carry no kind and no apiVersion; each gets the list's.
 *
 * <p>One use, by one thread. Answers to the list decoding of apimachinery's {@code runtime} and {@code meta} packages.
 */
public final class ListDecoder<T extends KubeObject> {
    private final ResourceType<T> type;
    private String listKind = "";
    private String apiVersion = "";
    private String resourceVersion = "";
    private String continueToken = "";
    private long remaining = -1;
    private boolean itemsSeen;
    private final List<ObjectJson> items = new ArrayList<>();

    private ListDecoder(ResourceType<T> type) {
        this.type = type;
    }

    /**
     * Reads one list to its end. The stream is not closed.
     *
     * @throws IOException if the connection breaks
     * @throws DecodeException if the bytes are not a list of this type; says what came
     */
    public static <T extends KubeObject> ObjectList<T> decode(InputStream in, ResourceType<T> type) throws IOException {
        return new ListDecoder<>(type).read(new Window(in));
    }

    private ObjectList<T> read(Window bytes) throws IOException {
        // A character for each byte, so that Jackson's offsets are those of the bytes. What is beyond ASCII stands in
        // the items, which are read from their bytes.
        try (JsonParser in = Json.TEXTS.createParser(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1))) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new DecodeException("expected " + what() + " in JSON, came " + bytes.excerpt());
            }
            for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
                JsonToken value = in.nextToken();
                switch (field) {
                    case "kind" -> listKind(in.getText());
                    case "apiVersion" -> apiVersion = in.getText();
                    case "metadata" -> metadata(in, value);
                    case "items" -> items(in, value, bytes);
                    default -> in.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            throw new DecodeException("expected " + what() + ", but the bytes cannot be read after " + items.size()
                    + " items (" + Json.reason(e) + "). The answer may have been cut off: repeat the request.");
        }
        if (!itemsSeen) {
            throw new DecodeException("expected " + what() + " with the field items, came "
                    + (listKind.isEmpty() ? "an object without a kind" : listKind) + " without it");
        }
        List<T> views = new ArrayList<>(items.size());
        for (ObjectJson item : items) {
            views.add(type.view(item.withType(apiVersion, itemKind())));
        }
        return new ObjectList<>(resourceVersion, continueToken, remaining, views);
    }

    private void listKind(String kind) {
        listKind = kind;
        boolean wrong = type.kind() != null
                ? !kind.equals(type.kind().kind() + "List") && !kind.equals("List")
                : !kind.endsWith("List");
        if (wrong) {
            throw new DecodeException("expected " + what() + ", came a " + kind
                    + ". Does the resource in the request fit the type? Here it is " + type + ".");
        }
    }

    private void metadata(JsonParser in, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            return;
        }
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            switch (field) {
                case "resourceVersion" -> resourceVersion = in.getText();
                case "continue" -> continueToken = in.getText();
                case "remainingItemCount" -> remaining = in.getLongValue();
                default -> in.skipChildren();
            }
        }
    }

    private void items(JsonParser in, JsonToken value, Window bytes) throws IOException {
        itemsSeen = true;
        if (value == JsonToken.VALUE_NULL) {
            return; // Go writes an empty list as null
        }
        if (value != JsonToken.START_ARRAY) {
            throw new DecodeException("expected an array in the field items, came " + value);
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                throw new DecodeException("expected an object as item " + items.size() + ", came " + in.currentToken());
            }
            long from = in.currentTokenLocation().getCharOffset();
            bytes.forgetUntil(from);
            in.skipChildren();
            byte[] cut = bytes.cut(from, in.currentLocation().getCharOffset());
            ObjectScanner item = ObjectScanner.scan(new JsonCursor(cut, 0, cut.length));
            boolean known = !apiVersion.isEmpty() && !listKind.isEmpty();
            items.add(known ? item.withType(cut, apiVersion, itemKind()) : item.object(cut));
        }
    }

    private String itemKind() {
        if (type.kind() != null) {
            return type.kind().kind();
        }
        return listKind.isEmpty() ? "" : listKind.substring(0, listKind.length() - "List".length());
    }

    private String what() {
        return type.kind() == null
                ? "a list of " + type.resource()
                : "a " + type.kind().kind() + "List";
    }
}
