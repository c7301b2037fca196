package informers.planted;

import java.util.List;

/** Bugs in the store and its indices. */
final class StoreBugs {
    private static final String STORE = "store.StoreConformanceTest";
    private static final String INDEX_FUNCTION = "usercode.IndexFunctionFailsTest";
    private static final String CONCURRENT = "store.StoreConcurrencyTest";

    static final List<PlantedBug> ALL = List.of(
            // kubernetes/kubernetes#84959: short-lived values leave empty sets behind
            PlantedBug.in("store/StoreIndex.java")
                    .replacing("if (keys.isEmpty()) {")
                    .by("if (false) {")
                    .killedBy(STORE, "C47"),
            // the opposite: the first object that is removed removes the others, too
            PlantedBug.in("store/StoreIndex.java")
                    .replacing("if (keys.isEmpty()) {")
                    .by("if (true) {")
                    .killedBy(STORE, "C47"),
            PlantedBug.in("store/StoreIndex.java")
                    .replacing("if (values.equals(before)) {")
                    .by("if (before != null && values.size() == before.size()) {")
                    .killedBy(STORE, "C48"),
            // the fast path taken too often
            PlantedBug.in("store/StoreIndex.java")
                    .replacing("if (values.equals(before)) {")
                    .by("if (before != null && !values.isEmpty() && values.get(0).equals(before.get(0))) {")
                    .killedBy(STORE, "C48"),
            PlantedBug.in("store/StoreIndex.java")
                    .replacing("Set<String> keys = new HashSet<>();")
                    .by("List<String> keys = new ArrayList<>();")
                    .killedBy(STORE, "C49"),
            // an object is found under its old value forever
            PlantedBug.in("store/StoreIndex.java")
                    .replacing("before.forEach(value -> forget(key, value));")
                    .by("")
                    .killedBy(STORE, "C49"),
            // client-go calls the function once more for the old values; if it returns others, a stale key remains
            PlantedBug.in("store/StoreIndex.java")
                    .replacing("before.forEach(value -> forget(key, value));")
                    .by("values.forEach(value -> forget(key, value));")
                    .killedBy(INDEX_FUNCTION, "a function that throws on the old"),
            // one bad object keeps all others out of the cache, and the informer has synced
            PlantedBug.in("store/StoreIndex.java")
                    .replacing("if (tolerated == null) {\n                throw e;")
                    .by("if (true) {\n                throw e;")
                    .killedBy(INDEX_FUNCTION, "on the first"),
            PlantedBug.in("store/ThreadSafeStore.java")
                    .replacing("resourceVersion = listVersion;")
                    .by("fresh.values().forEach(this::follow);")
                    .killedBy(STORE, "C50"),
            PlantedBug.in("store/ThreadSafeStore.java")
                    .replacing("remove(key);\n            follow(last);")
                    .by("remove(key);")
                    .killedBy(STORE, "C50"),
            // a tombstone's state is old, and so is its version
            PlantedBug.in("store/Cache.java")
                    .replacing("gone.finalStateUnknown() ? null : gone.lastKnown().orElse(null)")
                    .by("gone.lastKnown().orElse(null)")
                    .killedBy(STORE, "C50"),
            PlantedBug.in("store/Cache.java")
                    .replacing("failures.put(i, e);")
                    .by("failures.put(i, e); break;")
                    .killedBy(STORE, "C51"),
            PlantedBug.in("store/Cache.java")
                    .replacing("possible.put(i, ")
                    .by("possible.put(possible.size(), ")
                    .killedBy(STORE, "C51"),
            PlantedBug.in("store/ThreadSafeStore.java")
                    .replacing("index.replace(fresh);")
                    .by("index.replace(fresh); }); write(() -> {")
                    .killedBy(CONCURRENT, "a reader sees all of a replace"),
            PlantedBug.in("store/ThreadSafeStore.java")
                    .replacing("lock.read(() -> new ArrayList<>(items.values()))")
                    .by("lock.write(() -> new ArrayList<>(items.values()))")
                    .killedBy(CONCURRENT, "on real threads:"),
            withoutLock("lock.read(() -> Optional.ofNullable(items.get(key)))", "Optional.ofNullable(items.get(key))"),
            withoutLock("lock.read(() -> new ArrayList<>(items.values()))", "new ArrayList<>(items.values())"),
            withoutLock("lock.read(() -> new ArrayList<>(items.keySet()))", "new ArrayList<>(items.keySet())"),
            withoutLock("lock.read(() -> resourceVersion)", "resourceVersion"),
            withoutLock(
                    "lock.read(() -> objects(index.keysLike(indexName, object)))",
                    "objects(index.keysLike(indexName, object))"),
            withoutLock(
                    "lock.read(() -> objects(index.keysBy(indexName, value)))",
                    "objects(index.keysBy(indexName, value))"),
            withoutLock(
                    "lock.read(() -> new ArrayList<>(index.keysBy(indexName, value)))",
                    "new ArrayList<>(index.keysBy(indexName, value))"),
            withoutLock(
                    "lock.read(() -> new ArrayList<>(index.values(indexName)))",
                    "new ArrayList<>(index.values(indexName))"),
            withoutLock("lock.read(index::indexers)", "index.indexers()"),
            writeWithoutLock("write(() -> remove(key));", "remove(key);"),
            writeWithoutLock("write(() -> resourceVersion = version);", "resourceVersion = version;"),
            writeWithoutLock(
                    "write(() -> index.addIndexers(IndexFunc.narrow(indexers), items));",
                    "index.addIndexers(IndexFunc.narrow(indexers), items);"),
            writeWithoutLock(
                    "lock.write(() -> {\n            body.run();\n            return index.takeFailures();\n        });",
                    "index.takeFailures();\n        body.run();"));

    private static PlantedBug withoutLock(String right, String wrong) {
        return PlantedBug.in("store/ThreadSafeStore.java")
                .replacing(right)
                .by(wrong)
                .killedBy(CONCURRENT, "no read method reads");
    }

    private static PlantedBug writeWithoutLock(String right, String wrong) {
        return PlantedBug.in("store/ThreadSafeStore.java")
                .replacing(right)
                .by(wrong)
                .killedBy(CONCURRENT, "no write method writes");
    }

    private StoreBugs() {}
}
