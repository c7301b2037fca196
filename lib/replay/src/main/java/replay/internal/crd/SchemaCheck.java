package replay.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import replay.internal.validation.FieldErrors;

/**
 * Validates an object against the OpenAPI v3 schema of its CustomResourceDefinition. Corresponds to apiextensions'
 * {@code ValidateCustomResource}; the messages are those of go-openapi. Rules in CEL ({@code
 * x-kubernetes-validations}) are not evaluated. Stateless.
 */
public final class SchemaCheck {
    private final FieldErrors errors;

    private SchemaCheck(FieldErrors errors) {
        this.errors = errors;
    }

    /** Adds the errors of the object, apart from its kind, apiVersion and metadata. */
    public static void check(ObjectNode object, JsonNode schema, FieldErrors errors) {
        ObjectNode rest = object.deepCopy();
        rest.remove(List.of("kind", "apiVersion", "metadata"));
        new SchemaCheck(errors).value(rest, schema, "");
    }

    private void value(JsonNode value, JsonNode schema, String at) {
        if (schema.isMissingNode()) {
            return;
        }
        if (value.isNull() && schema.path("nullable").asBoolean()) {
            return;
        }
        if (!typeFits(value, schema, at)) {
            return;
        }
        allowed(value, schema, at);
        if (value.isTextual()) {
            text(value.asText(), schema, at);
        } else if (value.isNumber()) {
            number(value, schema, at);
        } else if (value.isArray()) {
            array(value, schema, at);
        } else if (value.isObject()) {
            object(value, schema, at);
        }
        combinations(value, schema, at);
    }

    private boolean typeFits(JsonNode value, JsonNode schema, String at) {
        String found = type(value);
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            boolean fits = found.equals("integer") || found.equals("string");
            if (!fits) {
                errors.wrongType(at, found, at + " in body must be of type integer,string: \"" + found + "\"");
            }
            return fits;
        }
        String wanted = schema.path("type").asText();
        boolean fits = wanted.isEmpty() || wanted.equals(found) || wanted.equals("number") && found.equals("integer");
        if (!fits) {
            errors.wrongType(at, found, at + " in body must be of type " + wanted + ": \"" + found + "\"");
        }
        return fits;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case NUMBER ->
                value.isIntegralNumber()
                                || value.decimalValue().stripTrailingZeros().scale() <= 0
                        ? "integer"
                        : "number";
            case NULL -> "null";
            default -> "object";
        };
    }

    private void allowed(JsonNode value, JsonNode schema, String at) {
        JsonNode allowed = schema.path("enum");
        if (!allowed.isArray()) {
            return;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : allowed) {
            if (one.equals(value)) {
                return;
            }
            texts.add(one.asText());
        }
        errors.notSupported(at, value, texts);
    }

    private void text(String text, JsonNode schema, String at) {
        int length = text.codePointCount(0, text.length());
        if (schema.has("maxLength") && length > schema.path("maxLength").asInt()) {
            errors.tooLong(at, schema.path("maxLength").asInt());
        }
        if (schema.has("minLength") && length < schema.path("minLength").asInt()) {
            errors.invalid(
                    at,
                    text,
                    at + " in body should be at least "
                            + schema.path("minLength").asInt() + " chars long");
        }
        String pattern = schema.path("pattern").asText();
        if (!pattern.isEmpty() && !matches(pattern, text)) {
            errors.invalid(at, text, at + " in body should match '" + pattern + "'");
        }
        String format = schema.path("format").asText();
        if (!Formats.fits(format, text)) {
            errors.invalid(at, text, at + " in body must be of type " + format + ": \"" + text + "\"");
        }
    }

    private static boolean matches(String pattern, String text) {
        if (text.length() > 10_000) {
            return true; // pattern and value come from clients: the search must be bounded
        }
        try {
            return Pattern.compile(pattern).matcher(new BoundedRegexInput(text)).find();
        } catch (PatternSyntaxException | StackOverflowError | BoundedRegexInput.ReadTooOften e) {
            return true; // the syntax of RE2 is not quite that of Java
        }
    }

    private void number(JsonNode value, JsonNode schema, String at) {
        BigDecimal number = value.decimalValue();
        limit(value, schema.path("maximum"), 1, schema.path("exclusiveMaximum").asBoolean(), at);
        limit(value, schema.path("minimum"), -1, schema.path("exclusiveMinimum").asBoolean(), at);
        if (schema.path("multipleOf").isNumber()
                && schema.path("multipleOf").decimalValue().signum() > 0
                && number.remainder(schema.path("multipleOf").decimalValue()).signum() != 0) {
            errors.invalid(
                    at,
                    value,
                    at + " in body should be a multiple of "
                            + plain(schema.path("multipleOf").decimalValue()));
        }
        String format = schema.path("format").asText();
        if (format.equals("int32") && value.isIntegralNumber() && !value.canConvertToInt()) {
            errors.invalid(at, value, at + " in body must be of type int32: \"" + value + "\"");
        }
    }

    /** Checks one limit of a number. The sign is 1 for a maximum and -1 for a minimum. */
    private void limit(JsonNode value, JsonNode limit, int sign, boolean exclusive, String at) {
        if (limit.isNumber()) {
            int beyond = sign * value.decimalValue().compareTo(limit.decimalValue());
            if (beyond > 0 || exclusive && beyond == 0) {
                errors.invalid(
                        at,
                        value,
                        at + " in body should be " + (sign > 0 ? "less" : "greater") + " than "
                                + (exclusive ? "" : "or equal to ") + plain(limit.decimalValue()));
            }
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private void array(JsonNode array, JsonNode schema, String at) {
        for (int i = 0; i < array.size(); i++) {
            value(array.get(i), schema.path("items"), at + "[" + i + "]");
        }
        if (schema.has("maxItems") && array.size() > schema.path("maxItems").asInt()) {
            errors.tooMany(at, array.size(), schema.path("maxItems").asInt());
        }
        if (schema.has("minItems") && array.size() < schema.path("minItems").asInt()) {
            errors.invalid(
                    at,
                    array.size(),
                    at + " in body should have at least "
                            + schema.path("minItems").asInt() + " items");
        }
        String listType = schema.path("x-kubernetes-list-type").asText();
        if (listType.equals("set") || listType.equals("map")) {
            duplicates(array, schema.path("x-kubernetes-list-map-keys"), listType, at);
        }
    }

    private void duplicates(JsonNode array, JsonNode keys, String listType, String at) {
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < array.size(); i++) {
            JsonNode element = array.get(i);
            JsonNode key = element;
            if (listType.equals("map")) {
                ObjectNode parts = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
                keys.forEach(k -> parts.set(k.asText(), element.path(k.asText())));
                key = parts;
            }
            if (!seen.add(key)) {
                errors.duplicate(at + "[" + i + "]", key);
            }
        }
    }

    private void object(JsonNode object, JsonNode schema, String at) {
        for (JsonNode name : schema.path("required")) {
            if (!object.has(name.asText())) {
                errors.required(child(at, name.asText()));
            }
        }
        if (schema.has("maxProperties")
                && object.size() > schema.path("maxProperties").asInt()) {
            errors.tooMany(at, object.size(), schema.path("maxProperties").asInt());
        }
        if (schema.has("minProperties")
                && object.size() < schema.path("minProperties").asInt()) {
            errors.invalid(
                    at,
                    object.size(),
                    at + " in body should have at least "
                            + schema.path("minProperties").asInt() + " properties");
        }
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode inner = schema.path("properties").path(field.getKey());
            if (inner.isMissingNode() && schema.path("additionalProperties").isObject()) {
                inner = schema.path("additionalProperties");
            }
            value(field.getValue(), inner, child(at, field.getKey()));
        }
    }

    private static String child(String at, String name) {
        return at.isEmpty() ? name : at + "." + name;
    }

    private void combinations(JsonNode value, JsonNode schema, String at) {
        schema.path("allOf").forEach(each -> value(value, each, at));
        String name = at.isEmpty() ? "<nil>" : at;
        if (schema.path("anyOf").isArray() && fitting(value, schema.path("anyOf"), at) == 0) {
            errors.invalid(at, "", "\"" + name + "\" must validate at least one schema (anyOf)");
        }
        if (schema.path("oneOf").isArray()) {
            int fitting = fitting(value, schema.path("oneOf"), at);
            if (fitting != 1) {
                errors.invalid(
                        at,
                        "",
                        "\"" + name + "\" must validate one and only one schema (oneOf). "
                                + (fitting == 0 ? "Found none valid" : "Found " + fitting + " valid alternatives"));
            }
        }
        if (schema.path("not").isObject() && fits(value, schema.path("not"), at)) {
            errors.invalid(at, "", "\"" + name + "\" must not validate the schema (not)");
        }
    }

    private static int fitting(JsonNode value, JsonNode schemas, String at) {
        return (int)
                schemas.valueStream().filter(schema -> fits(value, schema, at)).count();
    }

    private static boolean fits(JsonNode value, JsonNode schema, String at) {
        FieldErrors apart = new FieldErrors();
        new SchemaCheck(apart).value(value, schema, at);
        return apart.isEmpty();
    }
}
