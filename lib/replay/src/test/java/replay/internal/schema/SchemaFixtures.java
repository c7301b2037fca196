package replay.internal.schema;

import java.util.Optional;

/** Finds structs by their name only, for tests. */
public final class SchemaFixtures {
    private SchemaFixtures() {}

    public static Optional<StructType> type(String name) {
        return BuiltInKinds.all().stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
