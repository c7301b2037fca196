import static informers.queue.DeltaType.ADDED;
import static informers.queue.DeltaType.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaFIFO;
import informers.queue.KnownObjects;
import informers.queue.RealFIFO;
import informers.internal.queue.Replacement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
        keysOfTheKeyFunction();
        whatWasReturnedStays();
    }

    /** Two objects with one name, in two namespaces: the key function decides. */
    private void keysOfTheKeyFunction() {
        KeyFunction<SamplePod> byNamespace = pod -> "ns-" + pod.value() / 100 + "/" + pod.name();
        Map<String, SamplePod> stored = new LinkedHashMap<>();
        DeltaQueue<SamplePod> queue = queue(byNamespace, stored);
        queue.enqueue(ADDED, pod(1, 201));
        queue.enqueue(ADDED, pod(1, 101));
        queue.enqueue(UPDATED, pod(1, 202));
        assertThat(queued(queue))
                .as("The key function of this queue returns ns-2/pod-1, ns-1/pod-1, and again ns-2/pod-1. Only the key function"
                        + " decides which deltas belong to one object: not the name, and not equals().")
                .containsExactly("ns-2/pod-1", "ns-1/pod-1");
        assertThat(DeltaText.of(queue.items().get("ns-2/pod-1")))
                .as("items() returns the queued deltas of each key, oldest first, and removes nothing.")
                .containsExactly("Added {pod-1 201}", "Updated {pod-1 202}");
        assertThat(pop(queue)).as("ns-2/pod-1 is at the head").containsExactly("Added {pod-1 201}", "Updated {pod-1 202}");
        assertThat(pop(queue)).as("ns-1/pod-1 is next").containsExactly("Added {pod-1 101}");
    }

    private void whatWasReturnedStays() {
        DeltaQueue<SamplePod> queue = queue();
        queue.enqueue(UPDATED, pod(1, 1));
        List<Delta<SamplePod>> popped = popped(queue);
        queue.enqueue(UPDATED, pod(1, 2));
        queue.enqueue(UPDATED, pod(2, 1));
        popped(queue);
        assertThat(DeltaText.of(popped))
                .as("pop() returned the deltas of pod-1. Then a new delta of pod-1 was queued and popped, and the list that the"
                        + " first pop() had returned changed. The consumer may still work with it: begin a new list for a key"
                        + " that was popped.")
                .containsExactly("Updated {pod-1 1}");
        for (int i = 1500; i > 0; i--) {
            queue.enqueue(ADDED, pod(1000 + i, i));
            queue.enqueue(UPDATED, pod(3, i));
        }
        assertThat(queued(queue).stream().limit(3))
                .as("1,500 pods were added, the one with the largest number first, after pod-2, and pod-3 was updated 1,500"
                        + " times: the order of the first deltas counts, and the queue has no bound.")
                .containsExactly("pod-2", "pod-2500", "pod-3");
        assertThat(queue.items().get("pod-3")).as("The queued deltas of pod-3").hasSize(1500);
        assertThat(queued(queue)).as("pod-2, pod-3 and 1,500 more").hasSize(1502);
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
        queue = queue(pod(1, 1));
        queue.resync(known(Map.of("pod-1", pod(1, 1))));
        assertThat(pop(queue))
                .as("resync(), which is given, calls enqueue() with the type SYNC: keep the type of the caller.")
                .containsExactly("Sync {pod-1 1}");
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
        theStoreOfNow();
    }

    /** Known is what is queued or stored now: not what was, and not what the store had at the start. */
    private void theStoreOfNow() {
        Map<String, SamplePod> stored = new LinkedHashMap<>();
        DeltaQueue<SamplePod> queue = queue(SamplePod.KEYS, stored);
        queue.enqueue(ADDED, pod(1, 1));
        popped(queue);
        queue.delete(pod(1, 1));
        assertThat(queued(queue))
                .as("pod-1 was added and popped, but the consumer did not store it (a filter, for example). It is neither queued"
                        + " nor stored now, so its deletion is dropped. That a key was queued at some time does not count.")
                .isEmpty();
        stored.put("pod-1", pod(1, 2));
        queue.delete(pod(1, 3));
        assertThat(pop(queue))
                .as("The consumer stored pod-1 after the queue was created. Ask the store (getByKey) at each deletion.")
                .containsExactly("Deleted {pod-1 3}");
        stored.clear();
        queue.delete(pod(1, 4));
        assertThat(queued(queue))
                .as("The Deleted was popped, and the consumer removed pod-1 from the store: a second deletion is dropped.")
                .isEmpty();
        KeyFunction<SamplePod> other = pod -> "team-a/" + pod.name();
        queue = queue(other, Map.of("team-a/pod-1", pod(1, 1)));
        queue.delete(pod(1, 2));
        assertThat(popped(queue).stream().map(delta -> delta.deleted().key()))
                .as("A deletion has the key that the key function returns: the store is asked with it, and removes by it.")
                .containsExactly("team-a/pod-1");
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

        queue.delete(pod(1, 11));
        queue.delete(pod(1, 12));
        queue.delete(pod(1, 13));
        assertThat(pop(queue))
                .as("Three deletions of pod-1 in a row, with the states 11, 12 and 13; the watch reported each of them. No earlier"
                        + " one is a tombstone, so the earliest one stays.")
                .containsExactly("Deleted {pod-1 11}");
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
                .as("pod-1 is in the list, with another state than in the store: queue Replaced and nothing else. It was not deleted"
                        + " (compare keys, not objects); and a list does not say whether an object changed, so do not queue Updated.")
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
        orderOfTheList();
        storeOfTheMoment();
    }

    private void orderOfTheList() {
        DeltaQueue<SamplePod> queue = queue();
        List<SamplePod> list = new ArrayList<>(List.of(pod(7, 7), pod(2, 2), pod(10, 10), pod(1, 1), pod(2, 22)));
        queue.replace(list);
        list.clear();
        assertThat(queued(queue))
                .as("The objects are queued in the order of the list: pod-7, pod-2, pod-10, pod-1. (The caller cleared its list"
                        + " after replace(), which must not change the queue.)")
                .containsExactly("pod-7", "pod-2", "pod-10", "pod-1");
        assertThat(DeltaText.of(queue.items().get("pod-2")))
                .as("pod-2 is in the list twice: queue a Replaced for each object of the list.")
                .containsExactly("Replaced {pod-2 2}", "Replaced {pod-2 22}");
    }

    private void storeOfTheMoment() {
        Map<String, SamplePod> stored = new LinkedHashMap<>();
        KeyFunction<SamplePod> byNamespace = pod -> "ns-" + pod.value() / 100 + "/" + pod.name();
        DeltaQueue<SamplePod> queue = queue(byNamespace, stored);
        stored.put("ns-1/pod-1", pod(1, 101)); // after the queue was created
        stored.put("ns-2/pod-1", pod(1, 201));
        queue.enqueue(UPDATED, pod(3, 301));
        queue.replace(List.of(pod(1, 202), pod(3, 302)));
        assertThat(queue.items().keySet())
                .as("The store has ns-1/pod-1 and ns-2/pod-1, ns-3/pod-3 is queued, the list has ns-2/pod-1 and ns-3/pod-3.")
                .containsExactlyInAnyOrder("ns-3/pod-3", "ns-2/pod-1", "ns-1/pod-1");
        assertThat(DeltaText.of(queue.items().get("ns-2/pod-1")))
                .as("ns-2/pod-1 is in the list, with another state than in the store. Compare keys, not objects: it was not"
                        + " deleted.")
                .containsExactly("Replaced {pod-1 202}");
        assertThat(DeltaText.of(queue.items().get("ns-3/pod-3")))
                .as("ns-3/pod-3 is queued, and in the list with another state. Compare keys, not objects: it was not deleted.")
                .containsExactly("Updated {pod-3 301}", "Replaced {pod-3 302}");
        List<Delta<SamplePod>> gone = queue.items().get("ns-1/pod-1");
        assertThat(DeltaText.of(gone))
                .as("ns-1/pod-1 is in the store and not in the list, which has only a pod of this name in another namespace.")
                .containsExactly("Deleted (tombstone; last known {pod-1 101})");
        assertThat(gone.get(0).deleted().key())
                .as("A tombstone has the key that the store has: the store removes by it.")
                .isEqualTo("ns-1/pod-1");
        stored.clear();
        while (!popped(queue).isEmpty()) {
            // the consumer has removed everything from the store
        }
        queue.replace(List.of());
        assertThat(queued(queue))
                .as("The second list is empty, and so are the store and the queue: there is nothing to delete. Ask the store at"
                        + " each replace(); the objects of an earlier list do not count.")
                .isEmpty();
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

        queue = queue(pod(1, 1));
        queue.enqueue(UPDATED, pod(1, 2));
        queue.replace(List.of());
        queue.replace(List.of());
        assertThat(pop(queue))
                .as("Two empty lists in a row: two tombstones of pod-1 in a row, of which one stays, with the state of the queued"
                        + " update.")
                .containsExactly("Updated {pod-1 2}", "Deleted (tombstone; last known {pod-1 2})");
    }

    @Task("3.5 hasSynced: the initial list has been popped")
    void synced() {
        DeltaQueue<SamplePod> queue = queue();
        assertThat(queue.hasSynced())
                .as("There was no list yet. A new, empty queue has not synced; otherwise every store would look complete at the start.")
                .isFalse();
        assertThat(pop(queue)).as("pop() of an empty queue").isEmpty();
        queue.replace(List.of(pod(1, 1), pod(2, 2)));
        assertThat(queue.hasSynced())
                .as("The initial list is queued, but nothing of it has been popped yet. (If your replace() calls enqueue(),"
                        + " enqueue() marks the queue as synced: something was added before any list.)")
                .isFalse();
        popped(queue, "the first of two queued objects");
        assertThat(queue.hasSynced())
                .as("The initial list had two objects. One of them is still queued. (A pop() of the empty queue, before the list,"
                        + " counts nothing.)")
                .isFalse();
        popped(queue, "the second of two queued objects");
        assertThat(queue.hasSynced())
                .as("Both objects of the initial list were popped.")
                .isTrue();

        queue = queue(pod(3, 3));
        queue.replace(List.of(pod(1, 1)));
        popped(queue, "the first of two queued objects: pod-1 of the list, and pod-3, which is not in it");
        assertThat(queue.hasSynced())
                .as("One object is still queued: the tombstone of pod-3, which the initial list caused. It counts too.")
                .isFalse();
        popped(queue, "the second of two queued objects");
        assertThat(queue.hasSynced())
                .as("pod-1 and the tombstone of pod-3 were popped: that is the whole initial list.")
                .isTrue();

        queue = queue();
        queue.replace(List.of(pod(1, 1), pod(2, 2), pod(2, 22)));
        popped(queue, "the first of two queued objects");
        popped(queue, "the second of two queued objects");
        assertThat(queue.hasSynced())
                .as("Both were popped. pod-2 was in the list twice, but it was queued once: count keys, not objects.")
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

        queue.replace(List.of(pod(1, 1), pod(2, 2)));
        assertThat(queue.hasSynced())
                .as("An object was added before any list, so the queue has synced. The list that comes after it changes nothing:"
                        + " once true, hasSynced stays true.")
                .isTrue();

        queue = queue();
        queue.delete(pod(1, 1));
        assertThat(queue.hasSynced())
                .as("An object was deleted before any list: then there is no initial list to wait for, even if the deletion"
                        + " is dropped because pod-1 is unknown.")
                .isTrue();
        secondListBeforeThePops();
        longList();
    }

    private void secondListBeforeThePops() {
        DeltaQueue<SamplePod> queue = queue();
        queue.replace(List.of(pod(1, 1), pod(2, 2)));
        queue.enqueue(UPDATED, pod(1, 11));
        queue.replace(List.of(pod(5, 5), pod(1, 12), pod(6, 6)));
        popped(queue, "pod-1 of the initial list");
        assertThat(queue.hasSynced())
                .as("The initial list had pod-1 and pod-2. A second list came before the pops; then pod-1 was popped with all its"
                        + " deltas, which is one pop. pod-2 is still queued.")
                .isFalse();
        popped(queue, "pod-2 of the initial list");
        assertThat(queue.hasSynced())
                .as("Both objects of the initial list were popped. Only pod-5 and pod-6 of the second list are queued: objects"
                        + " that are queued later do not count.")
                .isTrue();
    }

    private void longList() {
        DeltaQueue<SamplePod> queue = queue();
        List<SamplePod> list = IntStream.range(0, 1200).mapToObj(i -> pod(i, i)).toList();
        queue.replace(list);
        for (int i = 0; i < list.size(); i++) {
            if (queue.hasSynced()) {
                fail("The initial list has 1,200 objects, and hasSynced() was true after " + i + " pops.");
            }
            popped(queue);
        }
        assertThat(queue.hasSynced())
                .as("The initial list had 1,200 objects, and all of them were popped. (Two Integer objects above 127 are not"
                        + " equal by ==.)")
                .isTrue();
    }

    private static SamplePod pod(int number, int value) {
        return SamplePod.pod(number, value);
    }

    /** Returns a new answer whose known objects are these. */
    private DeltaQueue<SamplePod> queue(SamplePod... stored) {
        Map<String, SamplePod> objects = new LinkedHashMap<>();
        for (SamplePod pod : stored) {
            objects.put(pod.name(), pod);
        }
        return queue(SamplePod.KEYS, objects);
    }

    /** Returns a new answer whose known objects are those that the map has at the time of a call. */
    private DeltaQueue<SamplePod> queue(KeyFunction<SamplePod> keys, Map<String, SamplePod> stored) {
        return answer(keys, known(stored));
    }

    private static KnownObjects<SamplePod> known(Map<String, SamplePod> stored) {
        return new KnownObjects<>() {
            @Override
            public List<String> listKeys() {
                return List.copyOf(stored.keySet());
            }

            @Override
            public Optional<SamplePod> getByKey(String key) {
                return Optional.ofNullable(stored.get(key));
            }
        };
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
