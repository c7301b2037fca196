package replay.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table: its definition, and how to compute its cell from an object.
 *
 * @param priority 0: always shown; 1: only with {@code kubectl get -o wide}
 */
record Column(String name, String type, String format, String description, int priority, Cell cell) {

    /** Computes a cell: a string, a whole number, a boolean, or null for none. */
    @FunctionalInterface
    interface Cell {
        @Nullable
        Object of(JsonNode object, Instant now);
    }

    /** Computes a cell that does not depend on the time. */
    @FunctionalInterface
    interface Plain {
        @Nullable
        Object of(JsonNode object);
    }

    static final Column NAME = new Column(
            "Name",
            "string",
            "name",
            ColumnDescriptions.NAME,
            0,
            (o, now) -> o.at("/metadata/name").asText());

    static final Column AGE = new Column(
            "Age",
            "string",
            "",
            ColumnDescriptions.AGE,
            0,
            (o, now) -> Age.since(o.at("/metadata/creationTimestamp"), now));

    /** The column of a kind that has no columns of its own. */
    static final Column CREATED_AT = new Column(
            "Created At",
            "date",
            "",
            ColumnDescriptions.AGE,
            0,
            (o, now) -> o.at("/metadata/creationTimestamp").asText());

    static Column text(String name, String description, Plain cell) {
        return new Column(name, "string", "", description, 0, (o, now) -> cell.of(o));
    }

    /** Returns a column whose text depends on the time, such as an age. */
    static Column time(String name, String description, Cell cell) {
        return new Column(name, "string", "", description, 0, cell);
    }

    /** Returns a column with the whole number at a JSON pointer; 0 if it is absent, as in Go. */
    static Column number(String name, String description, String pointer) {
        return new Column(
                name, "integer", "", description, 0, (o, now) -> o.at(pointer).asLong());
    }

    /** Returns the same column, shown with {@code -o wide} only. */
    Column wide() {
        return new Column(name, type, format, description, 1, cell);
    }

    Column typed(String otherType) {
        return new Column(name, otherType, format, description, priority, cell);
    }
}
