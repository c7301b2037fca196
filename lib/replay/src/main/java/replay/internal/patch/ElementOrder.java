package replay.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders a merged list: elements of the patch are in the patch's order, and an element that only the server has is
 * before the first of them that it preceded on the server. Corresponds to {@code
 * strategicpatch.normalizeElementOrder}.
 *
 * @param key the merge key; {@code ""} if the elements are plain values
 */
record ElementOrder(String key) {
    static int indexOf(List<JsonNode> list, JsonNode element, String key) {
        for (int i = 0; i < list.size(); i++) {
            boolean same = key.isEmpty()
                    ? list.get(i).equals(element)
                    : list.get(i).path(key).equals(element.path(key));
            if (same) {
                return i;
            }
        }
        return -1;
    }

    /**
     * @param patch the elements of the patch, in its order
     * @param server the list before the patch
     */
    List<JsonNode> sort(List<JsonNode> merged, List<JsonNode> patch, List<JsonNode> server) {
        List<JsonNode> named = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>();
        merged.forEach(e -> (indexOf(patch, e, key) < 0 ? others : named).add(e));
        named.sort((a, b) -> Integer.compare(indexOf(patch, a, key), indexOf(patch, b, key)));
        others.sort((a, b) -> Integer.compare(indexOf(server, a, key), indexOf(server, b, key)));
        List<JsonNode> result = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < others.size() || j < named.size()) {
            boolean otherFirst = j >= named.size() || i < others.size() && before(others.get(i), named.get(j), server);
            result.add(otherFirst ? others.get(i++) : named.get(j++));
        }
        return result;
    }

    private boolean before(JsonNode other, JsonNode named, List<JsonNode> server) {
        int a = indexOf(server, other, key);
        int b = indexOf(server, named, key);
        return a >= 0 && b >= 0 && a < b;
    }
}
