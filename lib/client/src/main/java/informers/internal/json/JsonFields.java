package informers.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import informers.api.DecodeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads fields of a JSON object as Go's decoder reads them into a struct: a field that is absent or {@code null} has
 * the zero value ({@code ""}, 0, false, an empty list or map), a {@code null} in a list or a map of texts is {@code
 * ""}, and a value of another type is an error. Jackson's {@code asText()} and similar methods would convert {@code
 * null} to the text "null" and a number to a text.
 *
 * <p>Thread-safe. Every method throws {@link DecodeException} for a value of another type; the message names the field,
 * and never the value, which may be a secret.
 */
public final class JsonFields {
    private JsonFields() {}

    /** Returns the text of a field; {@code ""} if it is absent or null. */
    public static String text(JsonNode object, String field) {
        return text(object.path(field), field, "a text");
    }

    private static String text(JsonNode value, String field, String expected) {
        if (isAbsent(value)) {
            return "";
        }
        if (!value.isTextual()) {
            throw wrong(expected, field, value);
        }
        return value.textValue();
    }

    /** Returns the boolean of a field; false if it is absent or null. */
    public static boolean bool(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!isAbsent(value) && !value.isBoolean()) {
            throw wrong("true or false", field, value);
        }
        return value.booleanValue();
    }

    /** Returns the whole number of a field; 0 if it is absent or null. */
    public static int integer(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!isAbsent(value) && !(value.isIntegralNumber() && value.canConvertToInt())) {
            throw wrong("a whole number of 32 bits", field, value);
        }
        return value.intValue();
    }

    /** Returns a field that is an object; an empty one if it is absent or null. */
    public static JsonNode object(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (isAbsent(value)) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!value.isObject()) {
            throw wrong("an object", field, value);
        }
        return value;
    }

    /** Returns the objects of an array; none if it is absent or null. A null in it becomes an empty object. */
    public static List<JsonNode> objects(JsonNode object, String field) {
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode element : array(object, field)) {
            if (!element.isObject() && !element.isNull()) {
                throw wrong("an array of objects", field, element);
            }
            objects.add(element.isNull() ? JsonNodeFactory.instance.objectNode() : element);
        }
        return objects;
    }

    /** Returns the texts of an array; none if it is absent or null. Unmodifiable. */
    public static List<String> texts(JsonNode object, String field) {
        List<String> texts = new ArrayList<>();
        array(object, field).forEach(element -> texts.add(text(element, field, "an array of texts")));
        return List.copyOf(texts);
    }

    private static JsonNode array(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!isAbsent(value) && !value.isArray()) {
            throw wrong("an array", field, value);
        }
        return value;
    }

    /** Returns the texts of an object by name, in their order; none if it is absent or null. Unmodifiable. */
    public static Map<String, String> textMap(JsonNode object, String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(object, field)
                .properties()
                .forEach(e -> texts.put(e.getKey(), text(e.getValue(), field + "." + e.getKey(), "a text")));
        return Collections.unmodifiableMap(texts);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static DecodeException wrong(String expected, String field, JsonNode value) {
        String found = value.getNodeType().name().toLowerCase(Locale.ROOT);
        return new DecodeException("expected " + expected + " in the field " + field + ", found "
                + (found.matches("[aeiou].*") ? "an " : "a ") + found);
    }
}
