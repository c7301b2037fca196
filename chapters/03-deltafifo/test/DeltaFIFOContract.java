import static informers.queue.DeltaType.ADDED;
import static informers.queue.DeltaType.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import informers.queue.Delta;
import informers.queue.DeltaFIFO;
import informers.queue.KnownObjects;
import informers.queue.RealFIFO;
import informers.internal.queue.Replacement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/** The graded tests of chapter 03. They run on the library's answer and on yours. */
@WithoutUsing(
        value = {DeltaFIFO.class, RealFIFO.class, Replacement.class, LibDeltaFIFO.class},
        packages = {"informers.informer", "informers.factory"})
public abstract class DeltaFIFOContract extends Contract<DeltaQueue<SamplePod>> {

    @Task("3.1 one add, one pop")
    void oneAddOnePop() {
        DeltaQueue<SamplePod> queue = queue();
        queue.enqueue(ADDED, pod(1, 1));
        assertThat(pop(queue))
                .as("pod-1 was added, so pop() returns one delta, with the type Added and the object. No LIST is needed before.")
                .containsExactly("Added {pod-1 1}");
    }

    @Task("3.2 each object is queued once, at its first position")
    void order() {
        DeltaQueue<SamplePod> queue = queue();
        queue.enqueue(ADDED, pod(3, 3));
        queue.enqueue(ADDED, pod(1, 1));
        queue.enqueue(ADDED, pod(2, 2));
        queue.enqueue(UPDATED, pod(3, 33));
        assertThat(queued(queue))
                .as("pod-3 was added first, then pod-1, then pod-2. The update does not move pod-3 to the end of the queue:"
                        + " otherwise an object that changes all the time would never be popped.")
                .containsExactly("pod-3", "pod-1", "pod-2");
        assertThat(pop(queue))
                .as("pod-3 is at the head of the queue: pop() returns all its deltas at once, oldest first.")
                .containsExactly("Added {pod-3 3}", "Updated {pod-3 33}");
        queue.enqueue(UPDATED, pod(3, 333));
        assertThat(queued(queue))
                .as("pod-3 was popped, so it was removed from the queue. Its next delta is queued behind pod-1 and pod-2.")
                .containsExactly("pod-1", "pod-2", "pod-3");
        assertThat(pop(queue)).as("pod-1 is next").containsExactly("Added {pod-1 1}");
        assertThat(pop(queue)).as("pod-2 is next").containsExactly("Added {pod-2 2}");
        assertThat(pop(queue))
                .as("Deltas are popped once: of pod-3, only the update after its first pop is left.")
                .containsExactly("Updated {pod-3 333}");
        assertThat(pop(queue)).as("The queue is empty: pop() returns an empty list.").isEmpty();
    }

    @Task("3.2 adds and updates are not merged")
    void nothingIsMerged() {
        DeltaQueue<SamplePod> queue = queue();
        queue.enqueue(UPDATED, pod(1, 1));
        queue.enqueue(UPDATED, pod(1, 2));
        queue.enqueue(UPDATED, pod(1, 2));
        queue.enqueue(ADDED, pod(1, 3));
        assertThat(pop(queue))
                .as("Four deltas of pod-1 were queued, so four are popped, each with its own type and object. The queue"
                        + " does not merge updates, and does not change a first Updated into an Added.")
                .containsExactly("Updated {pod-1 1}", "Updated {pod-1 2}", "Updated {pod-1 2}", "Added {pod-1 3}");
    }

    @Task("3.3 a deletion is queued if the object is queued or stored")
    void deletionOfWhatIsKnown() {
        DeltaQueue<SamplePod> queue = queue();
        queue.enqueue(ADDED, pod(1, 1));
        queue.delete(pod(1, 11));
        assertThat(pop(queue))
                .as("pod-1 is not in the store yet, but its Added is queued. The consumer that pops the Added needs the Deleted too.")
                .containsExactly("Added {pod-1 1}", "Deleted {pod-1 11}");

        queue = queue(pod(1, 1));
        queue.delete(pod(1, 11));
        assertThat(pop(queue))
                .as("pod-1 is not queued, but it is in the store. If you drop its deletion, it stays in the store forever.")
                .containsExactly("Deleted {pod-1 11}");

        queue.delete(pod(2, 2));
        assertThat(queued(queue))
                .as("pod-2 is neither queued nor in the store, so its deletion changes nothing for the consumer: drop it.")
                .isEmpty();
    }

    @Task("3.3 two deletions in a row become one")
    void deletionsAreMerged() {
        DeltaQueue<SamplePod> queue = queue(pod(1, 1));
        queue.delete(pod(1, 11));
        queue.delete(pod(1, 11));
        assertThat(pop(queue))
                .as("The second deletion of pod-1 adds no information. Keep one of two deletions in a row.")
                .containsExactly("Deleted {pod-1 11}");

        queue.enqueue(ADDED, pod(1, 1));
        queue.delete(pod(1, 1));
        queue.enqueue(ADDED, pod(1, 2));
        queue.delete(pod(1, 2));
        assertThat(pop(queue))
                .as("These two deletions are not in a row, because pod-1 was added in between: keep all four deltas.")
                .containsExactly("Added {pod-1 1}", "Deleted {pod-1 1}", "Added {pod-1 2}", "Deleted {pod-1 2}");
    }

    @Task("3.4 objects that are not in the list are deleted")
    void whatAListLeavesOut() {
        DeltaQueue<SamplePod> queue = queue(pod(1, 1), pod(2, 2), pod(3, 3), pod(6, 6));
        queue.enqueue(UPDATED, pod(2, 21));
        queue.enqueue(UPDATED, pod(2, 22));
        queue.enqueue(ADDED, pod(4, 4));
        queue.replace(List.of(pod(1, 11), pod(5, 5), pod(6, 6)));
        Map<String, List<String>> popped = popAll(queue);
        assertThat(popped.get("pod-1"))
                .as("pod-1 is in the list: queue Replaced. A list does not say whether an object changed, so do not queue Updated.")
                .containsExactly("Replaced {pod-1 11}");
        assertThat(popped.get("pod-5"))
                .as("pod-5 is in the list, and new: queue Replaced. The consumer sees that the store does not have it yet.")
                .containsExactly("Replaced {pod-5 5}");
        assertThat(popped.get("pod-6"))
                .as("pod-6 is in the list with the same state as in the store: queue Replaced anyway. The consumer compares, not"
                        + " the queue.")
                .containsExactly("Replaced {pod-6 6}");
        assertThat(popped.get("pod-3"))
                .as("pod-3 is in the store, but not in the list: it was deleted during the gap in the watch. Queue a tombstone"
                        + " (DeletedObject.missed) with the state in the store. Otherwise pod-3 stays in the store forever.")
                .containsExactly("Deleted (tombstone; last known {pod-3 3})");
        assertThat(popped.get("pod-4"))
                .as("pod-4 is queued, but neither in the store nor in the list. If you check only the store, its Added is"
                        + " popped without a deletion, and pod-4 stays in the store forever. Check the queued keys too.")
                .containsExactly("Added {pod-4 4}", "Deleted (tombstone; last known {pod-4 4})");
        assertThat(popped.get("pod-2"))
                .as("pod-2 is both in the store and queued: one tombstone, and its last known state is the newest queued one,"
                        + " {pod-2 22}. Queued deltas are newer than the store.")
                .containsExactly("Updated {pod-2 21}", "Updated {pod-2 22}", "Deleted (tombstone; last known {pod-2 22})");
    }

    @Task("3.4 queued deltas stay when a list arrives")
    void whatWaitsStays() {
        DeltaQueue<SamplePod> queue = queue(pod(1, 1), pod(2, 2));
        queue.delete(pod(1, 11));
        queue.delete(pod(2, 22));
        queue.enqueue(ADDED, pod(3, 3));
        queue.replace(List.of(pod(2, 23), pod(3, 3)));
        Map<String, List<String>> popped = popAll(queue);
        assertThat(popped.get("pod-2"))
                .as("pod-2 was deleted and created again with the same name, so it is in the list. Keep the Deleted and queue"
                        + " Replaced after it; otherwise either the deletion or the new object is lost.")
                .containsExactly("Deleted {pod-2 22}", "Replaced {pod-2 23}");
        assertThat(popped.get("pod-1"))
                .as("The watch reported the deletion of pod-1 with the final state {pod-1 11}. A tombstone would only have a"
                        + " last known state: of the two deletions, keep the one with the final state.")
                .containsExactly("Deleted {pod-1 11}");
        assertThat(popped.get("pod-3"))
                .as("pod-3 is queued and in the list: queue Replaced after its Added. Added and Replaced are not merged.")
                .containsExactly("Added {pod-3 3}", "Replaced {pod-3 3}");

        queue = queue(pod(1, 1));
        queue.replace(List.of());
        queue.delete(pod(1, 11));
        assertThat(pop(queue))
                .as("Here the tombstone was queued first, then the deletion that the watch reported: the one with the final state"
                        + " stays.")
                .containsExactly("Deleted {pod-1 11}");
    }

    @Task("3.5 hasSynced: the initial list has been popped")
    void synced() {
        DeltaQueue<SamplePod> queue = queue(pod(3, 3));
        assertThat(queue.hasSynced())
                .as("There was no list yet. A new, empty queue has not synced; otherwise every store would look complete at the start.")
                .isFalse();
        queue.replace(List.of(pod(1, 1), pod(2, 2), pod(2, 22)));
        assertThat(queue.hasSynced())
                .as("The initial list is queued, but nothing of it has been popped yet. (If your replace() calls enqueue(),"
                        + " enqueue() marks the queue as synced: something was added before any list.)")
                .isFalse();
        popped(queue, "the first of three queued objects: two pods of the list, and pod-3, which is not in it");
        popped(queue, "the second of three queued objects");
        assertThat(queue.hasSynced())
                .as("One object is still queued: the deletion of pod-3, which the initial list caused. It counts too.")
                .isFalse();
        popped(queue, "the third of three queued objects");
        assertThat(queue.hasSynced())
                .as("All three were popped. pod-2 was in the list twice, but it was queued once: count keys, not objects.")
                .isTrue();
        queue.enqueue(ADDED, pod(4, 4));
        assertThat(queue.hasSynced())
                .as("pod-4 was added after the initial list. Once true, hasSynced stays true.")
                .isTrue();
        popped(queue, "pod-4");
        assertThat(queue.hasSynced())
                .as("pod-4 does not belong to the initial list: when it is popped, do not count below zero.")
                .isTrue();
        queue.replace(List.of(pod(1, 1)));
        assertThat(queue.hasSynced())
                .as("This is the second list. Once true, hasSynced stays true.")
                .isTrue();

        queue = queue();
        queue.replace(List.of(pod(1, 1)));
        queue.enqueue(ADDED, pod(4, 4));
        popped(queue, "pod-1, the only object of the initial list");
        assertThat(queue.hasSynced())
                .as("The initial list was popped. pod-4 was added later and is still queued: hasSynced does not wait for it."
                        + " Otherwise it might never become true where objects change all the time.")
                .isTrue();

        queue = queue();
        queue.replace(List.of());
        assertThat(queue.hasSynced())
                .as("The initial list is empty, so nothing of it is left to pop. Otherwise an informer for a resource without"
                        + " objects would never be synced.")
                .isTrue();

        queue = queue();
        queue.enqueue(ADDED, pod(1, 1));
        assertThat(queue.hasSynced())
                .as("An object was added before any list: then there is no initial list to wait for.")
                .isTrue();

        queue = queue();
        queue.delete(pod(1, 1));
        assertThat(queue.hasSynced())
                .as("An object was deleted before any list: then there is no initial list to wait for, even if the deletion"
                        + " is dropped because pod-1 is unknown.")
                .isTrue();
    }

    private static SamplePod pod(int number, int value) {
        return SamplePod.pod(number, value);
    }

    /** Returns a new answer whose known objects are these. */
    private DeltaQueue<SamplePod> queue(SamplePod... stored) {
        KnownObjects<SamplePod> known = new KnownObjects<>() {
            @Override
            public List<String> listKeys() {
                return Arrays.stream(stored).map(SamplePod::name).toList();
            }

            @Override
            public Optional<SamplePod> getByKey(String key) {
                return Arrays.stream(stored).filter(pod -> pod.name().equals(key)).findFirst();
            }
        };
        return answer(SamplePod.KEYS, known);
    }

    private static Set<String> queued(DeltaQueue<SamplePod> queue) {
        Map<String, List<Delta<SamplePod>>> items = queue.items();
        assertThat(items).as("items() returns an empty map for an empty queue, never null").isNotNull();
        return items.keySet();
    }

    private static List<String> pop(DeltaQueue<SamplePod> queue) {
        return DeltaText.of(popped(queue));
    }

    private static List<Delta<SamplePod>> popped(DeltaQueue<SamplePod> queue) {
        try {
            List<Delta<SamplePod>> deltas = queue.pop();
            assertThat(deltas).as("pop() returns an empty list for an empty queue, never null").isNotNull();
            return deltas;
        } catch (NoSuchElementException e) {
            return fail("pop() threw " + e + ". If the queue is empty, return an empty list.", e);
        }
    }

    private static void popped(DeltaQueue<SamplePod> queue, String which) {
        assertThat(pop(queue)).as(which).isNotEmpty();
    }

    /** Pops until the queue is empty. Returns the deltas by key. */
    private static Map<String, List<String>> popAll(DeltaQueue<SamplePod> queue) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            List<Delta<SamplePod>> deltas = popped(queue);
            if (deltas.isEmpty()) {
                break;
            }
            Delta<SamplePod> newest = deltas.get(deltas.size() - 1);
            String key = newest.key(SamplePod.KEYS);
            assertThat(all).as(key + " was popped twice: each object is queued once").doesNotContainKey(key);
            all.put(key, DeltaText.of(deltas));
        }
        return all;
    }
}
