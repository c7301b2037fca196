package informers.planted;

import java.util.List;

/** Bugs in what remembers a controller's own writes. */
final class OwnWritesBugs {
    private static final String CONSISTENCY = "store.ConsistencyStoreTest";
    private static final String MUTATION = "store.MutationCacheTest";
    private static final String LOOP = "workqueue.ReconcileLoopTest";

    static final List<PlantedBug> ALL = List.of(
            // the last write counts, not the newest
            bug("WrittenVersions", "held == null ? version : held) > 0", "held == null ? version : held) != 0", "C61"),
            // a cache that has not synced counts as ready, as in Kubernetes 1.36
            bug("WrittenVersions", "read.isEmpty() || isOlder(read, wrote)", "isOlder(read, wrote)", "C62"),
            bug("WrittenVersions", "(read, wrote) < 0;", "(read, wrote) <= 0;", "C62"),
            bug("WrittenVersions", "held != null && held.ownerUid().equals(ownerUid) ?", "held != null ?", "C63"),
            // client-go: what was written since the comparison is forgotten, too
            bug("WrittenVersions", "writes.remove(owner, written)", "writes.remove(owner)", "C63"),
            bug("WrittenVersions", "ownerUid.isEmpty() || held.ownerUid().equals(ownerUid)", "true", "C64"),
            PlantedBug.in("workqueue/ReconcileLoop.java")
                    .replacing("queue.addAfter(key, STALE_RECHECK);")
                    .by("queue.addRateLimited(key);")
                    .killedBy(LOOP, "C66"),
            PlantedBug.in("internal/deletion/DeleteHandler.java")
                    .replacing(
                            "return deleted(resource, current, after, JsonTrees.metaText(after, \"resourceVersion\"), form);")
                    .by("return deleted(resource, current, after, \"\", form);")
                    .killedBy("server.DeleteVersionIT", "C72"),
            PlantedBug.in("client/ResourceClient.java")
                    .replacing("status.map(Status::resourceVersion)")
                    .by("status.map(Status::message)")
                    .killedBy("server.DeleteVersionIT", "C72"),
            // an event at the version of the result leaves it
            bug("MutationCache", "compare(object, held.object()) >= 0)", "compare(object, held.object()) > 0)", "C67"),
            bug("MutationCache", " || sameUid(last, held.object())) {", ") {", "C68"),
            // client-go before 1.37: no tombstones
            bug("MutationCache", "entries.put(key, new Entry<>(last, true));", "entries.remove(key);", "C69"),
            bug("MutationCache", "(order == 0 || sameUid(object, held.object()))", "order == 0", "C69"),
            // client-go in July 2026
            bug("MutationCache", "seen.add(key);\n                    newer(key, stored)", "newer(key, stored)", "C70"),
            bug("MutationCache", "!options.recheckIndex() || has(", "true || has(", "C70"),
            bug("MutationCache", "return !options.recheckIndex()\n", "return true || !options.recheckIndex()\n", "C70"),
            bug("ExpiringCache", "new LinkedHashMap<>(16, 0.75f, true)", "new LinkedHashMap<>()", "C71"),
            bug("MutationCache", "Long.compareUnsigned(", "Long.compare(", "C71"));

    private static PlantedBug bug(String type, String right, String wrong, String number) {
        return PlantedBug.in("store/" + type + ".java")
                .replacing(right)
                .by(wrong)
                .killedBy(type.equals("WrittenVersions") ? CONSISTENCY : MUTATION, number);
    }

    private OwnWritesBugs() {}
}
