package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What one writes into a file for {@code kubectl apply -f}: documents in YAML, of which some may be lists of objects.
 *
 * <p>Answers to the YAML reader of apimachinery's {@code util/yaml}, and to kubectl's FlattenListVisitor.
 */
final class Manifest {
    private final List<Unstructured> objects = new ArrayList<>();

    private Manifest() {}

    static List<Unstructured> objects(String yaml) {
        Manifest manifest = new Manifest();
        for (YamlDocument document : YamlDocument.parse(yaml)) {
            manifest.add(document, "", (ObjectNode) document.requireObject().json());
        }
        return List.copyOf(manifest.objects);
    }

    /** The object of a document that holds just one. */
    static Unstructured object(String yaml) {
        YamlDocument document = YamlDocument.only(yaml);
        return whole(document, "", (ObjectNode) document.json());
    }

    private void add(YamlDocument document, String place, ObjectNode json) {
        String kind =
                json.path("kind").textValue() == null ? "" : json.path("kind").textValue();
        JsonNode items = json.path("items");
        if (!items.isArray()) { // whatever has items is a list, whatever its kind; as in kubectl
            objects.add(whole(document, place, json));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            String here = place + "item " + (i + 1) + " of the " + kind + ": ";
            if (!(items.get(i) instanceof ObjectNode item)) {
                throw document.error(here + "expected a Kubernetes object, came "
                        + items.get(i).getNodeType().name().toLowerCase(java.util.Locale.ROOT));
            }
            add(document, here, typed(item, json, kind));
        }
    }

    /** Items of a PodList need not say that they are Pods. */
    private static ObjectNode typed(ObjectNode item, ObjectNode list, String kind) {
        if (item.has("kind") || kind.equals("List") || !kind.endsWith("List")) {
            return item;
        }
        ObjectNode typed = Json.mapper().createObjectNode();
        typed.put("kind", kind.substring(0, kind.length() - "List".length()));
        typed.set("apiVersion", list.path("apiVersion"));
        typed.setAll(item);
        return typed;
    }

    private static Unstructured whole(YamlDocument document, String place, ObjectNode json) {
        for (String field : List.of("kind", "apiVersion")) {
            if (!json.path(field).isTextual() || json.path(field).asText().isEmpty()) {
                throw document.error(
                        place + "expected an object with kind and apiVersion, but " + field + " is missing");
            }
        }
        try {
            return new Unstructured(ObjectJson.parse(Json.bytes(json)));
        } catch (DecodeException e) {
            throw document.error(place + e.getMessage());
        }
    }
}
