package informers.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import informers.queue.DeltaFIFO;
import informers.queue.DeltaFIFOOptions;
import informers.queue.Deltas;
import informers.util.Concurrency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A DeltaFIFO like that of client-go since 1.33. */
class DeltaFIFOSession implements Session {
    final DeltaFIFO<Thing> queue;
    private final KnownStore known = new KnownStore();

    DeltaFIFOSession(JsonNode header) {
        DeltaFIFOOptions<Thing> options = DeltaFIFOOptions.of(Thing.KEY)
                .withEmitDeltaTypeReplaced(header.path("emitDeltaTypeReplaced").asBoolean());
        if (header.path("knownObjects").asBoolean()) {
            options = options.withKnownObjects(known);
        }
        if (header.path("transformer").asBoolean()) {
            options = options.withTransformer(DeltaFIFOSession::transform);
        }
        queue = new DeltaFIFO<>(options, Concurrency.threads());
    }

    private static Thing transform(Thing thing) {
        if (!(thing instanceof Thing.Obj obj)) {
            return thing;
        }
        if (obj.resourceVersion().endsWith("13")) {
            throw new IllegalArgumentException("transform refused " + obj);
        }
        return new Thing.Obj(obj.namespace(), obj.name(), obj.resourceVersion() + "t", obj.labels());
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode operation) throws Exception {
        Map<String, @Nullable Object> outcome = Session.noting(out -> perform(operation, out));
        outcome.put("synced", queue.hasSynced());
        outcome.put("queue", queue.listKeys());
        outcome.put("known", known.texts());
        if (operation.has("items")) { // before 1.33 only; it is slow
            Map<String, List<String>> items = items();
            outcome.put("items", items);
            outcome.put("listSorted", newest(items));
        }
        return outcome;
    }

    private Map<String, List<String>> items() {
        Map<String, List<String>> items = new TreeMap<>();
        queue.items().forEach((key, deltas) -> items.put(key, Notation.texts(deltas)));
        return items;
    }

    private static List<String> newest(Map<String, List<String>> items) {
        return items.values().stream()
                .map(deltas -> deltas.get(deltas.size() - 1))
                .map(newest -> newest.substring(newest.indexOf(':') + 1))
                .sorted()
                .toList();
    }

    void perform(JsonNode operation, Map<String, @Nullable Object> out) throws Exception {
        String object = operation.path("obj").asText();
        switch (operation.path("op").asText()) {
            case "KnownObjects.Add" -> known.add(Thing.parse(object));
            case "Add" -> queue.add(Thing.parse(object));
            case "Update" -> queue.update(Thing.parse(object));
            case "Delete" -> {
                if (Notation.isTombstone(object)) {
                    queue.delete(Notation.tombstone(object));
                } else {
                    queue.delete(Thing.parse(object));
                }
            }
            case "Replace" ->
                queue.replace(
                        Session.texts(operation.path("list")).stream()
                                .map(Thing::parse)
                                .toList(),
                        operation.path("rv").asText());
            case "Resync" -> queue.resync();
            case "Pop" -> pop(operation.path("mode").asText(), out);
            case "CloseThenPop" -> {
                queue.close();
                out.put("closed", queue.isClosed());
                out.put("item", null);
                queue.pop((deltas, isInInitialList) -> out.put("item", Notation.texts(deltas)));
            }
            default -> throw Session.unknown(operation);
        }
    }

    void pop(String mode, Map<String, @Nullable Object> out) throws InterruptedException {
        if (!mode.isEmpty() && !mode.equals("error")) {
            throw new IllegalArgumentException("no replay knows the mode " + mode + " of Pop");
        }
        Deltas<Thing> popped = queue.pop((deltas, isInInitialList) -> {
            out.put("inInitialList", isInInitialList);
            out.put("item", Notation.texts(deltas));
            if (mode.equals("error")) {
                throw new IllegalStateException("boom");
            }
            known.apply(deltas);
        });
        out.put("item", Notation.texts(popped));
    }
}
