package replay.internal.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import replay.internal.request.StatusException;
import replay.internal.request.Statuses;

/** JSON patches (RFC 6902): add, remove, replace, move, copy, test. */
public final class JsonPatch {
    private static final int MAX_OPERATIONS = 10_000;

    /** The limit for all copied values together, since a copy can double the object. */
    private static final int MAX_COPIED = 3 * 1024 * 1024;

    private JsonPatch() {}

    /** Returns the target with the patch applied. Neither argument is changed. */
    public static ObjectNode apply(ObjectNode target, JsonNode patch) {
        if (!patch.isArray()) {
            throw Statuses.badRequest("error decoding patch: expected a JSON array of operations");
        }
        if (patch.size() > MAX_OPERATIONS) {
            throw Statuses.tooLarge(
                    "The allowed maximum operations in a JSON patch is " + MAX_OPERATIONS + ", got " + patch.size());
        }
        ObjectNode result = target.deepCopy();
        long copied = 0;
        for (JsonNode operation : patch) {
            if (operation.path("op").asText().equals("copy")) {
                copied +=
                        find(result, operation.path("from").asText()).toString().length();
                if (copied > MAX_COPIED) {
                    throw failed("the copies of a patch are more than " + MAX_COPIED + " characters");
                }
            }
            one(result, operation);
        }
        return result;
    }

    private static void one(ObjectNode root, JsonNode operation) {
        String path = operation.path("path").asText();
        switch (operation.path("op").asText()) {
            case "add" -> add(root, pointer(path), need(operation, "value"));
            case "remove" -> remove(root, pointer(path));
            case "replace" -> {
                remove(root, pointer(path));
                add(root, pointer(path), need(operation, "value"));
            }
            case "move" ->
                add(
                        root,
                        pointer(path),
                        remove(root, pointer(operation.path("from").asText())));
            case "copy" ->
                add(
                        root,
                        pointer(path),
                        find(root, operation.path("from").asText()).deepCopy());
            case "test" -> {
                JsonNode found = path.isEmpty() ? root : root.at(pointer(path));
                JsonNode value = operation.path("value"); // without a value, or with null: the field must not exist
                boolean absent = found.isMissingNode() || found.isNull();
                if (absent ? !(value.isMissingNode() || value.isNull()) : !same(found, value)) {
                    throw failed("testing value " + path + " failed");
                }
            }
            default -> throw failed("unexpected operation " + operation.path("op"));
        }
    }

    /** Compares numbers by value: 1 equals 1.0. */
    private static boolean same(JsonNode a, JsonNode b) {
        return a.equals(
                (x, y) -> x.isNumber() && y.isNumber()
                        ? x.decimalValue().compareTo(y.decimalValue())
                        : x.equals(y) ? 0 : 1,
                b);
    }

    private static JsonPointer pointer(String path) {
        try {
            JsonPointer pointer = JsonPointer.compile(path);
            if (!pointer.matches()) { // the empty pointer is the whole document, which must stay an object
                return pointer;
            }
        } catch (IllegalArgumentException e) {
            throw failed("expected a path such as /metadata/labels, found \"" + path + "\"");
        }
        throw failed("expected a path inside the object, found \"" + path + "\"");
    }

    private static JsonNode need(JsonNode operation, String field) {
        JsonNode value = operation.get(field);
        if (value == null) {
            throw failed("expected \"" + field + "\" in " + operation);
        }
        return value;
    }

    private static JsonNode find(ObjectNode root, String path) {
        JsonNode found = root.at(pointer(path));
        if (found.isMissingNode()) {
            throw failed("the path " + path + " does not exist");
        }
        return found;
    }

    private static void add(ObjectNode root, JsonPointer path, JsonNode value) {
        JsonNode parent = root.at(path.head());
        String last = path.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode array) {
            int index = last.equals("-") ? array.size() : path.last().getMatchingIndex();
            if (index < 0 || index > array.size()) {
                throw failed("the path " + path + " is outside of its list");
            }
            array.insert(index, value);
        } else {
            throw failed("the parent of the path " + path + " does not exist");
        }
    }

    private static JsonNode remove(ObjectNode root, JsonPointer path) {
        JsonNode parent = root.at(path.head());
        JsonNode removed = parent instanceof ObjectNode object
                ? object.remove(path.last().getMatchingProperty())
                : parent instanceof ArrayNode array ? array.remove(path.last().getMatchingIndex()) : null;
        if (removed == null) {
            throw failed("the path " + path + " does not exist");
        }
        return removed;
    }

    /** Returns the error. The real server's response does not contain the reason. */
    private static StatusException failed(String why) {
        return Statuses.unprocessable("the server rejected our request due to an error in our request", why);
    }
}
