package informers.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.KeyException;
import informers.api.Keys;
import informers.api.Pod;
import informers.queue.Delta;
import informers.queue.DeltaFIFO;
import informers.queue.Deltas;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import informers.util.Concurrency;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Single independent operations. */
final class MiscSession implements Session {
    private static final IndexFunc<Thing> FAILS = thing -> {
        throw new IllegalStateException("boom");
    };

    private final Thing a = Thing.parse("ns/a@1");
    private final Thing b = Thing.parse("ns/b@2");

    @Override
    public Map<String, @Nullable Object> run(JsonNode operation) throws Exception {
        return switch (operation.path("op").asText()) {
            case "SplitMetaNamespaceKey" ->
                Session.noting(out -> {
                    out.put("ns", "");
                    out.put("name", "");
                    Keys.ObjectName split = Keys.split(operation.path("key").asText());
                    out.put("ns", split.namespace());
                    out.put("name", split.name());
                });
            case "KeyFuncs" -> keys(operation.path("obj").asText());
            case "Indexer.Add with an index function that fails" ->
                panicking(() -> indexer(FAILS).add(a));
            case "AddIndexers with a failing index function on a filled store" ->
                panicking(() -> {
                    Indexer<Thing> indexer = Stores.newIndexer(Thing.KEY, Map.of(), Concurrency.threads());
                    indexer.add(a);
                    indexer.addIndexers(Map.of("bad", FAILS));
                });
            case "Index, no such index" ->
                Session.noting(out -> Stores.newIndexer(Thing.KEY, Map.of(), Concurrency.threads())
                        .index("bad", a));
            case "Index, function fails" -> Session.noting(out -> indexer(FAILS).index("bad", a));
            case "AddIndexers conflict" -> Session.noting(out -> indexer(FAILS).addIndexers(Map.of("bad", FAILS)));
            case "HasSynced of a new DeltaFIFO" -> synced(queue -> {});
            case "Replace(empty) on a new DeltaFIFO" -> synced(queue -> queue.replace(List.of(), "1"));
            case "Replace(1) then Add: HasSynced" ->
                synced(queue -> {
                    queue.replace(List.of(a), "1");
                    queue.add(b);
                });
            case "Replace(2) then Pop, Pop: HasSynced" -> trace();
            case "KeyOf(empty Deltas)" ->
                Session.noting(out -> {
                    out.put("key", "");
                    out.put("key", new Deltas<Thing>(List.of()).key(Thing.KEY));
                });
            case "ErrFIFOClosed" ->
                Session.noting(out -> {
                    DeltaFIFO<Thing> queue = DeltaFIFO.of(Thing.KEY);
                    queue.close();
                    queue.pop((deltas, isInInitialList) -> {});
                });
            default -> throw Session.unknown(operation);
        };
    }

    private static Indexer<Thing> indexer(IndexFunc<Thing> bad) {
        return Stores.newIndexer(Thing.KEY, Map.of("bad", bad), Concurrency.threads());
    }

    /** Where client-go panics, this library throws an exception with the same text. */
    private static Map<String, @Nullable Object> panicking(Runnable body) throws Exception {
        Map<String, @Nullable Object> outcome = Session.noting(out -> body.run());
        outcome.put("panic", outcome.remove("err"));
        return outcome;
    }

    /**
     * client-go has two key functions, one of which accepts tombstones. Here a tombstone is no object, so the key of a
     * delta is used; for the key function, what is no object has no metadata.
     */
    private static Map<String, @Nullable Object> keys(String object) throws Exception {
        String type = object.substring(0, object.indexOf(' '));
        String ref = object.substring(object.indexOf(' ') + 1);
        boolean tombstone = Notation.isTombstone(ref);
        Thing thing = switch (type) {
            case "*v1.Pod" -> Thing.parse(ref);
            case "cache.ExplicitKey" -> new Thing.ExplicitKey(ref);
            case "string" -> Thing.parse(ref);
            case "cache.DeletedFinalStateUnknown" -> new Thing.Text(ref);
            default -> throw new IllegalArgumentException("no replay knows the type of " + object);
        };
        Delta<Thing> delta = tombstone ? Delta.deleted(Notation.tombstone(ref)) : Delta.added(thing);
        return Session.noting(out -> {
            key(
                    "meta",
                    out,
                    () -> type.equals("*v1.Pod") ? pod((Thing.Obj) thing).key() : Thing.KEY.keyOf(thing));
            key("deletionHandling", out, () -> delta.key(Thing.KEY));
        });
    }

    private static Pod pod(Thing.Obj obj) {
        String json = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"namespace\":\"" + obj.namespace()
                + "\",\"name\":\"" + obj.name() + "\"}}";
        return Pod.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void key(String name, Map<String, @Nullable Object> out, Supplier<String> key) {
        out.put(name, "");
        out.put(name + "Err", null);
        try {
            out.put(name, key.get());
        } catch (KeyException e) {
            out.put(
                    name + "Err",
                    Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse(""));
        }
    }

    private interface Steps {
        void on(DeltaFIFO<Thing> queue);
    }

    private static Map<String, @Nullable Object> synced(Steps steps) throws Exception {
        return Session.noting(out -> {
            DeltaFIFO<Thing> queue = DeltaFIFO.of(Thing.KEY);
            steps.on(queue);
            out.put("synced", queue.hasSynced());
        });
    }

    private Map<String, @Nullable Object> trace() throws Exception {
        return Session.noting(out -> {
            DeltaFIFO<Thing> queue = DeltaFIFO.of(Thing.KEY);
            queue.replace(List.of(a, b), "1");
            List<Object> trace = new ArrayList<>();
            trace.add(queue.hasSynced());
            for (int i = 0; i < 2; i++) {
                queue.pop((deltas, isInInitialList) -> {
                    trace.add("inPop:");
                    trace.add(isInInitialList);
                });
                trace.add(queue.hasSynced());
            }
            out.put("trace", trace);
        });
    }
}
