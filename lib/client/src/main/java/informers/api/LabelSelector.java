package informers.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A selector of objects by their labels, such as {@code app=web,tier in (front,back),!canary}. An object matches if it
 * meets every requirement.
 *
 * <p>Immutable and thread-safe. {@link #toString} returns what {@link #parse} reads. Corresponds to apimachinery's
 * {@code labels.Selector}.
 */
public final class LabelSelector {
    /** Matches every object. */
    public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

    enum Operator {
        IN,
        NOT_IN,
        EQUALS,
        NOT_EQUALS,
        EXISTS,
        NOT_EXISTS,
        GREATER,
        LESS
    }

    record Part(String key, Operator operator, List<String> values) {
        boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case EXISTS -> value != null;
                case NOT_EXISTS -> value == null;
                case IN, EQUALS -> value != null && values.contains(value);
                case NOT_IN, NOT_EQUALS -> value == null || !values.contains(value); // an absent label is in no set
                case GREATER -> isNumber(value) && Long.parseLong(value) > Long.parseLong(values.get(0));
                case LESS -> isNumber(value) && Long.parseLong(value) < Long.parseLong(values.get(0));
            };
        }

        private static boolean isNumber(@org.jspecify.annotations.Nullable String value) {
            return value != null && value.matches("-?[0-9]{1,18}");
        }

        @Override
        public String toString() {
            return switch (operator) {
                case EXISTS -> key;
                case NOT_EXISTS -> "!" + key;
                case IN -> key + " in (" + String.join(",", values) + ")";
                case NOT_IN -> key + " notin (" + String.join(",", values) + ")";
                case EQUALS -> key + "=" + values.get(0);
                case NOT_EQUALS -> key + "!=" + values.get(0);
                case GREATER -> key + ">" + values.get(0);
                case LESS -> key + "<" + values.get(0);
            };
        }
    }

    private final List<Part> parts;

    LabelSelector(List<Part> parts) {
        List<Part> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparing(Part::key)); // Go prints them in this order
        this.parts = List.copyOf(sorted);
    }

    /**
     * Parses a selector as {@code kubectl get -l} does. The empty text matches every object.
     *
     * @param text the selector
     * @return the selector
     * @throws IllegalArgumentException if the text is not a selector; the message says what was expected, and where
     */
    public static LabelSelector parse(String text) {
        return text.isBlank() ? EVERYTHING : new LabelSelectorParser(text).parse();
    }

    /**
     * Returns a selector that requires each of these labels.
     *
     * @param labels names and values
     * @return the selector
     */
    public static LabelSelector of(Map<String, String> labels) {
        List<Part> parts = new ArrayList<>();
        labels.forEach((key, value) -> parts.add(new Part(key, Operator.EQUALS, List.of(value))));
        return new LabelSelector(parts);
    }

    static Part set(String key, Operator operator, List<String> values) {
        return new Part(key, operator, List.copyOf(new TreeSet<>(values))); // sorted, as Go prints it
    }

    /**
     * Returns whether an object with these labels matches.
     *
     * @param labels the labels of an object
     * @return whether all requirements are met
     */
    public boolean matches(Map<String, String> labels) {
        return parts.stream().allMatch(part -> part.matches(labels));
    }

    /** {@return whether this selector matches every object} */
    public boolean isEverything() {
        return parts.isEmpty();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof LabelSelector that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.stream().map(Part::toString).collect(Collectors.joining(","));
    }
}
