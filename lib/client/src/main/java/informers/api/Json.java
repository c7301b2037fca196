package informers.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one place that knows how JSON is read and written here: nothing is rounded and nothing is dropped. */
public final class Json {
    /** Field names are not interned: managedFields has a new one for each object. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    /**
     * For texts, without the table of field names that parsers share: with tens of thousands of pods, most of the time
     * went into it. Never for bytes: what is no UTF-8 it would read as something else.
     */
    static final JsonFactory TEXTS = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    /** Where an object's data begin, and the copy of them that kubectl apply keeps. */
    private static final Pattern DATA = Pattern.compile("\"(d|stringD)ata\\\\?\"|last-applied-configuration");

    private static final class Mapper {
        // Held apart, so that a program that only reads metadata never pays for an ObjectMapper.
        static final JsonMapper INSTANCE = over(FACTORY);
        static final JsonMapper OF_TEXTS = over(TEXTS);

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

    /** A parser over these bytes. */
    static JsonParser parser(byte[] bytes, int from, int to) {
        try {
            return FACTORY.createParser(bytes, from, to - from);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen: nothing is read yet
        }
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
            throw broken("JSON", new IOException("not UTF-8"), json, from, to);
        } catch (JsonProcessingException e) {
            throw broken("JSON", e, json, from, to);
        } catch (NumberFormatException e) { // such as 1e99999999999; without the cause, which quotes it
            throw broken("JSON", new IOException("a number out of range"), json, from, to);
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

    /** An error for bytes that cannot be read: what was expected, where it broke, and how the bytes begin. */
    public static DecodeException broken(String expected, IOException why, byte[] json, int from, int to) {
        return new DecodeException("expected " + expected + ", but the bytes cannot be read (" + reason(why) + "): "
                + excerpt(json, from, to));
    }

    /**
     * Why a parser stumbled, without the word at which it did, as that may be of a Secret; and so such an error goes on
     * without this cause.
     */
    static String reason(IOException why) {
        return why instanceof JsonProcessingException parser
                ? parser.getOriginalMessage().replaceAll("token '[^']*'", "token")
                : String.valueOf(why);
    }

    /** The first bytes, for an error message. Nothing of a Secret is ever shown, nor the data of anything. */
    public static String excerpt(byte[] bytes, int from, int to) {
        int length = to - from;
        if (new String(bytes, 0, to, StandardCharsets.ISO_8859_1).contains("Secret")) {
            return "(" + length + " bytes that are not shown, as they may hold a Secret)";
        }
        String start =
                new String(bytes, from, Math.min(length, 120), StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ");
        Matcher data = DATA.matcher(start);
        String shown = data.find() ? start.substring(0, data.start()) : start;
        return "'" + shown + (length > 120 || shown.length() < start.length() ? "…' (" + length + " bytes)" : "'");
    }
}
