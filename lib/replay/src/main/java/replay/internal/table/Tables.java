package replay.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import replay.internal.json.JsonTrees;
import replay.internal.request.TablePrinter;

/**
 * Prints objects as Tables, as a real API server does for {@code kubectl get}. Stateless and thread-safe.
 *
 * <p>A built-in kind without columns here is printed with its name and creation time, as the real server prints kinds
 * without columns.
 */
public final class Tables implements TablePrinter {
    @Override
    public ObjectNode table(
            GroupVersionResource gvr,
            List<ObjectNode> items,
            ObjectNode listMeta,
            Optional<ObjectNode> crd,
            Instant now,
            String includeObject) {
        List<Column> columns =
                crd.isPresent() ? CustomColumns.of(crd.get(), gvr.version()) : Printers.of(gvr.group(), gvr.resource());
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        table.put("kind", "Table");
        table.put("apiVersion", "meta.k8s.io/v1");
        table.set("metadata", listMeta);
        ArrayNode definitions = table.putArray("columnDefinitions");
        columns.forEach(column -> definitions.add(definition(column)));
        ArrayNode rows = table.putArray("rows");
        for (ObjectNode item : items) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            columns.forEach(column -> cells.add(
                    JsonTrees.MAPPER.<JsonNode>valueToTree(column.cell().of(item, now))));
            conditions(item).ifPresent(conditions -> row.set("conditions", conditions));
            row.set("object", object(item, includeObject));
        }
        return table;
    }

    private static ObjectNode definition(Column column) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        definition.put("name", column.name());
        definition.put("type", column.type());
        definition.put("format", column.format());
        definition.put("description", column.description());
        definition.put("priority", column.priority());
        return definition;
    }

    private static JsonNode object(ObjectNode item, String includeObject) {
        if (includeObject.equals("None")) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (includeObject.equals("Object")) {
            return item.deepCopy();
        }
        return JsonTrees.partial(item);
    }

    /** Returns the conditions of a row: a pod that has completed has one. */
    private static Optional<ArrayNode> conditions(ObjectNode item) {
        String phase = item.path("kind").asText().equals("Pod")
                ? item.at("/status/phase").asText()
                : "";
        if (!phase.equals("Succeeded") && !phase.equals("Failed")) {
            return Optional.empty();
        }
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        conditions
                .addObject()
                .put("type", "Completed")
                .put("status", "True")
                .put("reason", phase)
                .put("message", phase.equals("Failed") ? "The pod failed." : "The pod has completed successfully.");
        return Optional.of(conditions);
    }
}
