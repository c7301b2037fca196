package informers.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Transfers the difference between two values to an object that has more fields than they. */
final class Changes {
    /** The fields that identify elements of lists, in this order. */
    private static final List<String> KEYS = List.of("name", "type", "key", "uid");

    private Changes() {}

    /**
     * Returns the object with the changes.
     *
     * @param object all fields
     * @param before the known fields of the object
     * @param after the known fields as they should be
     */
    static JsonNode merge(JsonNode object, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return object;
        }
        if (object.isObject() && before.isObject() && after.isObject()) {
            return fields((ObjectNode) object, before, after);
        }
        if (object.isArray() && before.isArray() && after.isArray() && object.size() == before.size()) {
            return elements(object, before, after);
        }
        return after;
    }

    private static JsonNode fields(ObjectNode object, JsonNode before, JsonNode after) {
        ObjectNode merged = object.objectNode().setAll(object);
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode old = before.get(name);
            JsonNode now = after.get(name);
            JsonNode whole = object.get(name);
            if (now == null) {
                merged.remove(name);
            } else if (old == null || whole == null) {
                if (!now.equals(old)) {
                    merged.set(name, now);
                }
            } else {
                merged.set(name, merge(whole, old, now));
            }
        }
        return merged;
    }

    private static JsonNode elements(JsonNode object, JsonNode before, JsonNode after) {
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        Set<Integer> used = new LinkedHashSet<>();
        for (int i = 0; i < after.size(); i++) {
            int from = find(before, after, i, used);
            if (from < 0) {
                merged.add(after.get(i));
            } else {
                used.add(from);
                merged.add(merge(object.get(from), before.get(from), after.get(i)));
            }
        }
        return merged;
    }

    /** Returns the place of the element before the change; -1 if it is new. */
    private static int find(JsonNode before, JsonNode after, int place, Set<Integer> used) {
        JsonNode element = after.get(place);
        for (int i = 0; i < before.size(); i++) {
            if (!used.contains(i) && before.get(i).equals(element)) {
                return i;
            }
        }
        String key = key(element);
        for (int i = 0; key != null && i < before.size(); i++) {
            if (!used.contains(i) && key.equals(key(before.get(i)))) {
                return i;
            }
        }
        boolean same = before.size() == after.size() && key == null && !used.contains(place);
        return same ? place : -1;
    }

    private static @Nullable String key(JsonNode element) {
        for (String field : KEYS) {
            if (element.path(field).isTextual()) {
                return field + "=" + element.path(field).asText();
            }
        }
        return null;
    }
}
