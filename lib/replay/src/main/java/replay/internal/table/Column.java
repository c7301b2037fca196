package replay.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table: what is said about it, and how its cell is made from an object.
 *
 * @param priority 0: always shown; 1: only with {@code kubectl get -o wide}
 */
record Column(String name, String type, String format, String description, int priority, Cell cell) {

    /** Makes one cell: a text, a whole number, a boolean, or null for nothing. */
    @FunctionalInterface
    interface Cell {
        @Nullable
        Object of(JsonNode object, Instant now);
    }

    /** The part of a cell that needs no clock. */
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

    /** What the server prints for a kind that has no columns of its own. */
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

    /** A text that depends on the time, such as an age. */
    static Column time(String name, String description, Cell cell) {
        return new Column(name, "string", "", description, 0, cell);
    }

    /** A whole number at a JSON pointer; 0 when it is absent, as in Go. */
    static Column number(String name, String description, String pointer) {
        return new Column(
                name, "integer", "", description, 0, (o, now) -> o.at(pointer).asLong());
    }

    /** The same, shown with {@code -o wide} only. */
    Column wide() {
        return new Column(name, type, format, description, 1, cell);
    }

    Column typed(String otherType) {
        return new Column(name, otherType, format, description, priority, cell);
    }
}
