// A right answer, the usual one: ./jbang workbook arrange offers its lines.
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

public class UsualIndex implements Index {
    private final IndexFunc<KubeObject> function;
    private Map<String, Set<String>> index = new HashMap<>();

    public UsualIndex(IndexFunc<KubeObject> function) {
        this.function = function;
    }

    // Task 6.1, 6.2, 6.3, 6.4 and 6.6
    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        List<String> old = before == null ? List.of() : function.values(before);
        // not 6.2 (StaleEntries): List<String> old = List.of();
        // from 6.2
        List<String> now = after == null ? List.of() : function.values(after);
        // not 6.2 (DeletedIsIndexed): List<String> now = function.values(after == null ? before : after);
        // before 6.2: List<String> now = function.values(after);
        for (String value : old) {
            Set<String> keys = index.getOrDefault(value, new HashSet<>());
            keys.remove(key);
            if (keys.isEmpty()) {
                // not 6.3 (EmptySetsStay): if (after == null) {
                index.remove(value);
            }
            // from 6.3
        }
        // from 6.2
        for (String value : now) {
            // not 6.4 (FirstValueOnly): for (String value : now.subList(0, Math.min(1, now.size()))) {
            index.computeIfAbsent(value, any -> new HashSet<>()).add(key);
            // not 6.1 (KeysAreNames): index.computeIfAbsent(value, any -> new HashSet<>()).add(after.name());
            // not 6.4 (ValuesWithoutCase): index.computeIfAbsent(value.toLowerCase(), any -> new HashSet<>()).add(key);
        }
    }

    // Task 6.5 and 6.6
    @Override
    public void replace(Map<String, KubeObject> objects) {
        Map<String, Set<String>> fresh = new HashMap<>();
        // not 6.5 (ReplaceKeepsOldValues): Map<String, Set<String>> fresh = new HashMap<>(index);
        // not 6.6 (HalfReplaced): Map<String, Set<String>> fresh = index;
        for (String key : objects.keySet()) {
            for (String value : function.values(objects.get(key))) {
                fresh.computeIfAbsent(value, any -> new HashSet<>()).add(key);
                // not 6.6 (HalfReplaced): index.computeIfAbsent(value, any -> new HashSet<>()).add(key);
            }
        }
        index = fresh;
        // not 6.5 (ReplaceMerges): index.putAll(fresh);
    }

    // Task 6.1
    @Override
    public Set<String> keys(String value) {
        return Set.copyOf(index.getOrDefault(value, Set.of()));
        // not 6.1 (UnknownValueIsNull): return Set.copyOf(index.get(value));
    }

    // Task 6.3
    @Override
    public Set<String> values() {
        return Set.copyOf(index.keySet());
        // not 6.3 (LiveSet): return index.keySet();
    }
}
