package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import replay.internal.schema.Field;
import replay.internal.schema.StructType;

/** Validation that many kinds share. Stateless. */
final class Numbers {
    private static final String PERCENT = "[0-9]+%";

    private Numbers() {}

    static void notNegative(Part number) {
        if (number.value().isNumber() && number.value().asLong() < 0) {
            number.invalid("must be greater than or equal to 0");
        }
    }

    static void between(Part number, long least, long most) {
        long value = number.value().asLong();
        if (number.value().isNumber() && (value < least || value > most)) {
            number.invalid("must be between " + least + " and " + most + ", inclusive");
        }
    }

    /** Validates a number or a percentage: not negative, not above 100%. */
    static void numberOrPercent(Part part) {
        if (part.value().isTextual() && !part.text().matches(PERCENT)) {
            part.invalid(
                    "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%',"
                            + " regex used for validation is '" + PERCENT + "')");
        }
        notNegative(part);
    }

    static void notAbove100Percent(Part part) {
        if (part.value().isTextual()
                && part.text().matches("[0-9]{1,9}%")
                && Integer.parseInt(part.text().replace("%", "")) > 100) {
            part.invalid("must not be greater than 100%");
        }
    }

    static boolean isZero(JsonNode value) {
        return value.isNumber() && value.asLong() == 0 || value.asText().matches("0+%");
    }

    /**
     * Validates all fields of a struct that allow certain values only. Fields that must not be empty have their
     * defaults by now.
     */
    static void allowedValues(ObjectNode object, StructType type, String at, FieldErrors errors) {
        object.properties().forEach(entry -> {
            Optional<Field> field = type.field(entry.getKey());
            if (field.isEmpty()) {
                return;
            }
            String here = at.isEmpty() ? entry.getKey() : at + "." + entry.getKey();
            List<String> values = field.get().type().values();
            JsonNode value = entry.getValue();
            if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    one(value.get(i), field.get(), values, here + "[" + i + "]", errors);
                }
            } else {
                one(value, field.get(), values, here, errors);
            }
        });
    }

    private static void one(JsonNode value, Field field, List<String> values, String at, FieldErrors errors) {
        if (value instanceof ObjectNode inner && field.type().form() != replay.internal.schema.FieldType.Form.MAP) {
            field.type().struct().ifPresent(struct -> allowedValues(inner, struct, at, errors));
        } else if (value.isTextual() && !values.isEmpty() && !values.contains(value.asText())) {
            errors.notSupported(at, value, values);
        }
    }
}
