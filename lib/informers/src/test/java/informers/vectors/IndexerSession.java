package informers.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import informers.util.Concurrency;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An indexer by namespace, by the label app, and later by the label zone. */
final class IndexerSession implements Session {
    private static final Map<String, IndexFunc<Thing>> FUNCTIONS = Map.of(
            "namespace", thing -> List.of(((Thing.Obj) thing).namespace()),
            "app", label("app"),
            "zone", label("zone"));

    private final Indexer<Thing> indexer = Stores.newIndexer(
            Thing.KEY,
            Map.of("namespace", FUNCTIONS.get("namespace"), "app", FUNCTIONS.get("app")),
            Concurrency.threads());

    /** Split on dots; none without the label. */
    private static IndexFunc<Thing> label(String name) {
        return thing -> {
            String value = ((Thing.Obj) thing).labels().get(name);
            return value == null ? List.of() : List.of(value.split("\\.", -1));
        };
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode operation) throws Exception {
        return Session.noting(out -> perform(operation, out));
    }

    private void perform(JsonNode operation, Map<String, @Nullable Object> out) {
        JsonNode object = operation.path("obj");
        String index = operation.path("index").asText();
        String value = operation.path("value").asText();
        switch (operation.path("op").asText()) {
            case "Add" -> indexer.add(thing(object));
            case "Update" -> indexer.update(thing(object));
            case "Delete" -> indexer.delete(thing(object));
            case "Replace" -> {
                List<Thing> list = things(operation.path("list"));
                indexer.replace(list, operation.path("rv").asText());
            }
            case "Resync" -> indexer.resync();
            case "AddIndexers" -> {
                Map<String, IndexFunc<Thing>> more = new HashMap<>();
                Session.texts(operation.path("indexers")).forEach(name -> more.put(name, FUNCTIONS.get(name)));
                indexer.addIndexers(more);
            }
            case "Get" -> found(indexer.get(thing(object)), out);
            case "GetByKey" -> found(indexer.getByKey(operation.path("key").asText()), out);
            case "List" -> out.put("result", sorted(indexer.list()));
            case "ListKeys" -> out.put("result", sorted(indexer.listKeys()));
            case "ListIndexFuncValues" -> out.put("result", sorted(indexer.listIndexFuncValues(index)));
            case "Index" -> {
                out.put("result", List.of()); // what Go returns together with an error
                out.put("result", sorted(indexer.index(index, thing(object))));
            }
            case "ByIndex" -> {
                out.put("result", List.of());
                out.put("result", sorted(indexer.byIndex(index, value)));
            }
            case "IndexKeys" -> {
                out.put("result", null);
                out.put("result", sorted(indexer.indexKeys(index, value)));
            }
            default -> throw Session.unknown(operation);
        }
    }

    private static void found(Optional<Thing> thing, Map<String, @Nullable Object> out) {
        out.put("exists", thing.isPresent());
        out.put("item", thing.map(Thing::toString).orElse("null"));
    }

    private static List<String> sorted(Collection<?> result) {
        return result.stream().map(Object::toString).sorted().toList();
    }

    private static Thing thing(JsonNode json) {
        if (json.isTextual()) {
            return Thing.parse(json.asText());
        }
        Map<String, String> labels = new HashMap<>();
        json.path("labels")
                .properties()
                .forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
        return Thing.parse(json.path("ref").asText(), labels);
    }

    private static List<Thing> things(JsonNode list) {
        return list.valueStream().map(IndexerSession::thing).toList();
    }
}
