package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import replay.internal.json.GoFormat;

/** The errors of the fields of one object, in the order in which they are added. Corresponds to {@code field.ErrorList}. Not thread-safe. */
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

    private FieldErrors add(String reason, String message, String field) {
        errors.add(new FieldError(reason, message, field));
        return this;
    }

    public FieldErrors required(String field) {
        return add("FieldValueRequired", "Required value", field);
    }

    public FieldErrors required(String field, String detail) {
        return add("FieldValueRequired", "Required value: " + detail, field);
    }

    public FieldErrors invalid(String field, JsonNode value, String detail) {
        return add("FieldValueInvalid", "Invalid value: " + text(value) + ": " + detail, field);
    }

    public FieldErrors invalid(String field, String value, String detail) {
        return invalid(field, TextNode.valueOf(value), detail);
    }

    public FieldErrors invalid(String field, int value, String detail) {
        return invalid(field, IntNode.valueOf(value), detail);
    }

    /** Adds the error of a value that does not have the type of the schema. */
    public FieldErrors wrongType(String field, String found, String detail) {
        return add("FieldValueTypeInvalid", "Invalid value: \"" + found + "\": " + detail, field);
    }

    public FieldErrors notSupported(String field, String value, List<String> supported) {
        return notSupported(field, TextNode.valueOf(value), supported);
    }

    public FieldErrors notSupported(String field, JsonNode value, List<String> supported) {
        List<String> quoted = supported.stream().map(GoFormat::quoted).toList();
        return add(
                "FieldValueNotSupported",
                "Unsupported value: " + text(value) + ": supported values: " + String.join(", ", quoted),
                field);
    }

    public FieldErrors duplicate(String field, JsonNode value) {
        return add("FieldValueDuplicate", "Duplicate value: " + text(value), field);
    }

    public FieldErrors forbidden(String field, String detail) {
        return add("FieldValueForbidden", "Forbidden: " + detail, field);
    }

    public FieldErrors notFound(String field, JsonNode value) {
        return add("FieldValueNotFound", "Not found: " + text(value), field);
    }

    /** Adds the error of a field that another manager owns. */
    public FieldErrors managerConflict(String field, String manager) {
        return add("FieldManagerConflict", "conflict with " + manager, field);
    }

    public FieldErrors tooLong(String field, int max) {
        return add("FieldValueTooLong", "Too long: may not be more than " + max + " bytes", field);
    }

    public FieldErrors tooMany(String field, int actual, int max) {
        return add("FieldValueTooMany", "Too many: " + actual + ": must have at most " + max + " items", field);
    }

    /** Formats a value as Go does: strings in quotes, everything else as JSON. */
    private static String text(JsonNode value) {
        return value.isTextual() ? GoFormat.quoted(value.asText()) : value.isMissingNode() ? "null" : value.toString();
    }
}
