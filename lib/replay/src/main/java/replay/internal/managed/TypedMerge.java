package replay.internal.managed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import replay.internal.schema.Field;
import replay.internal.schema.FieldType;
import replay.internal.schema.StructType;

/** Merges an applied object into a live one, and removes paths from it. Stateless. */
final class TypedMerge {
    private TypedMerge() {}

    /** Returns the live object with the wanted fields. Neither argument is changed. */
    static ObjectNode merge(ObjectNode live, ObjectNode wanted, Optional<StructType> type) {
        ObjectNode result = live.deepCopy();
        for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
            Optional<Field> field = type.flatMap(t -> t.field(entry.getKey()));
            JsonNode old = result.get(entry.getKey());
            JsonNode next = entry.getValue();
            if (old instanceof ObjectNode a && next instanceof ObjectNode b) {
                boolean map =
                        field.filter(f -> f.type().form() == FieldType.Form.MAP).isPresent();
                result.set(
                        entry.getKey(),
                        merge(
                                a,
                                b,
                                map
                                        ? Optional.empty()
                                        : field.flatMap(f -> f.type().struct())));
            } else if (old instanceof ArrayNode a && next instanceof ArrayNode b && field.isPresent()) {
                result.set(entry.getKey(), lists(a, b, field.get()));
            } else {
                result.set(entry.getKey(), next.deepCopy());
            }
        }
        return result;
    }

    private static ArrayNode lists(ArrayNode old, ArrayNode next, Field field) {
        if (field.keys().isEmpty() && !field.set()) {
            return next;
        }
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        result.addAll(old);
        for (JsonNode element : next) {
            int at = -1;
            for (int i = 0; i < result.size(); i++) {
                boolean same = field.set()
                        ? result.get(i).equals(element)
                        : FieldPaths.key(result.get(i), field).equals(FieldPaths.key(element, field));
                at = same ? i : at;
            }
            if (at < 0) {
                result.add(element);
            } else if (result.get(at) instanceof ObjectNode a && element instanceof ObjectNode b) {
                result.set(at, merge(a, b, field.type().struct()));
            }
        }
        return result;
    }

    /** Removes paths from an object, the inner ones first, and containers that become empty. */
    static void remove(ObjectNode object, Set<List<String>> paths, Optional<StructType> type) {
        paths.stream()
                .sorted(Comparator.comparing((List<String> p) -> -p.size()))
                .forEach(path -> remove(object, path, 0, Optional.empty(), type));
    }

    private static boolean remove(
            JsonNode node, List<String> path, int at, Optional<Field> list, Optional<StructType> type) {
        String name = path.get(at).substring(2);
        boolean last = at == path.size() - 1;
        if (node instanceof ObjectNode object && path.get(at).startsWith("f:")) {
            JsonNode inner = object.get(name);
            if (inner == null) {
                return false;
            }
            Optional<Field> field = type.flatMap(t -> t.field(name));
            boolean gone = last
                    || remove(
                            inner,
                            path,
                            at + 1,
                            field,
                            field.flatMap(f -> f.type().struct()));
            if (gone) {
                object.remove(name);
            }
            return gone && object.isEmpty();
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                boolean same = path.get(at).startsWith("v:")
                        ? array.get(i).toString().equals(name)
                        : list.isPresent()
                                && FieldPaths.key(array.get(i), list.get()).equals(name);
                if (same) {
                    boolean gone = last || remove(array.get(i), path, at + 1, Optional.empty(), type);
                    if (gone) {
                        array.remove(i);
                    }
                    return array.isEmpty();
                }
            }
        }
        return false;
    }
}
