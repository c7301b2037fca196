package replay.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import replay.internal.json.Resources;

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

    private static final Properties DESCRIPTIONS = descriptions();

    static final Column NAME = text("Name", "/metadata/name").formatted("name").describedFor("*");
    static final Column AGE = time("Age", (o, now) -> Age.since(o.at("/metadata/creationTimestamp"), now))
            .describedFor("*");

    /** The column of a kind that has no columns of its own. */
    static final Column CREATED_AT =
            text("Created At", "/metadata/creationTimestamp").typed("date").describedFor("*");

    static Column text(String name, Plain cell) {
        return time(name, (o, now) -> cell.of(o));
    }

    /** Returns a column with the text at a JSON pointer. */
    static Column text(String name, String pointer) {
        return text(name, o -> o.at(pointer).asText());
    }

    /** Returns a column with the text at a JSON pointer, or another text if there is none. */
    static Column text(String name, String pointer, String otherwise) {
        return text(name, o -> CellTexts.or(o.at(pointer), otherwise));
    }

    /** Returns a column whose text depends on the time, such as an age. */
    static Column time(String name, Cell cell) {
        return new Column(name, "string", "", "", 0, cell);
    }

    /** Returns a column with the whole number at a JSON pointer; 0 if it is absent, as in Go. */
    static Column number(String name, String pointer) {
        return text(name, o -> o.at(pointer).asLong()).typed("integer");
    }

    /** Returns the same column, shown with {@code -o wide} only. */
    Column wide() {
        return new Column(name, type, format, description, 1, cell);
    }

    Column typed(String otherType) {
        return new Column(name, otherType, format, description, priority, cell);
    }

    private Column formatted(String otherFormat) {
        return new Column(name, type, otherFormat, description, priority, cell);
    }

    /** Returns the same column, with the description that it has in the table of a resource. */
    Column describedFor(String resource) {
        String common = DESCRIPTIONS.getProperty("*." + name, "");
        return new Column(name, type, format, DESCRIPTIONS.getProperty(resource + "." + name, common), priority, cell);
    }

    private static Properties descriptions() {
        Properties descriptions = new Properties();
        try {
            descriptions.load(new StringReader(Resources.text(Column.class, "descriptions.properties")));
            return descriptions;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read descriptions.properties", e);
        }
    }
}
