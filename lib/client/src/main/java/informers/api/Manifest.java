package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.internal.yaml.YamlDocument;
import informers.internal.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The objects of a file for {@code kubectl apply -f}: documents in YAML or JSON, some of which may be lists of objects.
 *
 * <p>Corresponds to {@code UnstructuredJSONScheme} of apimachinery and to kubectl's {@code FlattenListVisitor}.
 */
final class Manifest {
    private final List<Unstructured> objects = new ArrayList<>();

    private Manifest() {}

    static List<Unstructured> objects(String yaml) {
        Manifest manifest = new Manifest();
        YamlReader reader = new YamlReader(yaml);
        for (YamlDocument next = reader.next(); next != null; next = reader.next()) {
            manifest.add(next, "", (ObjectNode) next.requireObject().json());
        }
        return List.copyOf(manifest.objects);
    }

    /** Returns the object of a text with a single document. */
    static Unstructured object(String yaml) {
        YamlDocument document = YamlDocument.only(yaml);
        return whole(document, "", (ObjectNode) document.json());
    }

    /**
     * Adds an object, or the items of a list: whatever has the field {@code items} is a list and must state its kind.
     */
    private void add(YamlDocument document, String place, ObjectNode json) {
        if (!json.has("items")) {
            objects.add(whole(document, place, json));
            return;
        }
        String kind = text(document, place, json, "kind");
        JsonNode items = json.path("items");
        if (!items.isArray() && !items.isNull()) {
            throw document.error(place + "expected a list in items of the " + kind + ", found " + type(items));
        }
        for (int i = 0; i < items.size(); i++) {
            String here = place + "item " + (i + 1) + " of the " + kind + ": ";
            if (!(items.get(i) instanceof ObjectNode item)) {
                throw document.error(here + "expected a Kubernetes object, found " + type(items.get(i)));
            }
            add(document, here, typed(item, json, kind));
        }
    }

    private static String type(JsonNode json) {
        return json.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** Returns an item with its kind: the items of a PodList need not state that they are Pods. */
    private static ObjectNode typed(ObjectNode item, ObjectNode list, String kind) {
        if (item.hasNonNull("kind") || item.hasNonNull("apiVersion")) {
            return item;
        }
        ObjectNode typed = item.objectNode();
        typed.put("kind", kind.endsWith("List") ? kind.substring(0, kind.length() - "List".length()) : kind);
        typed.set("apiVersion", list.path("apiVersion"));
        item.properties().forEach(field -> typed.putIfAbsent(field.getKey(), field.getValue()));
        return typed;
    }

    private static String text(YamlDocument document, String place, ObjectNode json, String field) {
        String text = json.path(field).asText();
        if (!json.path(field).isTextual() || text.isEmpty()) {
            throw document.error(place + "expected an object with kind and apiVersion, but " + field + " is missing");
        }
        return text;
    }

    private static Unstructured whole(YamlDocument document, String place, ObjectNode json) {
        text(document, place, json, "kind");
        text(document, place, json, "apiVersion");
        try {
            return new Unstructured(ObjectJson.owning(Json.bytes(json)));
        } catch (DecodeException e) {
            throw document.error(place + e.getMessage());
        }
    }
}
