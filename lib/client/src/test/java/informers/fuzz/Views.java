package informers.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.DecodeException;
import informers.api.KubeObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways to read an object, which must agree: its tree, its texts, its parsed metadata. */
final class Views {
    private Views() {}

    static void agree(KubeObject object) {
        JsonNode tree;
        try {
            tree = object.tree();
        } catch (DecodeException e) {
            return; // a number that no Java type can hold
        }
        agree(object, tree, new ArrayList<>());
        JsonNode meta = tree.path("metadata");
        same("kind", tree.path("kind"), object.kind());
        same("apiVersion", tree.path("apiVersion"), object.apiVersion());
        same("namespace", meta.path("namespace"), object.namespace());
        same("resourceVersion", meta.path("resourceVersion"), object.resourceVersion());
        meta.path("labels")
                .properties()
                .forEach(e -> same(
                        "label " + e.getKey(), e.getValue(), object.labels().get(e.getKey())));
        if (meta.path("labels").size() != object.labels().size()) {
            throw new AssertionError("labels " + object.labels() + " of " + meta);
        }
        if (!object.metadata()
                .tree()
                .equals(meta.isObject() ? meta : object.metadata().tree())) {
            throw new AssertionError("metadata " + object.metadata().tree() + " of " + tree);
        }
        meta.path("annotations").fieldNames().forEachRemaining(name -> {
            try {
                same(
                        "annotation " + name,
                        meta.path("annotations").path(name),
                        object.metadata().annotation(name).orElse("?"));
            } catch (DecodeException e) {
                // of another type
            }
        });
    }

    private static void agree(KubeObject object, JsonNode at, List<String> path) {
        if (path.size() > 20) {
            return;
        }
        at.properties().forEach(field -> {
            path.add(field.getKey());
            JsonNode value = field.getValue();
            Optional<String> text = object.text(path.toArray(new String[0]));
            boolean same = value.isNumber()
                    ? text.isPresent() && new BigDecimal(text.get()).compareTo(value.decimalValue()) == 0
                    : text.equals(
                            value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty());
            if (!same) {
                throw new AssertionError("text" + path + " is " + text + ", the tree has " + value);
            }
            agree(object, value, path);
            path.remove(path.size() - 1);
        });
    }

    private static void same(String what, JsonNode expected, String found) {
        String text = expected.isTextual() ? expected.textValue() : "";
        if (!text.equals(found)) {
            throw new AssertionError(what + " is " + found + ", the tree has " + expected);
        }
    }
}
