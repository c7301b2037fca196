package informers.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import informers.internal.json.JsonFactories;

/**
 * Jackson's mappers, for {@link Json}. A class of its own, so that a program that reads only metadata never creates an ObjectMapper, and so
 * that a platform without them can replace it. Thread-safe.
 */
final class JsonTrees {
    /** Keeps every digit of a number. Not to be changed. */
    static final JsonMapper BYTES = over(JsonFactories.BYTES);

    private static final JsonMapper TEXTS = over(JsonFactories.TEXTS);

    private JsonTrees() {}

    private static JsonMapper over(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** Returns the tree of a text with one JSON value. */
    static JsonNode read(String json) throws JsonProcessingException {
        return TEXTS.readTree(json);
    }

    /** Returns a tree as JSON in UTF-8. */
    static byte[] write(JsonNode tree) throws JsonProcessingException {
        return BYTES.writeValueAsBytes(tree);
    }
}
