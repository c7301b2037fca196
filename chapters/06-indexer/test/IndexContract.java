import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import informers.api.KubeObject;
import informers.api.Pod;
import informers.store.Cache;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import informers.store.ThreadSafeStore;
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

/** Every graded test of chapter 06, once. The same tests hold for the library's answer and for yours. */
@WithoutUsing({
    Cache.class,
    Indexer.class,
    Stores.class,
    ThreadSafeStore.class,
    informers.store.Store.class,
    LibIndex.class,
    IndexerPart.class
})
public abstract class IndexContract extends Contract<Index> {
    private static final String BROKEN = "broken";

    /** A pod is found under each word of its label app: "l1 l2" is two values, and no label is none. */
    private static final IndexFunc<KubeObject> APPS = object -> {
        String label = object.labels().get("app");
        if (label != null && label.contains(BROKEN)) {
            throw new IllegalStateException("no such app: " + BROKEN);
        }
        return label == null ? List.of() : List.of(label.split(" "));
    };

    @Task("6.1 index one object")
    void oneObject() {
        AtomicInteger asked = new AtomicInteger();
        IndexFunc<KubeObject> counting = object -> {
            asked.incrementAndGet();
            return APPS.values(object);
        };
        Index index = answer(counting);
        index.update("ns1/pod1", null, pod("ns1/pod1", "l1"));
        assertThat(index.keys("l1"))
                .as("pod1 of the namespace ns1 has the value l1. Its key is what one finds: the parameter key.")
                .isEqualTo(Set.of("ns1/pod1"));
        assertThat(index.keys("l2"))
                .as("No object has the value l2. That is not an error, and not null: it is an empty set.")
                .isEqualTo(Set.of());
        int once = asked.get();
        index.keys("l1");
        assertThat(asked.get())
                .as("keys() asked the function again. Then it is a search through the objects. An index is worked out when"
                        + " an object is written, so that a question is one look into a map. README: Work at the write.")
                .isEqualTo(once);
    }

    @Task("6.2 a value that changes moves the key")
    void move() {
        Index index = filled("ns1/pod1 l1", "ns2/pod2 l1");
        index.update("ns1/pod1", pod("ns1/pod1", "l1"), pod("ns1/pod1", "l2"));
        assertThat(index.keys("l2"))
                .as("The label of pod1 was l1 and is now l2: the key is found under the new value.")
                .isEqualTo(Set.of("ns1/pod1"));
        assertThat(index.keys("l1"))
                .as("The label of pod1 was l1 and is now l2. Under l1 only pod2 is left; if pod1 is still there, the entry"
                        + " is stale. The function gives the old values too: of before. README: Before and after.")
                .isEqualTo(Set.of("ns2/pod2"));
        index.update("ns2/pod2", pod("ns2/pod2", "l1"), pod("ns2/pod2", "l1"));
        assertThat(index.keys("l1"))
                .as("pod2 changed, but its label did not: as most updates are. It stays where it is.")
                .isEqualTo(Set.of("ns2/pod2"));
    }

    @Task("6.2 what is deleted is found no more")
    void delete() {
        Index index = filled("ns1/pod1 l1", "ns2/pod2 l1");
        index.update("ns1/pod1", pod("ns1/pod1", "l1"), null);
        assertThat(index.keys("l1"))
                .as("pod1 was deleted: after is null, and what it had is in before. An index that still has its key leads"
                        + " to an object that does not exist.")
                .isEqualTo(Set.of("ns2/pod2"));
    }

    @Task("6.3 a value without objects is no value")
    void noEmptySets() {
        Index index = filled("ns1/pod1 l1", "ns1/pod2 l2", "ns1/pod3 l2");
        assertThat(index.values()).as("the values that some object has").isEqualTo(Set.of("l1", "l2"));
        index.keys("l9");
        assertThat(index.values())
                .as("keys(l9) was asked for, and no object has l9. A question makes no set: getOrDefault, not"
                        + " computeIfAbsent.")
                .isEqualTo(Set.of("l1", "l2"));
        index.update("ns1/pod1", pod("ns1/pod1", "l1"), pod("ns1/pod1", "l3"));
        index.update("ns1/pod2", pod("ns1/pod2", "l2"), null);
        assertThat(index.values())
                .as("The last object with l1 has moved to l3; one with l2 is left. Take a set that became empty out of the"
                        + " map. Values come and go, such as the names of jobs, and each would leave an empty set in memory"
                        + " for ever. README: No empty sets.")
                .isEqualTo(Set.of("l2", "l3"));
        index.update("ns1/pod3", pod("ns1/pod3", "l2"), null);
        assertThat(index.values())
                .as("The last object with l2 was deleted. Take the empty set out of the map. README: No empty sets.")
                .isEqualTo(Set.of("l3"));
    }

    @Task("6.3 what was given out stays as it is")
    void copies() {
        Index index = filled("ns1/pod1 l1");
        Set<String> keys = index.keys("l1");
        Set<String> values = index.values();
        index.update("ns1/pod2", null, pod("ns1/pod2", "l1"));
        index.update("ns1/pod3", null, pod("ns1/pod3", "l3"));
        assertThat(keys)
                .as("keys(l1) was called, then pod2 was added. The set that was given out before has changed: it is your"
                        + " own. Its reader holds no lock any more. Give a copy.")
                .isEqualTo(Set.of("ns1/pod1"));
        assertThat(values)
                .as("values() was called, then a pod with l3 was added. What was given out is your map's own: give a copy.")
                .isEqualTo(Set.of("l1"));
        assertThat(index.keys("l1")).as("keys(l1), asked again").isEqualTo(Set.of("ns1/pod1", "ns1/pod2"));
    }

    @Task("6.4 many values, or none")
    void manyValues() {
        Index index = filled("ns1/pod1 l1 l2", "ns1/pod2 l2");
        assertThat(described(index))
                .as("pod1 has two values, l1 and l2: it is found under each of them.")
                .isEqualTo(Map.of("l1", Set.of("ns1/pod1"), "l2", Set.of("ns1/pod1", "ns1/pod2")));
        index.update("ns1/pod1", pod("ns1/pod1", "l1 l2"), pod("ns1/pod1", "l2 l3"));
        assertThat(described(index))
                .as("pod1 had l1 and l2 and has now l2 and l3: gone from l1, new in l3, still in l2. Take the old ones out"
                        + " first, and then put the new ones in. README: Before and after.")
                .isEqualTo(Map.of("l2", Set.of("ns1/pod1", "ns1/pod2"), "l3", Set.of("ns1/pod1")));
        index.update("ns1/pod2", pod("ns1/pod2", "l2"), pod("ns1/pod2", "l2 l4"));
        assertThat(index.keys("l2"))
                .as("pod2 had l2 and has now l2 and l4: still in l2.")
                .isEqualTo(Set.of("ns1/pod1", "ns1/pod2"));
        index.update("ns1/pod1", pod("ns1/pod1", "l2 l3"), pod("ns1/pod1", null));
        assertThat(described(index))
                .as("pod1 has no label any more: the function gives no value, so it is found nowhere, and not under \"\".")
                .isEqualTo(Map.of("l2", Set.of("ns1/pod2"), "l4", Set.of("ns1/pod2")));
        index.update("ns1/pod1", pod("ns1/pod1", null), pod("ns1/pod1", "l1 l1"));
        assertThat(index.keys("l1")).as("pod1 has a label again.").isEqualTo(Set.of("ns1/pod1"));
        try {
            index.update("ns1/pod1", pod("ns1/pod1", "l1 l1"), null);
        } catch (RuntimeException e) {
            fail(
                    "pod1 was deleted. The function gave l1 twice, as it may, say for two containers of one image: the"
                            + " second time there is no set any more. Your update threw " + e,
                    e);
        }
        assertThat(index.keys("l1")).as("pod1 was deleted.").isEqualTo(Set.of());
    }

    @Task("6.5 replace indexes everything anew")
    void replace() {
        Index index = filled("ns1/pod1 l1", "ns1/pod2 l2 l4");
        index.replace(objects("ns1/pod2 l2 l3", "ns1/pod3 l3"));
        assertThat(described(index))
                .as("The store has pod2 and pod3 now, and no pod1. What is not in the list is in no set, and its values are"
                        + " gone; what is in it has the values that it has now: pod2 had l4, and has l3 instead.")
                .isEqualTo(Map.of("l2", Set.of("ns1/pod2"), "l3", Set.of("ns1/pod2", "ns1/pod3")));
        index.update("ns1/pod3", pod("ns1/pod3", "l3"), null);
        assertThat(index.keys("l3")).as("pod3 was deleted after the replace.").isEqualTo(Set.of("ns1/pod2"));
        index.replace(Map.of());
        assertThat(index.values())
                .as("The store was replaced by nothing, for the last object is gone: an empty list is a list too, and"
                        + " nothing is found any more.")
                .isEqualTo(Set.of());
    }

    @Task("6.6 a function that fails changes nothing")
    void failure() {
        Index index = filled("ns1/pod1 l1", "ns1/pod2 l2");
        Map<String, Set<String>> before = described(index);
        assertThat(catchThrowable(
() -> index.update("ns1/pod1", pod("ns1/pod1", "l1"), pod("ns1/pod1", BROKEN))))
                .as("The function failed on the new pod1. Let its exception through: the store must know, or it takes an"
                        + " object that no question will find.")
                .hasMessageContaining(BROKEN);
        assertThat(described(index))
                .as("The function failed on the new pod1, so the store keeps the old one. The index has lost it: ask the"
                        + " function for all values first, and only then touch the sets. README: All or nothing.")
                .isEqualTo(before);
        assertThat(catchThrowable(
() -> index.replace(objects("ns1/pod3 l3", "ns1/pod4 " + BROKEN, "ns1/pod5 l5"))))
                .as("The function failed in a replace. Let its exception through.")
                .hasMessageContaining(BROKEN);
        assertThat(described(index))
                .as("The function failed in the middle of a replace, so the store keeps what it had. Build the new map"
                        + " first, and then put it in place. README: All or nothing.")
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
