package replay.internal.managed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import replay.internal.schema.StructType;

/** The field managers of one object, read from its metadata and written back. Not thread-safe. */
public final class ManagedFields {
    private static final Set<String> PLAIN = Set.of(
            "f:metadata",
            "f:spec",
            "f:status",
            "f:template",
            "f:strategy",
            "f:updateStrategy",
            "f:names",
            "f:containers",
            "f:resources");

    private record Entry(String manager, String operation, String apiVersion, String subresource) {}

    private record Owned(Entry entry, Set<List<String>> paths, String time) {}

    private final List<Owned> all = new ArrayList<>();

    private ManagedFields(JsonNode managedFields) {
        for (JsonNode entry : managedFields) {
            if (entry.has("manager")) {
                all.add(new Owned(
                        new Entry(
                                entry.path("manager").asText(),
                                entry.path("operation").asText(),
                                entry.path("apiVersion").asText(),
                                entry.path("subresource").asText()),
                        FieldPaths.read(entry.path("fieldsV1")),
                        entry.path("time").asText()));
            }
        }
    }

    /** A field that an apply would set and that another manager has set to another value. */
    public record Conflict(String manager, String field) {}

    /**
     * Records in the new object which manager changed it.
     *
     * @param before the current object; an object without fields if it is new
     * @param after the new state, whose metadata is changed
     * @param manager the field manager
     * @param subresource {@code ""}, or {@code status}
     * @param time of the entry
     */
    public static void update(
            ObjectNode before,
            ObjectNode after,
            Optional<StructType> type,
            String manager,
            String subresource,
            String time) {
        ManagedFields managers = new ManagedFields(after.at("/metadata/managedFields"));
        Map<List<String>, JsonNode> old = FieldPaths.of(before, type);
        Map<List<String>, JsonNode> now = FieldPaths.of(after, type);
        Set<List<String>> set = new LinkedHashSet<>();
        now.forEach((path, value) -> {
            if (!value.equals(old.get(path)) && !(value == FieldPaths.CONTAINER && isPlain(path))) {
                set.add(path);
            }
        });
        Set<List<String>> removed = new LinkedHashSet<>(old.keySet());
        removed.removeAll(now.keySet());
        Entry entry = new Entry(manager, "Update", after.path("apiVersion").asText(), subresource);
        if (!set.isEmpty() || !removed.isEmpty()) {
            managers.forget(set, removed, entry);
            managers.add(entry, set, time);
        }
        managers.write(after);
    }

    /** Returns whether a path is a field that Go writes even when it is empty: it has no manager. */
    private static boolean isPlain(List<String> path) {
        return PLAIN.contains(path.get(path.size() - 1));
    }

    private void forget(Set<List<String>> changed, Set<List<String>> removed, Entry except) {
        for (Owned owned : all) {
            owned.paths().removeAll(removed);
            if (!owned.entry().equals(except)) {
                owned.paths().removeIf(p -> changed.contains(p));
            }
        }
    }

    private void add(Entry entry, Set<List<String>> paths, String time) {
        Set<List<String>> whole = new LinkedHashSet<>(paths);
        for (Owned owned : List.copyOf(all)) {
            if (owned.entry().equals(entry)) {
                whole.addAll(owned.paths());
                all.remove(owned);
            }
        }
        all.add(new Owned(entry, whole, time));
    }

    private void write(ObjectNode object) {
        ObjectNode meta = object.withObject("/metadata");
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        all.stream()
                .filter(o -> !o.paths().isEmpty())
                .sorted(Comparator.comparing((Owned o) -> o.entry().operation())
                        .thenComparing(Owned::time)
                        .thenComparing(o -> o.entry().manager()))
                .forEach(o -> {
                    ObjectNode entry = list.addObject()
                            .put("manager", o.entry().manager())
                            .put("operation", o.entry().operation())
                            .put("apiVersion", o.entry().apiVersion())
                            .put("time", o.time())
                            .put("fieldsType", "FieldsV1");
                    entry.set("fieldsV1", FieldPaths.tree(o.paths()));
                    if (!o.entry().subresource().isEmpty()) {
                        entry.put("subresource", o.entry().subresource());
                    }
                });
        if (list.isEmpty()) {
            meta.remove("managedFields");
        } else {
            meta.set("managedFields", list);
        }
    }

    /**
     * Applies a configuration to an object. Fields that the manager applied before and no longer has are removed,
     * unless other managers own them too.
     *
     * @param live the current object; an object without fields if it is new
     * @param wanted the applied configuration
     * @param subresource {@code ""}, or the one that is applied to, which has its own entry of the same manager
     * @param conflicts receives the fields that other managers have set to other values
     * @param force whether to take over these fields
     */
    public static ObjectNode apply(
            ObjectNode live,
            ObjectNode wanted,
            Optional<StructType> type,
            String manager,
            String subresource,
            String time,
            boolean force,
            List<Conflict> conflicts) {
        ManagedFields managers = new ManagedFields(live.at("/metadata/managedFields"));
        Map<List<String>, JsonNode> now = FieldPaths.of(live, type);
        Map<List<String>, JsonNode> next = FieldPaths.of(wanted, type);
        Entry entry = new Entry(manager, "Apply", wanted.path("apiVersion").asText(), subresource);
        Set<List<String>> set = new LinkedHashSet<>();
        Set<List<String>> different = new LinkedHashSet<>();
        next.forEach((path, value) -> {
            boolean element = path.get(path.size() - 1).startsWith("k:");
            if (value != FieldPaths.CONTAINER || element) {
                set.add(path);
            }
            if (value != FieldPaths.CONTAINER && !value.equals(now.get(path))) {
                different.add(path);
            }
        });
        Set<List<String>> before = new LinkedHashSet<>();
        Set<List<String>> others = new LinkedHashSet<>();
        for (Owned owned : managers.all) {
            if (isSame(owned.entry(), entry)) {
                before.addAll(owned.paths());
                continue;
            }
            others.addAll(owned.paths());
            for (List<String> path : different) {
                if (owned.paths().contains(path)) {
                    conflicts.add(new Conflict(words(owned.entry()), FieldPaths.words(path)));
                }
            }
        }
        if (!conflicts.isEmpty() && !force) {
            return live;
        }
        managers.all.removeIf(o -> isSame(o.entry(), entry));
        managers.all.forEach(o -> o.paths().removeAll(different));
        managers.add(entry, set, time);
        others.addAll(next.keySet());
        before.removeIf(path -> others.stream().anyMatch(kept -> isInside(kept, path)));
        ObjectNode merged = TypedMerge.merge(live, wanted, type);
        TypedMerge.remove(merged, before, type);
        managers.write(merged);
        keepTime(live, merged, entry);
        return merged;
    }

    /** Returns whether two entries are of the same manager, which may have applied another version of the kind before. */
    private static boolean isSame(Entry one, Entry other) {
        return one.manager().equals(other.manager())
                && one.operation().equals(other.operation())
                && one.subresource().equals(other.subresource());
    }

    /** Returns whether a path is another path or below it. */
    private static boolean isInside(List<String> path, List<String> container) {
        return path.size() >= container.size()
                && path.subList(0, container.size()).equals(container);
    }

    /** Keeps the time of the entry if the same apply changes nothing. */
    private static void keepTime(ObjectNode live, ObjectNode merged, Entry entry) {
        for (JsonNode old : live.at("/metadata/managedFields")) {
            for (JsonNode now : merged.at("/metadata/managedFields")) {
                ObjectNode same = (ObjectNode) now.deepCopy();
                same.set("time", old.path("time"));
                if (now.path("manager").asText().equals(entry.manager()) && same.equals(old)) {
                    ((ObjectNode) now).set("time", old.path("time"));
                }
            }
        }
    }

    private static String words(Entry entry) {
        String text = "\"" + entry.manager() + "\"";
        if (!entry.subresource().isEmpty()) {
            text += " with subresource \"" + entry.subresource() + "\"";
        }
        return entry.operation().equals("Update") ? text + " using " + entry.apiVersion() : text;
    }
}
