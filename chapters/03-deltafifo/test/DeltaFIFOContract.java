import static informers.queue.DeltaType.ADDED;
import static informers.queue.DeltaType.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import informers.queue.Delta;
import informers.queue.DeltaFIFO;
import informers.queue.KnownObjects;
import informers.queue.RealFIFO;
import informers.queue.Replacement;
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

/** Every graded test of chapter 03, once. The same tests hold for the library's answer and for yours. */
@WithoutUsing({DeltaFIFO.class, RealFIFO.class, Replacement.class, LibDeltaFIFO.class})
public abstract class DeltaFIFOContract extends Contract<DeltaQueue<ArticlePod>> {

    @Task("3.1 one add, one pop")
    void oneAddOnePop() {
        DeltaQueue<ArticlePod> queue = queue();
        queue.enqueue(ADDED, pod(1, 1));
        assertThat(pop(queue))
                .as("pod-1 was added, so pop() gives one delta: its type, and the object. It need not wait for a LIST.")
                .containsExactly("Added {pod-1 1}");
    }

    @Task("3.2 each object waits once, where it came first")
    void order() {
        DeltaQueue<ArticlePod> queue = queue();
        queue.enqueue(ADDED, pod(3, 3));
        queue.enqueue(ADDED, pod(1, 1));
        queue.enqueue(ADDED, pod(2, 2));
        queue.enqueue(UPDATED, pod(3, 33));
        assertThat(waiting(queue))
                .as("pod-3 came first, then pod-1, then pod-2. The update of pod-3 does not send it to the end of the"
                        + " line, or an object that changes all the time would never be popped.")
                .containsExactly("pod-3", "pod-1", "pod-2");
        assertThat(pop(queue))
                .as("pod-3 waits longest; all that happened to it comes at once, oldest first.")
                .containsExactly("Added {pod-3 3}", "Updated {pod-3 33}");
        queue.enqueue(UPDATED, pod(3, 333));
        assertThat(waiting(queue))
                .as("pod-3 was popped, so it waits no longer. What happens to it now waits behind pod-1 and pod-2.")
                .containsExactly("pod-1", "pod-2", "pod-3");
        assertThat(pop(queue)).as("pod-1 is next").containsExactly("Added {pod-1 1}");
        assertThat(pop(queue)).as("pod-2 is next").containsExactly("Added {pod-2 2}");
        assertThat(pop(queue))
                .as("What was popped before is not told again: of pod-3, only the last update is left.")
                .containsExactly("Updated {pod-3 333}");
        assertThat(pop(queue)).as("Nobody waits any more: an empty list.").isEmpty();
    }

    @Task("3.2 nothing that happened is merged")
    void nothingIsMerged() {
        DeltaQueue<ArticlePod> queue = queue();
        queue.enqueue(UPDATED, pod(1, 1));
        queue.enqueue(UPDATED, pod(1, 2));
        queue.enqueue(UPDATED, pod(1, 2));
        queue.enqueue(ADDED, pod(1, 3));
        assertThat(pop(queue))
                .as("Four things happened to pod-1, so four deltas are popped, each with its own type and object. This"
                        + " queue does not judge: it merges no updates, and it makes no Added of a first Updated.")
                .containsExactly("Updated {pod-1 1}", "Updated {pod-1 2}", "Updated {pod-1 2}", "Added {pod-1 3}");
    }

    @Task("3.3 a deletion is told if somebody knows the object")
    void deletionOfWhatIsKnown() {
        DeltaQueue<ArticlePod> queue = queue();
        queue.enqueue(ADDED, pod(1, 1));
        queue.delete(pod(1, 11));
        assertThat(pop(queue))
                .as("The store does not have pod-1 yet, but its Added waits. Whoever pops that must hear of the end too.")
                .containsExactly("Added {pod-1 1}", "Deleted {pod-1 11}");

        queue = queue(pod(1, 1));
        queue.delete(pod(1, 11));
        assertThat(pop(queue))
                .as("Nothing of pod-1 waits, but the store has it. If its deletion is dropped, it stays there for ever.")
                .containsExactly("Deleted {pod-1 11}");

        queue.delete(pod(2, 2));
        assertThat(waiting(queue))
                .as("Nobody here has heard of pod-2: it does not wait, and it is not in the store. Nobody needs to hear"
                        + " that it is gone.")
                .isEmpty();
    }

    @Task("3.3 two deletions in a row are one")
    void deletionsAreMerged() {
        DeltaQueue<ArticlePod> queue = queue(pod(1, 1));
        queue.delete(pod(1, 11));
        queue.delete(pod(1, 11));
        assertThat(pop(queue))
                .as("pod-1 is gone; that it is gone again is no news. Of two deletions in a row, one is left.")
                .containsExactly("Deleted {pod-1 11}");

        queue.enqueue(ADDED, pod(1, 1));
        queue.delete(pod(1, 1));
        queue.enqueue(ADDED, pod(1, 2));
        queue.delete(pod(1, 2));
        assertThat(pop(queue))
                .as("These deletions are not in a row. pod-1 came and went, came and went: it is all told.")
                .containsExactly("Added {pod-1 1}", "Deleted {pod-1 1}", "Added {pod-1 2}", "Deleted {pod-1 2}");
    }

    @Task("3.4 what a list leaves out is gone")
    void whatAListLeavesOut() {
        DeltaQueue<ArticlePod> queue = queue(pod(1, 1), pod(2, 2), pod(3, 3), pod(6, 6));
        queue.enqueue(UPDATED, pod(2, 21));
        queue.enqueue(UPDATED, pod(2, 22));
        queue.enqueue(ADDED, pod(4, 4));
        queue.replace(List.of(pod(1, 11), pod(5, 5), pod(6, 6)));
        Map<String, List<String>> popped = popAll(queue);
        assertThat(popped.get("pod-1"))
                .as("pod-1 is in the list: Replaced. Nobody knows whether it changed, so it is not Updated.")
                .containsExactly("Replaced {pod-1 11}");
        assertThat(popped.get("pod-5"))
                .as("pod-5 is in the list, and new: Replaced. Who pops it sees that the store lacks it.")
                .containsExactly("Replaced {pod-5 5}");
        assertThat(popped.get("pod-6"))
                .as("The list has pod-6 just as the store has it: Replaced all the same. Who pops it compares, not you.")
                .containsExactly("Replaced {pod-6 6}");
        assertThat(popped.get("pod-3"))
                .as("pod-3 is in the store, and not in the list. It was deleted while nobody watched: a deletion with"
                        + " DeletedObject.missed and the state that the store has. Else it is a ghost, for ever.")
                .containsExactly("Deleted (unseen; was {pod-3 3})");
        assertThat(popped.get("pod-4"))
                .as("pod-4 waits, is not in the store, and not in the list. If you only look at the store, its Added is"
                        + " popped and never taken back: a ghost. Look at who waits, too.")
                .containsExactly("Added {pod-4 4}", "Deleted (unseen; was {pod-4 4})");
        assertThat(popped.get("pod-2"))
                .as("pod-2 is in the store and waits too: one deletion, and its last known state is the newest one,"
                        + " {pod-2 22}. What waits is newer than what the store has.")
                .containsExactly("Updated {pod-2 21}", "Updated {pod-2 22}", "Deleted (unseen; was {pod-2 22})");
    }

    @Task("3.4 a list does not undo what waits")
    void whatWaitsStays() {
        DeltaQueue<ArticlePod> queue = queue(pod(1, 1), pod(2, 2));
        queue.delete(pod(1, 11));
        queue.delete(pod(2, 22));
        queue.enqueue(ADDED, pod(3, 3));
        queue.replace(List.of(pod(2, 23), pod(3, 3)));
        Map<String, List<String>> popped = popAll(queue);
        assertThat(popped.get("pod-2"))
                .as("pod-2 was deleted, and made anew under the same name: the list has it. Both are told, in this order;"
                        + " else either the old one or the new one is lost.")
                .containsExactly("Deleted {pod-2 22}", "Replaced {pod-2 23}");
        assertThat(popped.get("pod-1"))
                .as("The deletion of pod-1 was seen, with the final state {pod-1 11}. The list, which leaves it out,"
                        + " knows no more: of the two deletions, keep the one that saw the end.")
                .containsExactly("Deleted {pod-1 11}");
        assertThat(popped.get("pod-3"))
                .as("pod-3 waits and is in the list. Nothing is merged here either.")
                .containsExactly("Added {pod-3 3}", "Replaced {pod-3 3}");

        queue = queue(pod(1, 1));
        queue.replace(List.of());
        queue.delete(pod(1, 11));
        assertThat(pop(queue))
                .as("Here the tombstone came first, and then the deletion that was seen. The one that saw the end stays.")
                .containsExactly("Deleted {pod-1 11}");
    }

    @Task("3.5 hasSynced: the first list has been popped, whole")
    void synced() {
        DeltaQueue<ArticlePod> queue = queue(pod(3, 3));
        assertThat(queue.hasSynced())
                .as("Nothing has come yet. An empty queue has not synced, or every store would look complete at first.")
                .isFalse();
        queue.replace(List.of(pod(1, 1), pod(2, 2), pod(2, 22)));
        assertThat(queue.hasSynced())
                .as("The list has come, but nobody has popped anything of it. (If replace() calls enqueue(): that says"
                        + " that something came before any list.)")
                .isFalse();
        popped(queue, "two pods in the list, and pod-3, which it leaves out: three wait");
        popped(queue, "two of three");
        assertThat(queue.hasSynced())
                .as("One still waits: the deletion of pod-3, which the first list brought about. It counts.")
                .isFalse();
        popped(queue, "three of three");
        assertThat(queue.hasSynced())
                .as("All three were popped. pod-2 was in the list twice, but it waited once: count keys, not objects.")
                .isTrue();
        queue.enqueue(ADDED, pod(4, 4));
        assertThat(queue.hasSynced())
                .as("pod-4 came after the first list. Once synced, always synced.")
                .isTrue();
        popped(queue, "pod-4");
        assertThat(queue.hasSynced())
                .as("pod-4 was popped, which is not of the first list: do not count below zero.")
                .isTrue();
        queue.replace(List.of(pod(1, 1)));
        assertThat(queue.hasSynced())
                .as("This is the second list. Once synced, always synced.")
                .isTrue();

        queue = queue();
        queue.replace(List.of(pod(1, 1)));
        queue.enqueue(ADDED, pod(4, 4));
        popped(queue, "pod-1, which is all of the first list");
        assertThat(queue.hasSynced())
                .as("All of the first list was popped. pod-4 came later, and still waits: hasSynced does not wait for it."
                        + " Else it might never be true where something happens all the time.")
                .isTrue();

        queue = queue();
        queue.replace(List.of());
        assertThat(queue.hasSynced())
                .as("The first list is empty, so nothing of it is left to pop. Else an informer of a kind that has no"
                        + " objects would never be ready.")
                .isTrue();

        queue = queue();
        queue.enqueue(ADDED, pod(1, 1));
        assertThat(queue.hasSynced())
                .as("Something came before any list: then there is no first list to wait for.")
                .isTrue();

        queue = queue();
        queue.delete(pod(1, 1));
        assertThat(queue.hasSynced())
                .as("A deletion came before any list. That is something, too, even if it is dropped because nobody knows"
                        + " pod-1: no first list to wait for.")
                .isTrue();
    }

    private static ArticlePod pod(int number, int value) {
        return ArticlePod.pod(number, value);
    }

    /** A new answer, behind which a store stands that has these objects. */
    private DeltaQueue<ArticlePod> queue(ArticlePod... stored) {
        KnownObjects<ArticlePod> known = new KnownObjects<>() {
            @Override
            public List<String> listKeys() {
                return Arrays.stream(stored).map(ArticlePod::name).toList();
            }

            @Override
            public Optional<ArticlePod> getByKey(String key) {
                return Arrays.stream(stored).filter(pod -> pod.name().equals(key)).findFirst();
            }
        };
        return answer(ArticlePod.KEYS, known);
    }

    private static Set<String> waiting(DeltaQueue<ArticlePod> queue) {
        Map<String, List<Delta<ArticlePod>>> items = queue.items();
        assertThat(items).as("items() never gives null: if nobody waits, it gives an empty map").isNotNull();
        return items.keySet();
    }

    private static List<String> pop(DeltaQueue<ArticlePod> queue) {
        return DeltaText.of(popped(queue));
    }

    private static List<Delta<ArticlePod>> popped(DeltaQueue<ArticlePod> queue) {
        try {
            List<Delta<ArticlePod>> deltas = queue.pop();
            assertThat(deltas).as("pop() never gives null: if nobody waits, it gives an empty list").isNotNull();
            return deltas;
        } catch (NoSuchElementException e) {
            return fail("pop() threw " + e + ". If nobody waits, it gives an empty list.", e);
        }
    }

    private static void popped(DeltaQueue<ArticlePod> queue, String which) {
        assertThat(pop(queue)).as(which).isNotEmpty();
    }

    /** What is popped until nobody waits, by key. */
    private static Map<String, List<String>> popAll(DeltaQueue<ArticlePod> queue) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            List<Delta<ArticlePod>> deltas = popped(queue);
            if (deltas.isEmpty()) {
                break;
            }
            Delta<ArticlePod> newest = deltas.get(deltas.size() - 1);
            String key = newest.key(ArticlePod.KEYS);
            assertThat(all).as(key + " was popped before: each object waits once").doesNotContainKey(key);
            all.put(key, DeltaText.of(deltas));
        }
        return all;
    }
}
