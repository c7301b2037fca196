package informers.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.internal.json.JsonCursor;
import informers.internal.json.JsonErrors;
import informers.internal.yaml.YamlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON without rounding numbers and without dropping anything. Thread-safe. */
public final class Json {
    private Json() {}

    /**
     * Returns a new mapper with the settings of this library: it keeps every digit of a number. The mapper belongs to
     * the caller; changing it affects nobody else. For trees, {@link #tree} and {@link #bytes} are enough.
     *
     * @return the mapper
     */
    public static JsonMapper mapper() {
        return JsonTrees.BYTES.copy();
    }

    /** Returns a new empty object. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Parses JSON.
     *
     * @param json one JSON value in UTF-8
     * @return a new tree
     * @throws DecodeException if the bytes are not one JSON value
     */
    public static JsonNode tree(byte[] json) {
        return tree(json, 0, json.length);
    }

    static JsonNode tree(byte[] json, int from, int to) {
        try {
            // A decoder that is created explicitly rejects invalid UTF-8.
            ByteBuffer bytes = ByteBuffer.wrap(json, from, to - from);
            return JsonTrees.read(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            throw JsonErrors.broken("JSON", new IOException("not UTF-8"), json, from, to);
        } catch (JsonProcessingException e) {
            throw JsonErrors.broken("JSON", e, json, from, to);
        } catch (NumberFormatException e) { // such as 1e99999999999; not a cause, because its message quotes the number
            throw JsonErrors.broken("JSON", new IOException("a number out of range"), json, from, to);
        }
    }

    /**
     * Parses a text with one YAML document, an object, as kubectl does.
     *
     * @param yaml the text
     * @return a new tree
     * @throws DecodeException if the text is anything else; the message says what was found, and where
     */
    public static JsonNode yamlTree(String yaml) {
        return YamlDocument.only(yaml).json();
    }

    /**
     * Writes a tree as JSON.
     *
     * @param tree the tree
     * @return the bytes, in UTF-8
     */
    public static byte[] bytes(JsonNode tree) {
        try {
            return JsonTrees.write(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the scalar at a path such as {@code status, phase}, and reads no further than that; null if there is
     * none, or if the value is an object, an array or null.
     */
    static @Nullable String text(byte[] json, int from, int to, String... path) {
        return new JsonCursor(json, from, to).find(path);
    }
}
