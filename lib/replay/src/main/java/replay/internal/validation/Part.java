package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A part of an object that is being validated. Immutable, apart from the errors.
 *
 * @param value the value; a missing node if there is none
 * @param path such as {@code spec.containers[0].name}; {@code ""} for the whole object
 * @param errors to which the errors of the object are added
 */
public record Part(JsonNode value, String path, FieldErrors errors) {
    public Part field(String name) {
        return new Part(value.path(name), path.isEmpty() ? name : path + "." + name, errors);
    }

    /** Returns a field of a field, and so on, by the names on the way, such as {@code spec.template}. */
    public Part way(String names) {
        Part part = this;
        for (String name : names.split("\\.")) {
            part = part.field(name);
        }
        return part;
    }

    /** Returns the elements of a list; none if this is no list. */
    public List<Part> elements() {
        List<Part> elements = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            elements.add(new Part(value.path(i), path + "[" + i + "]", errors));
        }
        return elements;
    }

    public String text() {
        return value.asText();
    }

    public boolean hasText() {
        return !text().isEmpty();
    }

    /** Adds an error if there is no text, and returns whether there is one. */
    public boolean needsText() {
        if (!hasText()) {
            required();
        }
        return hasText();
    }

    /** Adds the problems that a rule, such as one of {@link Names}, finds in the text. */
    public void check(Function<String, List<String>> rule) {
        rule.apply(text()).forEach(this::invalidText);
    }

    public void invalid(String detail) {
        errors.invalid(path, value, detail);
    }

    /** Does the same for a text, which is {@code ""} if it is missing. */
    public void invalidText(String detail) {
        errors.invalid(path, text(), detail);
    }

    public void required() {
        errors.required(path);
    }

    public void required(String detail) {
        errors.required(path, detail);
    }

    public void forbidden(String detail) {
        errors.forbidden(path, detail);
    }

    public void duplicate() {
        errors.duplicate(path, value);
    }

    public void notSupported(List<String> supported) {
        errors.notSupported(path, value, supported);
    }
}
