package informers.planted;

import java.util.List;

/** Bugs in the store and its indices. */
final class StoreBugs {
    private static final String STORE = "store.StoreConformanceTest";
    private static final String CONCURRENT = "store.StoreConcurrencyTest";

    static final List<PlantedBug> ALL = List.of(
            // kubernetes/kubernetes#84959: values that come and go fill the memory with empty sets
            PlantedBug.in("store/StoreIndex.java")
                    .replacing("if (keys.isEmpty()) {")
                    .by("if (false) {")
                    .killedBy(STORE, "C47"),
            // and its opposite: the first that goes takes the others along
            PlantedBug.in("store/StoreIndex.java")
                    .replacing("if (keys.isEmpty()) {")
                    .by("if (true) {")
                    .killedBy(STORE, "C47"),
            PlantedBug.in("store/StoreIndex.java")
                    .replacing("if (!from.equals(to)) {")
                    .by("if (from.size() != to.size()) {")
                    .killedBy(STORE, "C48"),
            // the fast path taken too often
            PlantedBug.in("store/StoreIndex.java")
                    .replacing("if (!from.equals(to)) {")
                    .by("if (from.isEmpty() || to.isEmpty() || !from.get(0).equals(to.get(0))) {")
                    .killedBy(STORE, "C48"),
            PlantedBug.in("store/StoreIndex.java")
                    .replacing("Set<String> keys = new HashSet<>();")
                    .by("List<String> keys = new ArrayList<>();")
                    .killedBy(STORE, "C49"),
            // under its old value an object is found for ever
            PlantedBug.in("store/ThreadSafeStore.java")
                    .replacing("index.update(key, items.get(key), object);")
                    .by("index.update(key, null, object);")
                    .killedBy(STORE, "C49"),
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
                    .killedBy(CONCURRENT, "on real threads:"));

    private StoreBugs() {}
}
