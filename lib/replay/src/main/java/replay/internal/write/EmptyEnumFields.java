package replay.internal.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import replay.internal.schema.BuiltInKinds;
import replay.internal.schema.Field;
import replay.internal.schema.FieldType;
import replay.internal.schema.StructType;
import replay.internal.tape.ServedResource;

/** Handles empty strings in fields with allowed values, which Go treats as unset. Stateless. */
final class EmptyEnumFields {
    private EmptyEnumFields() {}

    /** Removes such fields from an object of a built-in kind, so that they get their defaults. */
    static void drop(ServedResource resource, ObjectNode object) {
        BuiltInKinds.of(resource.gvr().groupVersion(), resource.kind()).ifPresent(type -> drop(object, type));
    }

    private static void drop(ObjectNode object, StructType type) {
        object.properties().removeIf(entry -> {
            Optional<FieldType> field = type.field(entry.getKey())
                    .filter(f -> !f.required()) // an empty one is an error
                    .map(Field::type);
            boolean text = field.filter(f -> f.form() == FieldType.Form.ONE
                            && (!f.values().isEmpty() || f.goName().endsWith("Policy")))
                    .isPresent();
            return text
                    && entry.getValue().isTextual()
                    && entry.getValue().asText().isEmpty()
                    && !field.get().values().contains("");
        });
        object.properties()
                .forEach(entry -> type.field(entry.getKey())
                        .map(Field::type)
                        .filter(f -> f.form() != FieldType.Form.MAP)
                        .flatMap(FieldType::struct)
                        .ifPresent(struct -> inside(entry.getValue(), struct)));
    }

    private static void inside(JsonNode value, StructType struct) {
        if (value instanceof ObjectNode object) {
            drop(object, struct);
        } else if (value.isArray()) {
            value.forEach(element -> inside(element, struct));
        }
    }
}
