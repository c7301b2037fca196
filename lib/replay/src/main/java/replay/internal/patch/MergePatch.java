package replay.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import replay.internal.json.JsonTrees;

/** JSON merge patches (RFC 7386). */
public final class MergePatch {
    private MergePatch() {}

    /** Returns the target with the patch applied. Neither argument is changed. */
    public static ObjectNode merge(ObjectNode target, JsonNode patch) {
        ObjectNode result = JsonTrees.shallowCopy(target);
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                result.remove(field.getKey());
            } else if (value.isObject()) {
                ObjectNode inner =
                        result.get(field.getKey()) instanceof ObjectNode existing ? existing : JsonTrees.object();
                result.set(field.getKey(), merge(inner, value));
            } else {
                result.set(field.getKey(), value);
            }
        }
        return result;
    }

    /** Returns the merge patch that turns {@code before} into {@code after}. */
    public static ObjectNode difference(ObjectNode before, ObjectNode after) {
        ObjectNode patch = JsonTrees.object();
        for (Map.Entry<String, JsonNode> field : before.properties()) {
            if (!after.has(field.getKey())) {
                patch.putNull(field.getKey());
            }
        }
        for (Map.Entry<String, JsonNode> field : after.properties()) {
            JsonNode old = before.get(field.getKey());
            if (old instanceof ObjectNode a && field.getValue() instanceof ObjectNode b) {
                ObjectNode inner = difference(a, b);
                if (!inner.isEmpty()) {
                    patch.set(field.getKey(), inner);
                }
            } else if (!field.getValue().equals(old)) {
                patch.set(field.getKey(), field.getValue());
            }
        }
        return patch;
    }
}
