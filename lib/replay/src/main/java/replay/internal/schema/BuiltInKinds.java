package replay.internal.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import replay.internal.json.Resources;

/** The structs of the built-in kinds, read from {@code kinds.txt} at the first use. Thread-safe. */
public final class BuiltInKinds {
    private static final List<String> SCALARS = List.of(
            "string",
            "bool",
            "int32",
            "int64",
            "uint32",
            "float64",
            "bytes",
            "time",
            "microTime",
            "quantity",
            "intOrString",
            "raw",
            "json",
            "schemaOr");

    private BuiltInKinds() {}

    private static final class Holder {
        static final Map<String, StructType> ALL = read();
    }

    /**
     * Returns the struct of a kind; empty for a custom resource, and for the few built-in kinds that are not known
     * here.
     *
     * @param apiVersion {@code v1}, {@code apps/v1} ...
     */
    public static Optional<StructType> of(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        String section = slash < 0
                ? "core/" + apiVersion
                : apiVersion.substring(0, slash).replaceFirst("\\..*", "") + apiVersion.substring(slash);
        boolean builtIn = slash < 0
                || !apiVersion.substring(0, slash).contains(".")
                || apiVersion.substring(0, slash).endsWith(".k8s.io");
        if (kind.equals("DeleteOptions")) { // every group has it
            return Optional.of(need("meta/v1", kind));
        }
        return builtIn ? Optional.ofNullable(Holder.ALL.get(section + "." + kind)) : Optional.empty();
    }

    /** Returns the struct of an object's metadata. */
    public static StructType objectMeta() {
        return need("meta/v1", "ObjectMeta");
    }

    static StructType need(String section, String name) {
        StructType found = Holder.ALL.get(section + "." + name);
        if (found == null) {
            throw new IllegalStateException("kinds.txt has no struct " + section + "." + name);
        }
        return found;
    }

    /** Returns all structs. For tests. */
    static List<StructType> all() {
        return List.copyOf(Holder.ALL.values());
    }

    private static Map<String, StructType> read() {
        Map<String, StructType> all = new HashMap<>();
        String section = "";
        List<Field> fields = List.of();
        for (String line : Resources.text(BuiltInKinds.class, "kinds.txt").split("\n")) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (line.startsWith("@")) {
                section = line.substring(1);
            } else if (line.startsWith(" ")) {
                fields.add(field(line.strip().split(" "), section));
            } else {
                fields = new ArrayList<>();
                all.put(section + "." + line, new StructType(section, line, fields));
            }
        }
        return all;
    }

    private static Field field(String[] words, String section) {
        boolean map = words[2].equals("map");
        List<String> more = Arrays.asList(words).subList(map ? 4 : 3, words.length);
        String text = map ? words[3] : words[2];
        FieldType.Form form =
                map ? FieldType.Form.MAP : text.startsWith("[]") ? FieldType.Form.LIST : FieldType.Form.ONE;
        List<String> keys = more.stream()
                .filter(w -> w.startsWith("key="))
                .findFirst()
                .map(w -> List.of(w.substring(4).split(",")))
                .orElse(List.of());
        return new Field(
                Integer.parseInt(words[0]),
                words[1],
                type(form, text.replace("[]", ""), section),
                more.contains("!"),
                more.contains("inline"),
                keys,
                more.contains("set"),
                more.contains("pointer"));
    }

    private static FieldType type(FieldType.Form form, String text, String section) {
        String[] goType = text.split(":", 2);
        String name = goType[0];
        if (SCALARS.contains(name)) {
            String[] values = (goType.length > 1 ? goType[1] : "").split("=", 2);
            return new FieldType(
                    form, name, "", values[0], values.length > 1 ? List.of(values[1].split("\\|")) : List.of());
        }
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? new FieldType(form, name, section, "", List.of())
                : new FieldType(form, name.substring(dot + 1), name.substring(0, dot), "", List.of());
    }
}
