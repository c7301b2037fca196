package replay.internal.managed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import replay.internal.json.GoFormat;
import replay.internal.schema.Field;
import replay.internal.schema.FieldType;
import replay.internal.schema.StructType;

/**
 * Checks an applied object against its schema, with the messages of structured-merge-diff's {@code typed}. Stateless.
 */
public final class TypedCheck {
    private static final Set<String> NUMBERS = Set.of("int32", "int64", "uint32", "float64");

    private TypedCheck() {}

    /** Returns the problems; empty if there are none. */
    public static List<String> problems(ObjectNode object, StructType type) {
        List<String> problems = new ArrayList<>();
        ObjectNode rest = object.deepCopy();
        rest.remove(List.of("kind", "apiVersion"));
        struct(rest, type, "", problems);
        return problems;
    }

    private static void struct(ObjectNode object, StructType type, String at, List<String> problems) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String here = at + "." + entry.getKey();
            Optional<Field> field = type.field(entry.getKey());
            if (field.isEmpty()) {
                problems.add(here + ": field not declared in schema");
            } else if (!entry.getValue().isNull()) {
                field(entry.getValue(), field.get(), here, problems);
            }
        }
    }

    private static void field(JsonNode value, Field field, String at, List<String> problems) {
        switch (field.type().form()) {
            case ONE -> one(value, field.type(), at, problems);
            case MAP -> {
                if (!value.isObject()) {
                    problems.add(at + ": expected map, got " + go(value));
                }
                value.properties()
                        .forEach(e -> one(e.getValue(), field.type().element(), at + "." + e.getKey(), problems));
            }
            case LIST -> {
                if (!value.isArray()) {
                    problems.add(at + ": expected list, got " + go(value));
                    return;
                }
                for (int i = 0; i < value.size(); i++) {
                    String element = field.keys().isEmpty()
                            ? "[" + i + "]"
                            : FieldPaths.words(List.of("k:" + FieldPaths.key(value.get(i), field)));
                    one(value.get(i), field.type().element(), at + element, problems);
                }
            }
        }
    }

    private static void one(JsonNode value, FieldType type, String at, List<String> problems) {
        if (value.isNull()) {
            return;
        }
        Optional<StructType> struct = type.struct();
        if (struct.isPresent()) {
            if (value instanceof ObjectNode object) {
                struct(object, struct.get(), at, problems);
            } else {
                problems.add(at + ": expected map, got " + go(value));
            }
        } else if (NUMBERS.contains(type.name()) && !value.isNumber()) {
            problems.add(at + ": expected numeric (int or float), got " + GoFormat.type(value));
        } else if ((type.name().equals("string") || type.name().equals("bytes")) && !value.isTextual()) {
            problems.add(at + ": expected string, got &value.valueUnstructured{Value:" + GoFormat.syntax(value) + "}");
        } else if (type.name().equals("bool") && !value.isBoolean()) {
            problems.add(at + ": expected boolean, got " + go(value));
        }
    }

    private static String go(JsonNode value) {
        return "&{" + GoFormat.of(value) + "}";
    }
}
