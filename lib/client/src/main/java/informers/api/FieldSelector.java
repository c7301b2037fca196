package informers.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A selector of objects by a few of their fields, such as {@code status.phase=Running,spec.nodeName!=k8s-01}. Each
 * resource of the server supports its own fields; {@code metadata.name} and {@code metadata.namespace} always work.
 *
 * <p>Immutable and thread-safe. {@link #toString} returns what {@link #parse} reads. Corresponds to apimachinery's
 * {@code fields.Selector}.
 */
public final class FieldSelector {
    /** Matches every object. */
    public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    /**
     * One requirement of a selector.
     *
     * @param field the path of the field, such as {@code status.phase}
     * @param equal whether the field must have the value; false if it must not
     * @param value the value
     */
    public record Requirement(String field, boolean equal, String value) {
        /** Rejects null. {@inheritDoc} */
        public Requirement {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return escape(field) + (equal ? "=" : "!=") + escape(value);
        }
    }

    private final List<Requirement> requirements;

    private FieldSelector(List<Requirement> requirements) {
        List<Requirement> sorted = new ArrayList<>(requirements);
        sorted.sort(Comparator.comparing(Requirement::field));
        this.requirements = List.copyOf(sorted);
    }

    /**
     * Returns a selector that requires one field to have one value.
     *
     * @param field the path of the field
     * @param value the value
     * @return the selector
     */
    public static FieldSelector is(String field, String value) {
        return new FieldSelector(List.of(new Requirement(field, true, value)));
    }

    /**
     * Parses a selector as {@code kubectl get --field-selector} does. The empty text matches every object.
     *
     * @param text the selector
     * @return the selector
     * @throws IllegalArgumentException if the text is not a selector; the message says what was expected, and where
     */
    public static FieldSelector parse(String text) {
        List<Requirement> requirements = new ArrayList<>();
        for (String part : split(text)) {
            if (!part.isBlank()) {
                requirements.add(requirement(part, text));
            }
        }
        return requirements.isEmpty() ? EVERYTHING : new FieldSelector(requirements);
    }

    private static Requirement requirement(String part, String whole) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '\\') {
                i++;
            } else if (part.startsWith("!=", i)) {
                return requirement(part.substring(0, i), false, part.substring(i + 2), whole);
            } else if (part.startsWith("==", i)) {
                return requirement(part.substring(0, i), true, part.substring(i + 2), whole);
            } else if (part.charAt(i) == '=') {
                return requirement(part.substring(0, i), true, part.substring(i + 1), whole);
            }
        }
        throw new IllegalArgumentException(
                "field selector \"" + whole + "\": expected field=value or field!=value, found '" + part + "'");
    }

    private static Requirement requirement(String field, boolean equal, String value, String whole) {
        if (field.isBlank()) {
            throw new IllegalArgumentException("field selector \"" + whole + "\": expected a field before '='");
        }
        if (field.strip().endsWith("!")) { // printed, "a! = b" would become "a!=b"
            throw new IllegalArgumentException(
                    "field selector \"" + whole + "\": expected no space between '!' and '='");
        }
        return new Requirement(unescape(field.strip(), whole), equal, unescape(value, whole));
    }

    /** Splits at commas that have no backslash before them. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == ',') {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static String escape(String s) {
        return s.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
    }

    private static String unescape(String s, String whole) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '\\') {
                i++;
                if (i == s.length() || "\\,=".indexOf(s.charAt(i)) < 0) {
                    throw new IllegalArgumentException(
                            "field selector \"" + whole + "\": after a backslash expected one of \\ , =");
                }
                c = s.charAt(i);
            } else if (c == '=' || c == ',') {
                throw new IllegalArgumentException("field selector \"" + whole + "\": expected \\" + c
                        + " for the character " + c + " inside a value");
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /**
     * Returns whether an object matches.
     *
     * @param valueOf returns the value of a field of the object; {@code ""} if it has none
     * @return whether all requirements are met
     */
    public boolean matches(Function<String, String> valueOf) {
        return requirements.stream().allMatch(r -> valueOf.apply(r.field()).equals(r.value()) == r.equal());
    }

    /** {@return whether this selector matches every object} */
    public boolean isEverything() {
        return requirements.isEmpty();
    }

    /** {@return the requirements, sorted by field; unmodifiable} */
    public List<Requirement> requirements() {
        return requirements;
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof FieldSelector that && requirements.equals(that.requirements);
    }

    @Override
    public int hashCode() {
        return requirements.hashCode();
    }

    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }
}
