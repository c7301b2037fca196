package replay.internal.schema;

import java.util.List;

/**
 * A field of a struct. Immutable; any thread.
 *
 * @param number its number in protobuf
 * @param inline whether the fields of its type stand in the struct itself, in JSON
 * @param keys by which the elements of a list are told apart; the first one is the merge key of strategic merge patches
 * @param set whether a list of texts is merged as a set
 */
public record Field(
        int number,
        String name,
        FieldType type,
        boolean required,
        boolean inline,
        List<String> keys,
        boolean set,
        boolean retainKeys) {}
