package replay.internal.schema;

import java.util.List;
import java.util.Optional;

/**
 * The type of a field. Immutable.
 *
 * @param form whether the field has one value, a list of them, or a map from strings to them
 * @param name the name of a scalar ({@code string}, {@code int32}, {@code quantity} ...) or of a struct
 * @param section the group and version of a struct; {@code ""} for a scalar
 * @param goName the name of Go's type if it differs from the scalar's ({@code PullPolicy}); else {@code ""}
 * @param values the allowed values, sorted; empty if any is allowed
 */
public record FieldType(Form form, String name, String section, String goName, List<String> values) {
    /** Whether the field has one value, a list or a map. */
    public enum Form {
        ONE,
        LIST,
        MAP
    }

    /** Returns the struct; empty for a scalar. */
    public Optional<StructType> struct() {
        return section.isEmpty() ? Optional.empty() : Optional.of(BuiltInKinds.need(section, name));
    }

    /** Returns the type of an element of a list or map. */
    public FieldType element() {
        return new FieldType(Form.ONE, name, section, goName, values);
    }

    /** Returns the type as Go prints it: {@code int32}, {@code []v1.Container}, {@code map[string]string}. */
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
