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
                .as("pod1 has no label any more: the function returns no value, so pod1 is in no set, and not under \"\".")
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
        assertThat(index.keys("l1")).as("pod1 was deleted.").isEqualTo(Set.of());
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
