package replay.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Formats values as Go prints them in error messages. */
public final class GoFormat {
    private GoFormat() {}

    /** Formats a tree as {@code %v} prints maps and slices: {@code map[spec:map[replicas:2]]}. */
    public static String of(JsonNode tree) {
        if (tree.isObject()) {
            TreeMap<String, String> sorted = new TreeMap<>();
            tree.properties().forEach(e -> sorted.put(e.getKey(), e.getKey() + ":" + of(e.getValue())));
            return "map[" + String.join(" ", sorted.values()) + "]";
        } else if (tree.isArray()) {
            List<String> parts = new ArrayList<>();
            tree.forEach(e -> parts.add(of(e)));
            return "[" + String.join(" ", parts) + "]";
        }
        return tree.isNull() ? "<nil>" : tree.asText();
    }

    /** Formats a tree as {@code %#v} does: {@code map[string]interface {}{"a":1}}. */
    public static String syntax(JsonNode tree) {
        if (tree.isObject()) {
            TreeMap<String, String> sorted = new TreeMap<>();
            tree.properties().forEach(e -> sorted.put(e.getKey(), quoted(e.getKey()) + ":" + syntax(e.getValue())));
            return type(tree) + "{" + String.join(", ", sorted.values()) + "}";
        } else if (tree.isArray()) {
            List<String> parts = new ArrayList<>();
            tree.forEach(e -> parts.add(syntax(e)));
            return type(tree) + "{" + String.join(", ", parts) + "}";
        }
        return tree.isNull() ? "interface {}(nil)" : tree.isTextual() ? quoted(tree.asText()) : tree.asText();
    }

    /** Returns the type of a tree, as {@code %T} prints it. */
    public static String type(JsonNode tree) {
        return switch (tree.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> tree.isIntegralNumber() ? "int64" : "float64";
            case BOOLEAN -> "bool";
            case ARRAY -> "[]interface {}";
            case OBJECT -> "map[string]interface {}";
            default -> "<nil>";
        };
    }

    /** Quotes a text with Go's escapes, as {@code %q} does. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f) {
                        out.append(String.format("\\x%02x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
