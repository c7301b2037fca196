import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import informers.api.KubeObject;
import informers.api.Pod;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/** All graded tests of chapter 06. They run against the library's answer and against yours. */
@WithoutUsing(value = {
    Indexer.class,
    Stores.class,
    informers.store.Store.class,
    LibIndex.class,
    IndexerPart.class
}, packages = {"informers.informer", "informers.factory"})
public abstract class IndexContract extends Contract<Index> {
    private static final String BROKEN = "broken";

    /** The values of a pod are the words of its label app: "l1 l2" is two values; a pod without the label has none. */
    private static final IndexFunc<KubeObject> APPS = object -> {
        String label = object.labels().get("app");
        if (label != null && label.contains(BROKEN)) {
            throw new IllegalStateException("no such app: " + BROKEN);
        }
        return label == null ? List.of() : List.of(label.split(" "));
    };

    @Task("6.1 index one object")
    void oneObject() {
        AtomicInteger calls = new AtomicInteger();
        IndexFunc<KubeObject> counting = object -> {
            calls.incrementAndGet();
            return APPS.values(object);
        };
        Index index = answer(counting);
        index.update("ns1/pod1", null, pod("ns1/pod1", "l1"));
        assertThat(index.keys("l1"))
                .as("pod1 in namespace ns1 has the value l1. keys() returns keys: the parameter key of update().")
                .isEqualTo(Set.of("ns1/pod1"));
        assertThat(index.keys("l2"))
                .as("No object has the value l2. The answer is an empty set: not null, and not an exception.")
                .isEqualTo(Set.of());
        int afterUpdate = calls.get();
        index.keys("l1");
        assertThat(calls.get())
                .as("keys() called the index function. Then it searches the objects at every query. An index is updated"
                        + " when an object is written, so that a query is one lookup in a map."
                        + " README: The work is done when an object is written.")
                .isEqualTo(afterUpdate);
    }

    @Task("6.2 a changed value moves the key")
    void move() {
        Index index = filled("ns1/pod1 l1", "ns2/pod2 l1");
        index.update("ns1/pod1", pod("ns1/pod1", "l1"), pod("ns1/pod1", "l2"));
        assertThat(index.keys("l2"))
                .as("The label of pod1 was l1 and is now l2: the key must be found under the new value.")
                .isEqualTo(Set.of("ns1/pod1"));
        assertThat(index.keys("l1"))
                .as("The label of pod1 was l1 and is now l2. Only pod2 has l1 now; if pod1 is still found under l1, this"
                        + " entry is stale. To get the old values, call the function on before. README: Before and after.")
                .isEqualTo(Set.of("ns2/pod2"));
        index.update("ns2/pod2", pod("ns2/pod2", "l1"), pod("ns2/pod2", "l1"));
        assertThat(index.keys("l1"))
                .as("pod2 was updated, but its label did not change, as in most updates: its key stays under l1.")
                .isEqualTo(Set.of("ns2/pod2"));
    }

    @Task("6.2 a deleted object is not found any more")
    void delete() {
        Index index = filled("ns1/pod1 l1", "ns2/pod2 l1");
        index.update("ns1/pod1", pod("ns1/pod1", "l1"), null);
        assertThat(index.keys("l1"))
                .as("pod1 was deleted: after is null, and before has its last values. If the index keeps the key, it leads"
                        + " to an object that does not exist.")
                .isEqualTo(Set.of("ns2/pod2"));
    }

    @Task("6.3 values() has no value without objects")
    void noEmptySets() {
        Index index = filled("ns1/pod1 l1", "ns1/pod2 l2", "ns1/pod3 l2");
        assertThat(index.values()).as("values() returns the values that at least one object has").isEqualTo(Set.of("l1", "l2"));
        index.keys("l9");
        assertThat(index.values())
                .as("keys(l9) was called, and no object has l9. A query must not add a set to the map: use getOrDefault,"
                        + " not computeIfAbsent.")
                .isEqualTo(Set.of("l1", "l2"));
        index.update("ns1/pod1", pod("ns1/pod1", "l1"), pod("ns1/pod1", "l3"));
        index.update("ns1/pod2", pod("ns1/pod2", "l2"), null);
        assertThat(index.values())
                .as("The last object with l1 has l3 now, and one object with l2 is left. Remove a set from the map when it"
                        + " becomes empty: otherwise each value that is used once, such as the name of a job, leaves an"
                        + " empty set in memory forever. README: No empty sets.")
                .isEqualTo(Set.of("l2", "l3"));
        index.update("ns1/pod3", pod("ns1/pod3", "l2"), null);
        assertThat(index.values())
                .as("The last object with l2 was deleted. Remove the empty set from the map. README: No empty sets.")
                .isEqualTo(Set.of("l3"));
    }

    @Task("6.3 a returned set does not change later")
    void copies() {
        Index index = filled("ns1/pod1 l1");
        Set<String> keys = index.keys("l1");
        Set<String> values = index.values();
        index.update("ns1/pod2", null, pod("ns1/pod2", "l1"));
        index.update("ns1/pod3", null, pod("ns1/pod3", "l3"));
        assertThat(keys)
                .as("keys(l1) was called, then pod2 was added. The set that keys() returned earlier has changed: it is the"
                        + " index's own set, or a view of it. The caller reads it without a lock. Return a copy.")
                .isEqualTo(Set.of("ns1/pod1"));
        assertThat(values)
                .as("values() was called, then a pod with l3 was added. The set that values() returned earlier has changed:"
                        + " it is the key set of your map, or a view of it. Return a copy.")
                .isEqualTo(Set.of("l1"));
        assertThat(index.keys("l1")).as("keys(l1), called again").isEqualTo(Set.of("ns1/pod1", "ns1/pod2"));
        for (Set<String> returned : List.of(index.keys("l1"), index.values(), index.keys("l9"))) {
            try {
                returned.clear();
                returned.add("from the caller");
            } catch (UnsupportedOperationException e) {
                // a copy that cannot be changed is right, too
            }
        }
        assertThat(described(index))
                .as("The caller changed the sets that keys(l1), values() and keys(l9) had returned. The index must not change"
                        + " with them: return a copy.")
                .isEqualTo(Map.of("l1", Set.of("ns1/pod1", "ns1/pod2"), "l3", Set.of("ns1/pod3")));
        assertThat(index.keys("l9")).as("No object has l9, whatever a caller did with an earlier empty set.").isEqualTo(Set.of());
        Map<String, KubeObject> given = new LinkedHashMap<>(objects("ns1/pod1 l1", "ns1/pod2 l2"));
        index.replace(given);
        given.clear();
        assertThat(described(index))
                .as("After replace() its caller cleared the map that it had passed. The index must not change with it.")
                .isEqualTo(Map.of("l1", Set.of("ns1/pod1"), "l2", Set.of("ns1/pod2")));
        List<String> reused = new ArrayList<>(List.of("l1"));
        Index kept = answer((IndexFunc<KubeObject>) object -> reused);
        kept.update("ns1/pod1", null, pod("ns1/pod1", null));
        reused.set(0, "l2");
        assertThat(described(kept))
                .as("The function returned a list with l1 for pod1; later the same list had l2. The index must not change with"
                        + " it.")
                .isEqualTo(Map.of("l1", Set.of("ns1/pod1")));
    }

    @Task("6.4 several values, or none")
    void manyValues() {
        Index index = filled("ns1/pod1 l1 l2", "ns1/pod2 l2");
        assertThat(described(index))
                .as("pod1 has two values, l1 and l2: it must be found under each of them.")
                .isEqualTo(Map.of("l1", Set.of("ns1/pod1"), "l2", Set.of("ns1/pod1", "ns1/pod2")));
        index.update("ns1/pod1", pod("ns1/pod1", "l1 l2"), pod("ns1/pod1", "l2 l3"));
        assertThat(described(index))
                .as("pod1 had l1 and l2 and now has l2 and l3: removed from l1, added to l3, still in l2. First remove the"
                        + " key from the sets of the old values, then add it to those of the new values. README: Before"
                        + " and after.")
                .isEqualTo(Map.of("l2", Set.of("ns1/pod1", "ns1/pod2"), "l3", Set.of("ns1/pod1")));
        index.update("ns1/pod2", pod("ns1/pod2", "l2"), pod("ns1/pod2", "l2 l4"));
        assertThat(index.keys("l2"))
                .as("pod2 had l2 and now has l2 and l4: still in l2.")
                .isEqualTo(Set.of("ns1/pod1", "ns1/pod2"));
        index.update("ns1/pod1", pod("ns1/pod1", "l2 l3"), pod("ns1/pod1", null));
        assertThat(described(index))
                .as("pod1 had l2 and l3; now it has no label, and the function returns no value, an empty list. So pod1 is in no"
                        + " set: not in those of its old values, and not under \"\". Expected: l2 and l4 with pod2 alone.")
                .isEqualTo(Map.of("l2", Set.of("ns1/pod2"), "l4", Set.of("ns1/pod2")));
        index.update("ns1/pod1", pod("ns1/pod1", null), pod("ns1/pod1", "l1 l1"));
        assertThat(index.keys("l1")).as("pod1 has a label again.").isEqualTo(Set.of("ns1/pod1"));
        try {
            index.update("ns1/pod1", pod("ns1/pod1", "l1 l1"), null);
        } catch (RuntimeException e) {
            fail(
                    "pod1 was deleted. The function returned l1 twice, which is allowed (two containers with the same"
                            + " image, for instance): the second time there is no set any more. Your update threw " + e,
                    e);
        }
        assertThat(index.keys("l1"))
                .as("pod1 had the value l1, returned twice by the function, and was deleted: keys(l1) must be empty.")
                .isEqualTo(Set.of());
        texts();
        sameNames();
        manyObjects();
    }

    /** A value is any text; two values are the same if they are equal. */
    private void texts() {
        List<String> values = List.of(
                "", " ", "blue", "Blue", "BLUE", "blue ", "1", "01", "1.0", "Aa", "BB", "a/b", "a,b", "null", "\u00e9", "e\u0301",
                "99999999999999999999", "x".repeat(5000));
        Map<String, List<String>> valuesOf = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            valuesOf.put("ns/pod" + i, List.of(values.get(i)));
        }
        Index index = answer((IndexFunc<KubeObject>) object -> valuesOf.get(object.key()));
        valuesOf.forEach((key, value) -> index.update(key, null, pod(key, null)));
        valuesOf.forEach((key, value) -> {
            assertThat(index.keys(value.get(0)))
                    .as(values.size() + " pods with one value each; " + key + " has the value \"" + shortened(value.get(0))
                            + "\". A value is any text, also the empty one, and two values are the same only if they are"
                            + " equal, character by character.")
                    .isEqualTo(Set.of(key));
        });
        assertThat(index.values())
                .as(values.size() + " pods with one value each, all different: values() returns each of them as it is, also the"
                        + " empty one.")
                .isEqualTo(Set.copyOf(values));
        valuesOf.forEach((key, value) -> index.update(key, pod(key, null), null));
        assertThat(index.values()).as("All these pods were deleted: no value is left.").isEqualTo(Set.of());
    }

    private static String shortened(String value) {
        return value.length() < 100 ? value : value.length() + " characters";
    }

    private void sameNames() {
        Index index = filled("ns1/pod l1", "ns2/pod l1");
        assertThat(index.keys("l1"))
                .as("Two pods of one name in two namespaces have the value l1: both keys are found.")
                .isEqualTo(Set.of("ns1/pod", "ns2/pod"));
        index.update("ns1/pod", pod("ns1/pod", "l1"), null);
        assertThat(described(index))
                .as("ns1/pod was deleted; ns2/pod, of the same name, still has l1.")
                .isEqualTo(Map.of("l1", Set.of("ns2/pod")));
    }

    private void manyObjects() {
        Index index = answer(APPS);
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 1500; i++) {
            String key = "ns/pod" + i;
            index.update(key, null, pod(key, "l1 v" + i));
            all.add(key);
        }
        assertThat(index.keys("l1").equals(all))
                .as("1,500 pods have the value l1, and keys(l1) returned " + index.keys("l1").size() + " keys. All of them:")
                .isTrue();
        assertThat(index.values()).as("1,500 pods have l1 and a value of their own each: 1,501 values.").hasSize(1501);
        index.update("ns/pod700", pod("ns/pod700", "l1 v700"), null);
        assertThat(index.keys("l1")).as("One of 1,500 pods was deleted; keys(l1):").hasSize(1499).doesNotContain("ns/pod700");
    }

    @Task("6.5 replace indexes the new objects only")
    void replace() {
        Index index = filled("ns1/pod1 l1", "ns1/pod2 l2 l4");
        index.replace(objects("ns1/pod2 l2 l3", "ns1/pod3 l3"));
        assertThat(described(index))
                .as("The store has pod2 and pod3 now, and no pod1. An object that is not in the list is in no set, and its"
                        + " values are gone. An object in the list has its new values only: pod2 had l4 and now has l3.")
                .isEqualTo(Map.of("l2", Set.of("ns1/pod2"), "l3", Set.of("ns1/pod2", "ns1/pod3")));
        index.update("ns1/pod3", pod("ns1/pod3", "l3"), null);
        assertThat(index.keys("l3")).as("pod3 was deleted after the replace.").isEqualTo(Set.of("ns1/pod2"));
        index.replace(Map.of());
        assertThat(index.values())
                .as("The store was replaced by an empty list, because the last object was deleted: an empty list is a list"
                        + " too, and the index is empty after it.")
                .isEqualTo(Set.of());
        index.update("ns1/pod2", null, pod("ns1/pod2", "l2"));
        assertThat(described(index))
                .as("After the empty list pod2 was added again.")
                .isEqualTo(Map.of("l2", Set.of("ns1/pod2")));
    }

    @Task("6.6 a function that throws changes nothing")
    void failure() {
        Index index = filled("ns1/pod1 l1", "ns1/pod2 l2");
        Map<String, Set<String>> before = described(index);
        assertThat(catchThrowable(
() -> index.update("ns1/pod1", pod("ns1/pod1", "l1"), pod("ns1/pod1", BROKEN))))
                .as("The function threw on the new pod1. Pass its exception on: without it, the store takes an object that"
                        + " no query finds.")
                .hasMessageContaining(BROKEN);
        assertThat(described(index))
                .as("The function threw on the new pod1, so the store keeps the old one, but your index changed. Call the"
                        + " function for all values first, and change the sets only after that. README: All or nothing.")
                .isEqualTo(before);
        assertThat(catchThrowable(
() -> index.replace(objects("ns1/pod3 l3", "ns1/pod4 " + BROKEN, "ns1/pod5 l5"))))
                .as("The function threw during replace(). Pass its exception on.")
                .hasMessageContaining(BROKEN);
        assertThat(described(index))
                .as("The function threw in the middle of replace(), so the store keeps its objects, but your index changed."
                        + " Build the new map completely before you replace the old one. README: All or nothing.")
                .isEqualTo(before);
        assertThat(catchThrowable(() -> index.update("ns1/pod9", null, pod("ns1/pod9", BROKEN))))
                .as("The function threw on a pod that is new. Pass its exception on.")
                .hasMessageContaining(BROKEN);
        index.update("ns1/pod1", pod("ns1/pod1", "l1"), pod("ns1/pod1", "l5"));
        index.replace(objects("ns1/pod1 l5", "ns1/pod2 l2"));
        assertThat(described(index))
                .as("After three failures pod1 was changed from l1 to l5, and a replace followed: the index works as before.")
                .isEqualTo(Map.of("l5", Set.of("ns1/pod1"), "l2", Set.of("ns1/pod2")));
    }

    private Index filled(String... texts) {
        Index index = answer(APPS);
        objects(texts).forEach((key, object) -> index.update(key, null, object));
        return index;
    }

    private static Map<String, Set<String>> described(Index index) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        index.values().forEach(value -> all.put(value, index.keys(value)));
        return all;
    }

    /** "ns1/pod1 l1 l2": the pod ns1/pod1, whose label app is "l1 l2". */
    private static Map<String, KubeObject> objects(String... texts) {
        Map<String, KubeObject> objects = new LinkedHashMap<>();
        for (String text : texts) {
            List<String> words = new ArrayList<>(List.of(text.split(" ")));
            String key = words.remove(0);
            objects.put(key, pod(key, String.join(" ", words)));
        }
        return objects;
    }

    private static KubeObject pod(String key, String app) {
        String[] names = key.split("/");
        return Pod.TYPE.decode(
                """
                {"kind": "Pod", "apiVersion": "v1", "metadata": {"namespace": "%s", "name": "%s", "labels": {%s}}}"""
                        .formatted(names[0], names[1], app == null ? "" : "\"app\": \"" + app + "\"")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
