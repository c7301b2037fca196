package informers.planted;

import java.util.List;

/** Bugs in the parts of a controller. */
final class ControllerBugs {
    static final List<PlantedBug> ALL = List.of(
            // what others added meanwhile is removed
            bug("Finalizer", "metadata.put(\"resourceVersion\", now.resourceVersion());", "", "FinalizerIT", "C94"),
            bug(
                    "Finalizer",
                    "if (!now.metadata().uid().equals(object.metadata().uid())) {",
                    "if (false) {",
                    "FinalizerIT",
                    "C94"),
            // two controllers of one object: the garbage collector and both controllers fight
            bug(
                    "Owners",
                    ".filter(other -> !other.uid().equals(owner.metadata().uid()))",
                    ".filter(other -> !other.name().equals(owner.name()))",
                    "OwnersTest",
                    "C95"),
            bug(
                    "Owners",
                    "!owner.namespace().isEmpty() && !owner.namespace().equals(object.namespace())",
                    "false",
                    "OwnersTest",
                    "C95"),
            // the old controller is not notified that it has lost an object
            bug("Owners", "key(before).ifPresent(keys::add);", "", "OwnersTest", "C96"),
            bug("Owners", "owner.namespaced() ? object.namespace() : \"\"", "object.namespace()", "OwnersTest", "C96"),
            // a key of any namespace is looked up in the first store
            bug(
                    "NamespacedStores",
                    "stores.get(Keys.split(key).namespace())",
                    "stores.values().iterator().next()",
                    "MultiNamespaceIT",
                    "C97"),
            // own writes seem to be in all caches
            bug(
                    "NamespacedStores",
                    "ObjectMeta.compareResourceVersions(version, oldest) < 0",
                    "ObjectMeta.compareResourceVersions(version, oldest) > 0",
                    "MultiNamespaceIT",
                    "C97"),
            bug(
                    "CacheSync",
                    "if (missing.isEmpty()) {",
                    "if (missing.size() < hasSynced.size()) {",
                    "CacheSyncTest",
                    "C98"));

    private static PlantedBug bug(String type, String right, String wrong, String test, String number) {
        return PlantedBug.in("controller/" + type + ".java")
                .replacing(right)
                .by(wrong)
                .killedBy("controller." + test, number);
    }

    private ControllerBugs() {}
}
