package replay.internal.managed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import replay.internal.schema.Field;
import replay.internal.schema.FieldType;
import replay.internal.schema.StructType;

/**
 * Splits an object into paths, as FieldsV1 writes them: {@code f:name} for a field, {@code k:{...}} for an element of
 * a list with keys, {@code v:...} for an element of a set. A list without keys is one value. Stateless.
 */
final class FieldPaths {
    /** The value of the path of an object or list itself, besides the paths of its contents. */
    static final JsonNode CONTAINER = JsonNodeFactory.instance.missingNode();

    /** Fields of the server, which have no manager. */
    private static final Set<String> STRIPPED = Set.of(
            "name",
            "namespace",
            "creationTimestamp",
            "selfLink",
            "uid",
            "clusterName",
            "generation",
            "managedFields",
            "resourceVersion",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generateName");

    /** Structs and maps that are set as a whole (atomic). */
    private static final Set<String> ATOMIC = Set.of(
            "LabelSelector",
            "NodeSelector",
            "NodeSelectorTerm",
            "ObjectReference",
            "LocalObjectReference",
            "TypedLocalObjectReference",
            "SecretReference",
            "ObjectFieldSelector",
            "ResourceFieldSelector",
            "ConfigMapKeySelector",
            "SecretKeySelector",
            "RoleRef");

    private static final Set<String> ATOMIC_MAPS = Set.of("nodeSelector", "selector");

    private FieldPaths() {}

    /** Returns every path of an object, with the values of its leaves. */
    static Map<List<String>, JsonNode> of(ObjectNode object, Optional<StructType> type) {
        Map<List<String>, JsonNode> all = new LinkedHashMap<>();
        List<String> at = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            if (name.equals("kind") || name.equals("apiVersion")) {
                continue;
            }
            JsonNode value = field.getValue();
            if (name.equals("metadata") && value instanceof ObjectNode meta) {
                ObjectNode rest = meta.deepCopy();
                rest.remove(STRIPPED);
                value = rest;
                if (rest.isEmpty()) {
                    continue;
                }
            }
            field(value, type.flatMap(t -> t.field(name)), name, at, all);
        }
        return all;
    }

    private static void field(
            JsonNode value, Optional<Field> field, String name, List<String> at, Map<List<String>, JsonNode> all) {
        at.add("f:" + name);
        boolean atomic = field.filter(f -> f.type().form() != FieldType.Form.LIST
                        && (ATOMIC.contains(f.type().name())
                                || f.type().form() == FieldType.Form.MAP && ATOMIC_MAPS.contains(name)))
                .isPresent();
        if (value instanceof ObjectNode object && !object.isEmpty() && !atomic) {
            all.put(List.copyOf(at), CONTAINER);
            contents(object, field, at, all);
        } else if (value.isArray()
                && !value.isEmpty()
                && field.filter(f -> !f.keys().isEmpty()).isPresent()) {
            all.put(List.copyOf(at), CONTAINER);
            for (JsonNode element : value) {
                at.add("k:" + key(element, field.get()));
                all.put(List.copyOf(at), CONTAINER);
                if (element instanceof ObjectNode object) {
                    struct(object, field.get().type().struct(), at, all);
                }
                at.remove(at.size() - 1);
            }
        } else if (value.isArray()
                && !value.isEmpty()
                && field.filter(Field::set).isPresent()) {
            all.put(List.copyOf(at), CONTAINER);
            for (JsonNode element : value) {
                at.add("v:" + element);
                all.put(List.copyOf(at), element);
                at.remove(at.size() - 1);
            }
        } else {
            all.put(List.copyOf(at), value);
        }
        at.remove(at.size() - 1);
    }

    private static void contents(
            ObjectNode object, Optional<Field> field, List<String> at, Map<List<String>, JsonNode> all) {
        Optional<StructType> struct = field.flatMap(f -> f.type().struct());
        boolean map = field.filter(f -> f.type().form() == FieldType.Form.MAP).isPresent();
        if (map && struct.isPresent()) {
            object.properties().forEach(e -> {
                at.add("f:" + e.getKey());
                all.put(List.copyOf(at), CONTAINER);
                if (e.getValue() instanceof ObjectNode inner) {
                    struct(inner, struct, at, all);
                }
                at.remove(at.size() - 1);
            });
        } else {
            struct(object, struct, at, all);
        }
    }

    private static void struct(
            ObjectNode object, Optional<StructType> type, List<String> at, Map<List<String>, JsonNode> all) {
        object.properties()
                .forEach(e -> field(e.getValue(), type.flatMap(t -> t.field(e.getKey())), e.getKey(), at, all));
    }

    /** Returns the keys of an element by name: {@code {"containerPort":80,"protocol":"TCP"}}. */
    static String key(JsonNode element, Field field) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        for (String name : new TreeSet<>(field.keys())) {
            JsonNode value = element.path(name);
            if (value.isMissingNode() && name.equals("protocol")) {
                key.put(name, "TCP"); // the default
            } else if (!value.isMissingNode()) {
                key.set(name, value);
            }
        }
        return key.toString();
    }

    /** Returns a set of paths as FieldsV1. */
    static ObjectNode tree(Set<List<String>> paths) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        for (List<String> path : paths) {
            ObjectNode node = root;
            for (String element : path) {
                node = node.get(element) instanceof ObjectNode there ? there : node.putObject(element);
            }
            node.put(".", "");
        }
        return cleaned(root);
    }

    /** Converts a leaf to {@code {}}, and adds a dot to a container that is owned itself. */
    private static ObjectNode cleaned(ObjectNode node) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        boolean owned = node.has(".");
        if (owned && node.size() > 1) {
            result.putObject(".");
        }
        TreeSet<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        names.remove(".");
        names.forEach(name -> result.set(name, cleaned((ObjectNode) node.get(name))));
        return result;
    }

    /** Returns the paths of a FieldsV1. */
    static Set<List<String>> read(JsonNode fields) {
        Set<List<String>> paths = new java.util.LinkedHashSet<>();
        read(fields, new ArrayList<>(), paths);
        return paths;
    }

    private static void read(JsonNode node, List<String> at, Set<List<String>> paths) {
        if (!at.isEmpty() && (node.isEmpty() || node.has("."))) {
            paths.add(List.copyOf(at));
        }
        for (Map.Entry<String, JsonNode> inner : node.properties()) {
            if (!inner.getKey().equals(".")) {
                at.add(inner.getKey());
                read(inner.getValue(), at, paths);
                at.remove(at.size() - 1);
            }
        }
    }

    /** Returns a path as conflict messages print it: {@code .spec.containers[name="c"].image}. */
    static String words(List<String> path) {
        StringBuilder text = new StringBuilder();
        for (String element : path) {
            String rest = element.substring(2);
            if (element.startsWith("f:")) {
                text.append('.').append(rest);
            } else if (element.startsWith("v:")) {
                text.append("[=").append(rest).append(']');
            } else {
                List<String> parts = new ArrayList<>();
                try {
                    new com.fasterxml.jackson.databind.ObjectMapper()
                            .readTree(rest)
                            .properties()
                            .forEach(e -> parts.add(e.getKey() + "=" + e.getValue()));
                } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                    parts.add(rest);
                }
                text.append('[').append(String.join(",", parts)).append(']');
            }
        }
        return text.toString();
    }
}
