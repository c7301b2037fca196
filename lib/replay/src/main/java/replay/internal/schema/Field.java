package replay.internal.schema;

import java.util.List;

/**
 * A field of a struct. Immutable.
 *
 * @param number its number in protobuf
 * @param inline whether the fields of its type are part of the struct itself in JSON
 * @param keys the fields that identify the elements of a list; the first one is the merge key of strategic merge
 *     patches
 * @param set whether a list of strings is merged as a set
 * @param pointer whether it is a pointer in Go, so that 0 and false differ from nothing
 */
public record Field(
        int number,
        String name,
        FieldType type,
        boolean required,
        boolean inline,
        List<String> keys,
        boolean set,
        boolean pointer) {}
