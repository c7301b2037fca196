import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.handler.FilteringResourceEventHandler;
import informers.handler.ProcessDeltas;
import informers.handler.ProcessDeltasInBatch;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.queue.Replacement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/** Every graded test of chapter 07, once. The same tests hold for the library's answer and for yours. */
@WithoutUsing({
    FilteringResourceEventHandler.class,
    ProcessDeltas.class,
    ProcessDeltasInBatch.class,
    Replacement.class,
    LibHandlers.class
})
public abstract class HandlersContract extends Contract<Handlers> {
    private static final ConfigMap A1 = SampleMap.of("a", 1, 1);
    private static final ConfigMap A2 = SampleMap.of("a", 2, 2);
    private static final ConfigMap A3 = SampleMap.of("a", 3, 2);
    private static final ConfigMap B1 = SampleMap.of("b", 1, 1);
    private static final ConfigMap C2 = SampleMap.of("c", 2, 2);

    /** The handler of these tests sees only ConfigMaps at level 2. */
    private static final Predicate<ConfigMap> LEVEL_2 =
            map -> "2".equals(map.data().get("level"));

    private final HandlerJournal journal = new HandlerJournal();

    @Task("7.1 passes now, did not before: an add")
    void passesNow() {
        answer().filterUpdate(A1, A2, LEVEL_2, journal);
        assertThat(journal.told)
                .as("a@1 did not pass, so this handler never heard of a. For it, a@2 is a new object.")
                .containsExactly("onAdd a@2");
        assertThat(journal.initial)
                .as("a was changed just now: it does not belong to what was there when the handler began to listen.")
                .containsExactly(false);
    }

    @Task("7.2 the other three cases of an update")
    void otherCases() {
        answer().filterUpdate(A2, A3, LEVEL_2, journal);
        assertThat(journal.told)
                .as("a@2 passed and a@3 passes: the handler knows a, so for it this is an update.")
                .containsExactly("onUpdate a@2 -> a@3");
        journal.told.clear();

        answer().filterUpdate(A3, A3, LEVEL_2, journal);
        assertThat(journal.told)
                .as("a@3 is shown once more. It passes, so hand it on: what a handler does with it is not the filter's.")
                .containsExactly("onUpdate a@3 -> a@3");
        journal.told.clear();

        ConfigMap lowered = SampleMap.of("a", 4, 1);
        answer().filterUpdate(A3, lowered, LEVEL_2, journal);
        assertThat(journal.told)
                .as("a@3 passed and a@4 does not: the handler knows a and will hear no more of it. Unless it is told"
                        + " that a is gone, it keeps what it made for a for ever.")
                .containsExactly("onDelete a");
        assertThat(journal.gone)
                .as("What the handler knew of a was a@3. It never saw a@4, which does not pass; and nothing was missed.")
                .containsExactly(DeletedObject.seen(A3));
        journal.told.clear();

        answer().filterUpdate(lowered, SampleMap.of("a", 5, 1), LEVEL_2, journal);
        assertThat(journal.told)
                .as("Neither passes: this handler does not know a, and need not.")
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
                .as("Both passed when they were last seen, so the handler knows them. That the deletion itself was missed"
                        + " (finalStateUnknown) changes nothing: hand over what came, as it came.")
                .containsExactly(seen, missed);
        try {
            answer().filterDelete(unknown, LEVEL_2, journal);
        } catch (RuntimeException e) {
            fail("filterDelete threw " + e + " at a deletion without a last known state. There is nothing to ask the"
                    + " filter about: look whether lastKnown() is empty.", e);
        }
        assertThat(journal.gone)
                .as("No last state is known, so nobody can say whether the handler knew it. Told once too often does no"
                        + " harm; a deletion that is never told does.")
                .containsExactly(seen, missed, unknown);

        answer().filterDelete(DeletedObject.seen(A1), LEVEL_2, journal);
        answer().filterDelete(DeletedObject.missed("default/a", Optional.of(A1)), LEVEL_2, journal);
        assertThat(journal.gone)
                .as("These did not pass when they were last seen: the handler does not know them.")
                .hasSize(3);
    }

    @Task("7.4 the store decides, not the type")
    void storeDecides() {
        for (Delta<ConfigMap> delta : List.of(Delta.added(A2), Delta.updated(A2), Delta.replaced(A2), Delta.sync(A2))) {
            HandlerJournal knows = HandlerJournal.knowing(A1);
            process(knows, true, delta);
            assertThat(knows.told)
                    .as("The store knew a@1, and " + delta.type() + "(a@2) was popped. Whatever its type: the handler"
                            + " was told of a before, so this is an update.")
                    .containsExactly("onUpdate a@1 -> a@2");
            assertThat(knows.content())
                    .as("After " + delta.type() + "(a@2), whatever its type, the store holds what came.")
                    .isEqualTo("[a@2]");

            HandlerJournal empty = new HandlerJournal();
            process(empty, true, delta);
            assertThat(empty.told)
                    .as("The store was empty, and " + delta.type() + "(a@2) was popped. Whatever its type: the handler"
                            + " never heard of a, so this is an add.")
                    .containsExactly("onAdd a@2");
            assertThat(empty.content()).as("The store holds what came.").isEqualTo("[a@2]");
        }
    }

    @Task("7.4 first the store, then the handler")
    void storeFirst() {
        process(journal, true, Delta.added(A1), Delta.updated(A2));
        process(journal, false, Delta.added(C2));
        assertThat(journal.told)
                .as("Oldest first; and before is what the store held before it was written to: read it first.")
                .containsExactly("onAdd a@1", "onUpdate a@1 -> a@2", "onAdd c@2");
        assertThat(journal.held)
                .as("What the store held while the handler was told. A handler looks things up: what it is told of must"
                        + " be there already, and nothing that comes later.")
                .containsExactly("[a@1]", "[a@2]", "[a@2 c@2]");
        assertThat(journal.initial)
                .as("isInInitialList was true for the first pop and false for the second: hand it on.")
                .containsExactly(true, false);
    }

    @Task("7.5 a deletion, also of what the store never had")
    void deleted() {
        HandlerJournal knows = HandlerJournal.knowing(A1, B1);
        DeletedObject<ConfigMap> seen = DeletedObject.seen(A2);
        DeletedObject<ConfigMap> missed = DeletedObject.missed("default/b", Optional.empty());
        DeletedObject<ConfigMap> never = DeletedObject.seen(C2);
        process(knows, false, Delta.deleted(seen), Delta.deleted(missed));
        assertThat(knows.held)
                .as("What the store held while the handler was told: what is gone is not there any more.")
                .containsExactly("[b@1]", "[]");
        assertThat(knows.gone)
                .as("The handler gets what the queue knew, as it came: the last state, and whether it is final.")
                .containsExactly(seen, missed);
        process(knows, false, Delta.deleted(never));
        assertThat(knows.gone)
                .as("The store never had c. The handler is told all the same: here nobody judges what it needs to know.")
                .containsExactly(seen, missed, never);
    }

    @Task("7.6 a resync is no change")
    void resync() {
        ConfigMap sameAgain = SampleMap.of("a", 2, 2);
        assertThat(answer().changed(A2, sameAgain))
                .as("Both are a@2: the same resourceVersion is the same state. After a new list they are two Java objects.")
                .isFalse();
        ConfigMap otherBytes = ConfigMap.TYPE.decode("""
                {"kind":"ConfigMap","apiVersion":"v1","data":{"level":"2"},
                 "metadata":{"name":"a","namespace":"default","resourceVersion":"2"}}"""
                .getBytes(StandardCharsets.UTF_8));
        assertThat(answer().changed(A2, otherBytes))
                .as("a@2 twice, the second with its fields in another order: equals() sees two objects, for their bytes"
                        + " differ. Compare the resourceVersions, not the objects.")
                .isFalse();
        for (int[] versions : new int[][] {{9, 10}, {10, 9}}) {
            assertThat(answer().changed(SampleMap.of("a", versions[0], 1), SampleMap.of("a", versions[1], 1)))
                    .as("a@" + versions[0] + " -> a@" + versions[1] + ": another resourceVersion is another state, also"
                            + " if what you look at is the same. Which one is larger says nothing.")
                    .isTrue();
        }

        HandlerJournal shownAgain = HandlerJournal.knowing(A2, B1);
        process(shownAgain, false, Delta.sync(sameAgain), Delta.replaced(SampleMap.of("b", 1, 1)));
        assertThat(shownAgain.told)
                .as("Sync(a@2) and Replaced(b@1) came, and the store knew both as they are. Who is shown everything again"
                        + " must be told; the handler itself finds out by changed() that nothing did.")
                .containsExactly("onUpdate a@2 -> a@2", "onUpdate b@1 -> b@1");

        HandlerJournal knows = HandlerJournal.knowing(A2, B1);
        process(knows, false, Delta.syncAll());
        assertThat(knows.told)
                .as("SyncAll shows everything that the store holds once more: as an update from itself to itself, so"
                        + " that changed() can tell.")
                .containsExactlyInAnyOrder("onUpdate a@2 -> a@2", "onUpdate b@1 -> b@1");
        assertThat(knows.written)
                .as("SyncAll: nothing new came, so nothing is written to the store.")
                .isEmpty();
    }

    @Task("7.7 a whole list at once, and a bookmark")
    void replacedAll() {
        HandlerJournal knows = HandlerJournal.knowing(A1, B1);
        process(knows, true, Delta.replacedAll("9", List.of(C2, A2)));
        assertThat(knows.written)
                .as("What was done to the store. A list is one step for it, replace(): or a reader finds half a list.")
                .containsExactly("replace by 2 at 9");
        assertThat(knows.told)
                .as("The store knew a@1 and b@1; the list has c@2 and a@2. First what is gone (the list leaves out b),"
                        + " then what is there, in the list's order. Who was known, you must look up before replace().")
                .containsExactly("onDelete b", "onAdd c@2", "onUpdate a@1 -> a@2");
        assertThat(knows.held)
                .as("The store comes first: while the handler is told, the whole list is there.")
                .containsOnly("[a@2 c@2]");
        assertThat(knows.gone)
                .as("Nobody saw b go: b@1 is only the last state that is known (DeletedObject.missed).")
                .containsExactly(DeletedObject.missed("default/b", Optional.of(B1)));
        assertThat(knows.initial).as("isInInitialList is handed on.").containsExactly(true);

        HandlerJournal again = HandlerJournal.knowing(A2);
        process(again, false, Delta.replacedAll("10", List.of(SampleMap.of("a", 2, 2), B1)));
        assertThat(again.told)
                .as("A new list has a@2 as it was, and b@1. Each object of it is told, a too, as an update from a@2 to"
                        + " a@2. Whether that is worth a look, the handler decides.")
                .containsExactly("onUpdate a@2 -> a@2", "onAdd b@1");
        assertThat(again.initial)
                .as("Not every whole list is the initial one: this came after a broken connection. Hand on the parameter"
                        + " isInInitialList.")
                .containsExactly(false);

        process(knows, false, Delta.bookmark("12"));
        assertThat(knows.store.lastStoreSyncResourceVersion())
                .as("A bookmark says how far the stream has come: the store is to know.")
                .isEqualTo("12");
        assertThat(knows.told).as("A bookmark is about no object: tell nobody of it.").hasSize(3);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private void process(HandlerJournal to, boolean isInInitialList, Delta<ConfigMap>... deltas) {
        answer().processDeltas(new Deltas<>(List.of(deltas)), isInInitialList, to.store, to);
    }
}
