package informers.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.internal.json.JsonCursor;
import informers.internal.json.JsonErrors;
import informers.internal.json.JsonFactories;
import informers.internal.yaml.YamlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The one place that knows how JSON is read and written here: nothing is rounded and nothing is dropped. */
public final class Json {
    private static final class Mapper {
        // Held apart, so that a program that only reads metadata never pays for an ObjectMapper.
        static final JsonMapper INSTANCE = over(JsonFactories.BYTES);
        static final JsonMapper OF_TEXTS = over(JsonFactories.TEXTS);

        private static JsonMapper over(JsonFactory factory) {
            return JsonMapper.builder(factory)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();
        }
    }

    private Json() {}

    /**
     * Returns a new mapper with the settings of this library: big numbers keep every digit. It is the caller's own; what is
     * changed in it changes nothing for anybody else. To read and write trees, {@link #tree} and {@link #bytes} do.
     */
    public static JsonMapper mapper() {
        return Mapper.INSTANCE.copy();
    }

    /** An empty object. */
    static ObjectNode object() {
        return Mapper.INSTANCE.createObjectNode();
    }

    /** The tree of these bytes. */
    public static JsonNode tree(byte[] json) {
        return tree(json, 0, json.length);
    }

    static JsonNode tree(byte[] json, int from, int to) {
        try {
            // Strict: a decoder that is asked for by hand gives up at what is no UTF-8.
            ByteBuffer bytes = ByteBuffer.wrap(json, from, to - from);
            return Mapper.OF_TEXTS.readTree(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            throw JsonErrors.broken("JSON", new IOException("not UTF-8"), json, from, to);
        } catch (JsonProcessingException e) {
            throw JsonErrors.broken("JSON", e, json, from, to);
        } catch (NumberFormatException e) { // such as 1e99999999999; without the cause, which quotes it
            throw JsonErrors.broken("JSON", new IOException("a number out of range"), json, from, to);
        }
    }

    /**
     * The tree of a text that is one YAML document, an object, read as kubectl reads it.
     *
     * @throws DecodeException says what came instead, and where
     */
    public static JsonNode yamlTree(String yaml) {
        return YamlDocument.only(yaml).json();
    }

    /** A tree as bytes. */
    public static byte[] bytes(JsonNode tree) {
        try {
            return Mapper.INSTANCE.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The scalar at a path such as {@code status, phase}, found by reading only as far as needed; null when
     * there is none, or when it is an object, an array or null.
     */
    static @Nullable String text(byte[] json, int from, int to, String... path) {
        return new JsonCursor(json, from, to).find(path);
    }
}
