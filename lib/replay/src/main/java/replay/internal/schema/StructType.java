package replay.internal.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A struct: its fields by their names in JSON and by their numbers in protobuf. Immutable. */
public final class StructType {
    private final String section;
    private final String name;
    private final List<Field> own;
    private volatile Map<String, Field> json = Map.of();

    StructType(String section, String name, List<Field> own) {
        this.section = section;
        this.name = name;
        this.own = own;
    }

    public String name() {
        return name;
    }

    public String section() {
        return section;
    }

    /** Returns the fields as in JSON, with those of inline fields in their place. */
    public Map<String, Field> fields() {
        Map<String, Field> known = json;
        if (known.isEmpty()) {
            Map<String, Field> all = new LinkedHashMap<>();
            for (Field field : own) {
                if (field.inline()) {
                    all.putAll(field.type().struct().orElseThrow().fields());
                } else {
                    all.put(field.name(), field);
                }
            }
            json = all;
            known = all;
        }
        return known;
    }

    /** Returns the field with a name in JSON. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields().get(name));
    }

    /** Returns the field with a number in protobuf. */
    Optional<Field> numbered(int number) {
        return own.stream().filter(f -> f.number() == number).findFirst();
    }

    /** Returns the name as Go prints it: {@code v1.PodSpec}. */
    public String go() {
        return section.substring(section.indexOf('/') + 1) + "." + name;
    }

    @Override
    public String toString() {
        return section + "." + name;
    }
}
