package replay.internal.schema;

import java.util.List;
import java.util.Optional;

/**
 * The type of a field. Immutable; any thread.
 *
 * @param form whether the field holds one value, a list of them, or a map from texts to them
 * @param name a scalar's name ({@code string}, {@code int32}, {@code quantity} ...), or a struct's
 * @param section the group and version of a struct; {@code ""} for a scalar
 * @param goName the name of Go's type where it differs from the scalar's ({@code PullPolicy}); else {@code ""}
 * @param values the allowed texts, sorted; empty if any is allowed
 */
public record FieldType(Form form, String name, String section, String goName, List<String> values) {
    /** How many values. */
    public enum Form {
        ONE,
        LIST,
        MAP
    }

    /** The struct; empty for a scalar. */
    public Optional<StructType> struct() {
        return section.isEmpty() ? Optional.empty() : Optional.of(BuiltInKinds.need(section, name));
    }

    /** The type of one element of a list or a map. */
    public FieldType element() {
        return new FieldType(Form.ONE, name, section, goName, values);
    }

    /** As Go prints it: {@code int32}, {@code []v1.Container}, {@code map[string]string}. */
    public String go() {
        String one = goElement();
        return switch (form) {
            case ONE -> one;
            case LIST -> "[]" + one;
            case MAP -> name.equals("quantity") ? "v1.ResourceList" : "map[string]" + one;
        };
    }

    private String goElement() {
        if (!section.isEmpty()) {
            return section.substring(section.indexOf('/') + 1) + "." + name;
        }
        if (!goName.isEmpty()) {
            return (goName.equals("UID") ? "types." : "v1.") + goName;
        }
        return switch (name) {
            case "bytes" -> "[]uint8";
            case "time" -> "v1.Time";
            case "microTime" -> "v1.MicroTime";
            case "quantity" -> "resource.Quantity";
            case "intOrString" -> "intstr.IntOrString";
            default -> name;
        };
    }
}
