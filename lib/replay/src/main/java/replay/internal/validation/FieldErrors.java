package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The field errors of one object, in the order found. Corresponds to {@code field.ErrorList}. Not thread-safe. */
public final class FieldErrors {
    /**
     * The error of one field.
     *
     * @param reason such as {@code FieldValueInvalid}
     */
    public record FieldError(String reason, String message, String field) {}

    private final Set<FieldError> errors = new LinkedHashSet<>();

    /** Returns the errors found so far. */
    public List<FieldError> all() {
        return List.copyOf(errors);
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    private void add(String reason, String message, String field) {
        errors.add(new FieldError(reason, message, field));
    }

    public void required(String field) {
        add("FieldValueRequired", "Required value", field);
    }

    public void required(String field, String detail) {
        add("FieldValueRequired", "Required value: " + detail, field);
    }

    public void invalid(String field, JsonNode value, String detail) {
        add("FieldValueInvalid", "Invalid value: " + text(value) + ": " + detail, field);
    }

    public void invalid(String field, String value, String detail) {
        invalid(field, TextNode.valueOf(value), detail);
    }

    public void invalid(String field, int value, String detail) {
        invalid(field, IntNode.valueOf(value), detail);
    }

    /** Adds the error of a value that does not have the type of the schema. */
    public void wrongType(String field, String found, String detail) {
        add("FieldValueTypeInvalid", "Invalid value: \"" + found + "\": " + detail, field);
    }

    public void notSupported(String field, JsonNode value, List<String> supported) {
        List<String> quoted = new ArrayList<>();
        supported.forEach(s -> quoted.add("\"" + s + "\""));
        add(
                "FieldValueNotSupported",
                "Unsupported value: " + text(value) + ": supported values: " + String.join(", ", quoted),
                field);
    }

    public void duplicate(String field, JsonNode value) {
        add("FieldValueDuplicate", "Duplicate value: " + text(value), field);
    }

    public void forbidden(String field, String detail) {
        add("FieldValueForbidden", "Forbidden: " + detail, field);
    }

    public void notFound(String field, JsonNode value) {
        add("FieldValueNotFound", "Not found: " + text(value), field);
    }

    public void tooLong(String field, int max) {
        add("FieldValueTooLong", "Too long: may not be more than " + max + " bytes", field);
    }

    public void tooMany(String field, int actual, int max) {
        add("FieldValueTooMany", "Too many: " + actual + ": must have at most " + max + " items", field);
    }

    /** Formats a value as Go does: strings in quotes, everything else as JSON. */
    private static String text(JsonNode value) {
        if (value.isTextual()) {
            return "\""
                    + value.asText().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        }
        return value.isMissingNode() ? "null" : value.toString();
    }
}
