package informers.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import informers.queue.RealFIFO;
import informers.queue.RealFIFOOptions;
import informers.util.Concurrency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A RealFIFO, in either form. */
final class RealFIFOSession implements Session {
    private final RealFIFO<Thing> queue;
    private final KnownStore known = new KnownStore();

    RealFIFOSession(JsonNode header) {
        RealFIFOOptions<Thing> options = header.path("atomicEvents").asBoolean()
                ? RealFIFOOptions.atomic(Thing.KEY)
                : RealFIFOOptions.known(Thing.KEY, known);
        queue = new RealFIFO<>(
                options.withUnlockWhileProcessing(
                                header.path("unlockWhileProcessing").asBoolean())
                        .withEmitDeltaTypeBookmark(
                                header.path("emitDeltaTypeBookmark").asBoolean()),
                Concurrency.threads());
    }

    @Override
    public Map<String, @Nullable Object> run(JsonNode operation) throws Exception {
        Map<String, @Nullable Object> outcome = Session.noting(out -> perform(operation, out));
        outcome.put("synced", queue.hasSynced());
        outcome.put("size", queue.size());
        outcome.put("known", known.texts());
        return outcome;
    }

    private void perform(JsonNode operation, Map<String, @Nullable Object> out) throws Exception {
        String object = operation.path("obj").asText();
        switch (operation.path("op").asText()) {
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
            case "Bookmark" -> queue.bookmark(operation.path("rv").asText());
            case "Pop" ->
                queue.pop((deltas, isInInitialList) -> {
                    out.put("item", Notation.texts(deltas));
                    out.put("inInitialList", isInInitialList);
                    known.apply(deltas);
                });
            case "PopBatch" ->
                queue.popBatch(
                        (deltas, isInInitialList) -> {
                            out.put("batch", Notation.texts(deltas));
                            out.put("inInitialList", isInInitialList);
                            known.apply(deltas);
                        },
                        (deltas, isInInitialList) -> {
                            out.put("single", Notation.texts(deltas));
                            out.put("inInitialList", isInInitialList);
                            known.apply(deltas);
                        });
            default -> throw Session.unknown(operation);
        }
    }
}
