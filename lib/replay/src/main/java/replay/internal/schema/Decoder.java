package replay.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decodes JSON as Go decodes it into a struct: unknown fields are dropped and listed, null is the zero value, and the
 * first value of a wrong type is an error with the message of {@code encoding/json}. Corresponds to {@code
 * sigs.k8s.io/json}. An instance is for one call; not thread-safe.
 */
public final class Decoder {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TYPE_META = List.of("kind", "apiVersion");

    private final List<String> unknown = new ArrayList<>();
    private final List<String> path = new ArrayList<>(); // names only, as in errors
    private String struct = "";
    private String error = "";

    private final boolean patched;

    private Decoder(boolean patched) {
        this.patched = patched;
    }

    /**
     * @param object the known fields
     * @param unknown {@code unknown field "spec.foo"} and so on
     */
    public record Decoded(ObjectNode object, List<String> unknown) {}

    /**
     * Decodes an object.
     *
     * @throws DecodeError if a value has a wrong type
     */
    public static Decoded decode(StructType type, ObjectNode json) {
        return decode(type, json, new Decoder(false));
    }

    /**
     * Decodes the result of a strategic merge patch, which the server converts in another way: its errors are those
     * of apimachinery's {@code FromUnstructured}.
     *
     * @throws DecodeError if a value has a wrong type
     */
    public static Decoded decodePatched(StructType type, ObjectNode json) {
        Decoded decoded = decode(type, json, new Decoder(true));
        return new Decoded(decoded.object(), decoded.unknown().stream().sorted().toList());
    }

    private static Decoded decode(StructType type, ObjectNode json, Decoder decoder) {
        ObjectNode object = decoder.struct(type, json, "", true);
        if (!decoder.error.isEmpty()) {
            throw new DecodeError(decoder.error);
        }
        return new Decoded(object, decoder.unknown);
    }

    private ObjectNode struct(StructType type, ObjectNode json, String at, boolean root) {
        ObjectNode result = NODES.objectNode();
        String outer = struct;
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (root && TYPE_META.contains(name)) {
                result.set(name, value);
                continue;
            }
            String here = at.isEmpty() ? name : at + "." + name;
            Optional<Field> field = type.field(name);
            if (field.isEmpty()) {
                unknown.add("unknown field \"" + here + "\"");
                continue;
            }
            struct = type.name();
            path.add(name);
            JsonNode read = value(field.get().type(), value, here);
            path.remove(path.size() - 1);
            if (read != null) {
                result.set(name, read);
            }
        }
        struct = outer;
        return result;
    }

    /** Returns null for the zero value. */
    private @org.jspecify.annotations.Nullable JsonNode value(FieldType type, JsonNode value, String at) {
        if (value.isNull()) {
            return null;
        }
        return switch (type.form()) {
            case ONE -> one(type, value, at);
            case LIST -> list(type, value, at);
            case MAP -> map(type, value, at);
        };
    }

    private @org.jspecify.annotations.Nullable JsonNode list(FieldType type, JsonNode value, String at) {
        if (!value.isArray()) {
            wrong(value, type.go());
            return null;
        }
        ArrayNode result = NODES.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            result.add(element(type, value.get(i), at + "[" + i + "]"));
        }
        return result;
    }

    private @org.jspecify.annotations.Nullable JsonNode map(FieldType type, JsonNode value, String at) {
        if (!value.isObject()) {
            wrong(value, type.go());
            return null;
        }
        ObjectNode result = NODES.objectNode();
        value.properties().forEach(e -> result.set(e.getKey(), element(type, e.getValue(), at + "." + e.getKey())));
        return result;
    }

    private JsonNode element(FieldType type, JsonNode value, String at) {
        JsonNode read = value.isNull() ? null : one(type.element(), value, at);
        if (read != null) {
            return read;
        }
        return switch (type.name()) {
            case "string", "bytes" -> NODES.textNode("");
            case "quantity" -> NODES.textNode("0");
            case "int32", "int64", "intOrString" -> NODES.numberNode(0);
            case "bool" -> NODES.booleanNode(false);
            case "json", "raw", "schemaOr", "time", "microTime" -> NODES.nullNode();
            default -> NODES.objectNode();
        };
    }

    private @org.jspecify.annotations.Nullable JsonNode one(FieldType type, JsonNode value, String at) {
        Optional<StructType> inner = type.struct();
        if (inner.isPresent()) {
            if (value instanceof ObjectNode object) {
                return struct(inner.get(), object, at, false);
            }
            return wrong(value, type.go());
        }
        return switch (type.name()) {
            case "string" -> value.isTextual() ? value : wrong(value, type.go());
            case "bool" -> value.isBoolean() ? value : wrong(value, type.go());
            case "int32", "int64", "uint32" -> integer(type.name(), value);
            case "float64" -> value.isNumber() ? value : wrong(value, type.go());
            case "bytes" -> bytes(value);
            case "quantity" -> quantity(value);
            case "intOrString" -> value.isTextual() ? value : integer("int32", value);
            case "time", "microTime" -> time(value, type.name());
            default -> value;
        };
    }

    private @org.jspecify.annotations.Nullable JsonNode integer(String type, JsonNode value) {
        boolean fits =
                value.isIntegralNumber() && (type.equals("int32") ? value.canConvertToInt() : value.canConvertToLong());
        if (fits) {
            return value;
        }
        if (value.isNumber() && !patched) {
            return failed(value.isIntegralNumber() ? "number " + value.bigIntegerValue() : "number " + value, type);
        }
        return wrong(value, type);
    }

    private @org.jspecify.annotations.Nullable JsonNode bytes(JsonNode value) {
        if (!value.isTextual()) {
            return wrong(value, "[]uint8");
        }
        int bad = Base64Check.firstBad(value.asText());
        return bad < 0 ? value : failed("illegal base64 data at input byte " + bad);
    }

    private @org.jspecify.annotations.Nullable JsonNode quantity(JsonNode value) {
        String text = value.isTextual() ? value.asText().strip() : value.toString();
        String problem = Quantities.problem(text);
        return problem.isEmpty() ? NODES.textNode(Quantities.canonical(text)) : failed(problem);
    }

    private @org.jspecify.annotations.Nullable JsonNode time(JsonNode value, String type) {
        if (!value.isTextual()) {
            return wrong(value, "string");
        }
        String layout = type.equals("time") ? "2006-01-02T15:04:05Z07:00" : "2006-01-02T15:04:05.000000Z07:00";
        try {
            java.time.OffsetDateTime.parse(value.asText());
            return value;
        } catch (java.time.format.DateTimeParseException e) {
            String text = value.asText();
            int good = Math.min(e.getErrorIndex(), text.length());
            String rest = text.substring(good);
            String wanted = good == 0 ? "2006" : layout.substring(Math.min(good, layout.length()));
            return failed("parsing time \"" + text + "\" as \"" + layout + "\": cannot parse \"" + rest + "\" as \""
                    + wanted + "\"");
        }
    }

    private @org.jspecify.annotations.Nullable JsonNode wrong(JsonNode value, String goType) {
        String found = switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "bool";
            case ARRAY -> "array";
            default -> "object";
        };
        return patched ? failed(notConverted(value, goType)) : failed(found, goType);
    }

    private static String notConverted(JsonNode value, String goType) {
        String kind = switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "int64" : "float64";
            case BOOLEAN -> "bool";
            case ARRAY -> "slice";
            default -> "map";
        };
        if (goType.startsWith("[]")) {
            return "cannot restore slice from " + kind;
        } else if (goType.startsWith("map[") || goType.equals("v1.ResourceList")) {
            return "cannot restore map from " + kind;
        } else if (goType.matches(
                "(string|bool|int32|int64|float64|.*\\.(UID|[A-Z]\\w*(Policy|Type|Protocol)|Protocol))")) {
            String type =
                    kind.equals("slice") ? "[]interface {}" : kind.equals("map") ? "map[string]interface {}" : kind;
            return "cannot convert " + type + " to " + goType;
        }
        return "cannot restore struct from: " + kind;
    }

    private @org.jspecify.annotations.Nullable JsonNode failed(String found, String goType) {
        return failed("json: cannot unmarshal " + found + " into Go struct field " + struct + "."
                + String.join(".", path) + " of type " + goType);
    }

    private @org.jspecify.annotations.Nullable JsonNode failed(String message) {
        if (error.isEmpty()) {
            error = message;
        }
        return null;
    }
}
