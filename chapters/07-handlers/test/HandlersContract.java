import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.handler.FilteringResourceEventHandler;
import informers.internal.handler.ProcessDeltas;
import informers.internal.handler.ProcessDeltasInBatch;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.internal.queue.Replacement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/** All graded tests of chapter 07. They run against the library's answer and against yours. */
@WithoutUsing(value = {
    FilteringResourceEventHandler.class,
    ProcessDeltas.class,
    ProcessDeltasInBatch.class,
    Replacement.class,
    LibHandlers.class
}, packages = {"informers.informer", "informers.factory"})
public abstract class HandlersContract extends Contract<Handlers> {
    private static final ConfigMap A1 = SampleMap.of("a", 1, 1);
    private static final ConfigMap A2 = SampleMap.of("a", 2, 2);
    private static final ConfigMap A3 = SampleMap.of("a", 3, 2);
    private static final ConfigMap B1 = SampleMap.of("b", 1, 1);
    private static final ConfigMap C2 = SampleMap.of("c", 2, 2);

    /** The filter of these tests: only ConfigMaps at level 2 pass. */
    private static final Predicate<ConfigMap> LEVEL_2 =
            map -> "2".equals(map.data().get("level"));

    private final HandlerJournal journal = new HandlerJournal();

    @Task("7.1 passes now, did not before: an add")
    void passesNow() {
        answer().filterUpdate(A1, A2, LEVEL_2, journal);
        assertThat(journal.notifications)
                .as("a@1 did not pass the filter, so this handler does not know a. For it, a@2 is a new object: expected one add.")
                .containsExactly("onAdd a@2");
        assertThat(journal.initial)
                .as("isInInitialList must be false: a passes only since this update, so it is not one of the objects that existed when the handler was registered.")
                .containsExactly(false);
    }

    @Task("7.2 the other three cases of an update")
    void otherCases() {
        answer().filterUpdate(A2, A3, LEVEL_2, journal);
        assertThat(journal.notifications)
                .as("a@2 passed and a@3 passes: the handler knows a, so for it this is an update.")
                .containsExactly("onUpdate a@2 -> a@3");
        journal.notifications.clear();

        answer().filterUpdate(A3, A3, LEVEL_2, journal);
        assertThat(journal.notifications)
                .as("a@3 is delivered once more. It passes, so pass it on: the handler decides what to do with an unchanged object, not the filter.")
                .containsExactly("onUpdate a@3 -> a@3");
        journal.notifications.clear();

        ConfigMap lowered = SampleMap.of("a", 4, 1);
        answer().filterUpdate(A3, lowered, LEVEL_2, journal);
        assertThat(journal.notifications)
                .as("a@3 passed and a@4 does not: the handler knows a and receives nothing more about it. Without a delete"
                        + " notification it keeps forever what it created for a.")
                .containsExactly("onDelete a");
        assertThat(journal.gone)
                .as("The last state of a that the handler received is a@3. It never received a@4, which does not pass. And nothing was missed: use DeletedObject.seen.")
                .containsExactly(DeletedObject.seen(A3));
        journal.notifications.clear();

        answer().filterUpdate(lowered, SampleMap.of("a", 5, 1), LEVEL_2, journal);
        assertThat(journal.notifications)
                .as("Neither state passes: this handler does not know a and must not be notified.")
                .isEmpty();
    }

    @Task("7.3 a deletion and the filter")
    void deletion() {
        DeletedObject<ConfigMap> seen = DeletedObject.seen(A2);
        DeletedObject<ConfigMap> missed = DeletedObject.missed("default/a", Optional.of(A2));
        DeletedObject<ConfigMap> unknown = DeletedObject.missed("default/a", Optional.empty());
        answer().filterDelete(seen, LEVEL_2, journal);
        answer().filterDelete(missed, LEVEL_2, journal);
        assertThat(journal.gone)
                .as("The last known state of both passes, so the handler knows them. That one deletion itself was missed"
                        + " (finalStateUnknown) changes nothing: pass on the DeletedObject as it is.")
                .containsExactly(seen, missed);
        try {
            answer().filterDelete(unknown, LEVEL_2, journal);
        } catch (RuntimeException e) {
            fail("filterDelete threw " + e + " for a deletion without a last known state. There is no object to test with"
                    + " the filter: check whether lastKnown() is empty.", e);
        }
        assertThat(journal.gone)
                .as("No last state is known, so nobody can know whether the handler knew the object. One notification too"
                        + " many does no harm; a deletion that is never delivered does.")
                .containsExactly(seen, missed, unknown);

        answer().filterDelete(DeletedObject.seen(A1), LEVEL_2, journal);
        answer().filterDelete(DeletedObject.missed("default/a", Optional.of(A1)), LEVEL_2, journal);
        assertThat(journal.gone)
                .as("The last known state of these objects does not pass: the handler does not know them.")
                .hasSize(3);
    }

    @Task("7.4 the store decides, not the type")
    void storeDecides() {
        for (Delta<ConfigMap> delta : List.of(Delta.added(A2), Delta.updated(A2), Delta.replaced(A2), Delta.sync(A2))) {
            HandlerJournal knows = HandlerJournal.knowing(A1);
            process(knows, true, delta);
            assertThat(knows.notifications)
                    .as("The store had a@1, and " + delta.type() + "(a@2) was popped. Whatever the type of the delta: the"
                            + " handler knows a already, so this is an update.")
                    .containsExactly("onUpdate a@1 -> a@2");
            assertThat(knows.content())
                    .as("After " + delta.type() + "(a@2), whatever the type of the delta, the store holds the new state a@2.")
                    .isEqualTo("[a@2]");

            HandlerJournal empty = new HandlerJournal();
            process(empty, true, delta);
            assertThat(empty.notifications)
                    .as("The store was empty, and " + delta.type() + "(a@2) was popped. Whatever the type of the delta: the"
                            + " handler does not know a yet, so this is an add.")
                    .containsExactly("onAdd a@2");
            assertThat(empty.content()).as("The store was empty and must hold a@2 now.").isEqualTo("[a@2]");
        }
    }

    @Task("7.4 first the store, then the handler")
    void storeFirst() {
        process(journal, true, Delta.added(A1), Delta.updated(A2));
        process(journal, false, Delta.added(C2));
        assertThat(journal.notifications)
                .as("Oldest first. And before is the state that the store held before the write: read it first.")
                .containsExactly("onAdd a@1", "onUpdate a@1 -> a@2", "onAdd c@2");
        assertThat(journal.held)
                .as("The content of the store during each notification. A handler reads the store: the object that it is"
                        + " notified about must be there already, and no later object.")
                .containsExactly("[a@1]", "[a@2]", "[a@2 c@2]");
        assertThat(journal.initial)
                .as("isInInitialList was true for the first pop and false for the second: pass it on to onAdd.")
                .containsExactly(true, false);
    }

    @Task("7.5 a deletion, also of an object that the store never had")
    void deleted() {
        HandlerJournal knows = HandlerJournal.knowing(A1, B1);
        DeletedObject<ConfigMap> seen = DeletedObject.seen(A2);
        DeletedObject<ConfigMap> missed = DeletedObject.missed("default/b", Optional.empty());
        DeletedObject<ConfigMap> never = DeletedObject.seen(C2);
        process(knows, false, Delta.deleted(seen), Delta.deleted(missed));
        assertThat(knows.held)
                .as("The content of the store during each notification: a deleted object is not there any more.")
                .containsExactly("[b@1]", "[]");
        assertThat(knows.gone)
                .as("The handler receives the DeletedObject from the queue, unchanged: the last known state, and whether it is final.")
                .containsExactly(seen, missed);
        process(knows, false, Delta.deleted(never));
        assertThat(knows.gone)
                .as("The store never had c. The handler is notified nevertheless: processDeltas does not decide what a handler needs to know.")
                .containsExactly(seen, missed, never);
    }

    @Task("7.6 a resync changes nothing and is delivered")
    void resync() {
        ConfigMap sameAgain = SampleMap.of("a", 2, 2);
        assertThat(answer().changed(A2, sameAgain))
                .as("Both are a@2: the same resourceVersion is the same state. After a relist they are two different Java objects.")
                .isFalse();
        ConfigMap otherBytes = ConfigMap.TYPE.decode("""
                {"kind":"ConfigMap","apiVersion":"v1","data":{"level":"2"},
                 "metadata":{"name":"a","namespace":"default","resourceVersion":"2"}}"""
                .getBytes(StandardCharsets.UTF_8));
        assertThat(answer().changed(A2, otherBytes))
                .as("a@2 twice, the second with its fields in another order: equals() is false, because the bytes differ."
                        + " Compare the resourceVersions, not the objects.")
                .isFalse();
        for (int[] versions : new int[][] {{9, 10}, {10, 9}}) {
            assertThat(answer().changed(SampleMap.of("a", versions[0], 1), SampleMap.of("a", versions[1], 1)))
                    .as("a@" + versions[0] + " -> a@" + versions[1] + ": another resourceVersion is another state, even"
                            + " if the fields that you read are the same. Which one is larger means nothing.")
                    .isTrue();
        }

        HandlerJournal shownAgain = HandlerJournal.knowing(A2, B1);
        process(shownAgain, false, Delta.sync(sameAgain), Delta.replaced(SampleMap.of("b", 1, 1)));
        assertThat(shownAgain.notifications)
                .as("Sync(a@2) and Replaced(b@1) were popped, and the store already had both states. Unchanged objects"
                        + " are delivered too; with changed() the handler itself can see that nothing changed.")
                .containsExactly("onUpdate a@2 -> a@2", "onUpdate b@1 -> b@1");

        HandlerJournal knows = HandlerJournal.knowing(A2, B1);
        process(knows, false, Delta.syncAll());
        assertThat(knows.notifications)
                .as("SyncAll delivers every object in the store once more: as an update with the same object as before"
                        + " and now, so that changed() is false.")
                .containsExactlyInAnyOrder("onUpdate a@2 -> a@2", "onUpdate b@1 -> b@1");
        assertThat(knows.written)
                .as("SyncAll has no new objects, so nothing is written to the store.")
                .isEmpty();
    }

    @Task("7.7 a whole list at once, and a bookmark")
    void replacedAll() {
        HandlerJournal knows = HandlerJournal.knowing(A1, B1);
        process(knows, true, Delta.replacedAll("9", List.of(C2, A2)));
        assertThat(knows.written)
                .as("The writes to the store. A list is written in one step, by replace(): otherwise a reader sees half a"
                        + " list.")
                .containsExactly("replace by 2 at 9");
        assertThat(knows.notifications)
                .as("The store had a@1 and b@1; the list has c@2 and a@2. First the deletions (b is not in the list), then"
                        + " the objects of the list, in its order. Read which objects were known before you call"
                        + " replace().")
                .containsExactly("onDelete b", "onAdd c@2", "onUpdate a@1 -> a@2");
        assertThat(knows.held)
                .as("The store is written first: during each notification it holds the whole list.")
                .containsOnly("[a@2 c@2]");
        assertThat(knows.gone)
                .as("The deletion of b was missed: b@1 is only the last known state (DeletedObject.missed).")
                .containsExactly(DeletedObject.missed("default/b", Optional.of(B1)));
        assertThat(knows.initial).as("isInInitialList is passed on to onAdd.").containsExactly(true);

        HandlerJournal again = HandlerJournal.knowing(A2);
        process(again, false, Delta.replacedAll("10", List.of(SampleMap.of("a", 2, 2), B1)));
        assertThat(again.notifications)
                .as("A later list has a@2, unchanged, and b@1. Each object of the list is delivered, the unchanged a too,"
                        + " as an update from a@2 to a@2. The handler decides whether it needs that.")
                .containsExactly("onUpdate a@2 -> a@2", "onAdd b@1");
        assertThat(again.initial)
                .as("Not every list is the initial one: this one is a relist after a broken connection. Pass the"
                        + " parameter isInInitialList on.")
                .containsExactly(false);

        process(knows, false, Delta.bookmark("12"));
        assertThat(knows.store.lastStoreSyncResourceVersion())
                .as("A bookmark has the resourceVersion that the watch has reached: pass it to the store.")
                .isEqualTo("12");
        assertThat(knows.notifications).as("A bookmark is about no object: no handler is notified.").hasSize(3);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private void process(HandlerJournal to, boolean isInInitialList, Delta<ConfigMap>... deltas) {
        answer().processDeltas(new Deltas<>(List.of(deltas)), isInInitialList, to.store, to);
    }
}
