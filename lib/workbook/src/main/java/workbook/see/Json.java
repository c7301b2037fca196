package workbook.see;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;

/** JSON texts of records, maps and lists. */
final class Json {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected records, maps, lists and texts", e);
        }
    }

    /**
     * Reads the fields of an object.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static Map<String, Object> fields(byte[] text) {
        try {
            Map<String, Object> fields = JSON.readValue(text, new TypeReference<>() {});
            if (fields != null) {
                return fields;
            }
        } catch (IOException e) {
            // the text is not repeated: the page has sent it
        }
        throw new IllegalArgumentException("expected a JSON object");
    }

    /**
     * Returns a text field.
     *
     * @throws IllegalArgumentException if there is none
     */
    static String text(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("expected a field \"" + name + "\" with a text");
    }
}
