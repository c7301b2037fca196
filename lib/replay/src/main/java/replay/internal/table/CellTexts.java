package replay.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Formats cells that many columns share. */
final class CellTexts {
    static final String NONE = "<none>";

    private CellTexts() {}

    static String or(JsonNode value, String otherwise) {
        String text = value.isNull() ? "" : value.asText();
        return text.isEmpty() ? otherwise : text;
    }

    static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    /** Returns one field of each element of an array, with commas. */
    static String join(JsonNode array, String field) {
        return array.valueStream().map(element -> element.path(field).asText()).collect(Collectors.joining(","));
    }

    /** Returns the elements of an array of strings, with commas. */
    static String join(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).collect(Collectors.joining(","));
    }

    /** Returns labels as {@code a=1,b=2}, by name; {@code <none>} if there are none. */
    static String labels(JsonNode map) {
        return orNone(String.join(",", equal(map).values()));
    }

    private static Map<String, String> equal(JsonNode labels) {
        Map<String, String> sorted = new TreeMap<>();
        labels.properties()
                .forEach(e ->
                        sorted.put(e.getKey(), e.getKey() + "=" + e.getValue().asText()));
        return sorted;
    }

    /** Returns a LabelSelector as kubectl prints it: {@code app=web,tier in (a,b)}; {@code <none>} if it is empty. */
    static String selector(JsonNode selector) {
        Map<String, String> sorted = equal(selector.path("matchLabels"));
        for (JsonNode expression : selector.path("matchExpressions")) {
            String key = expression.path("key").asText();
            String values = "(" + join(expression.path("values")) + ")";
            String text = switch (expression.path("operator").asText()) {
                case "In" -> key + " in " + values;
                case "NotIn" -> key + " notin " + values;
                case "DoesNotExist" -> "!" + key;
                default -> key;
            };
            sorted.merge(key, text, (a, b) -> a + "," + b);
        }
        return orNone(String.join(",", sorted.values()));
    }

    /** Returns the first three elements and the number of the others. */
    static String firstThree(List<String> all, String ifEmpty) {
        if (all.isEmpty()) {
            return ifEmpty;
        }
        String text = String.join(",", all.subList(0, Math.min(3, all.size())));
        return all.size() > 3 ? text + " + " + (all.size() - 3) + " more..." : text;
    }

    /** Returns the condition of a type; a missing node if there is none. */
    static JsonNode condition(JsonNode object, String type) {
        for (JsonNode condition : object.at("/status/conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    static boolean conditionIsTrue(JsonNode object, String type) {
        return condition(object, type).path("status").asText().equals("True");
    }
}
