import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.handler.FilteringResourceEventHandler;
import informers.internal.handler.ProcessDeltas;
import informers.internal.handler.ProcessDeltasInBatch;
import informers.handler.ResourceEventHandlerFuncs;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.internal.queue.Replacement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
            for (boolean initial : new boolean[] {true, false}) {
                HandlerJournal asked = new HandlerJournal();
                process(asked, initial, delta);
                assertThat(asked.initial)
                        .as("processDeltas() was called with isInInitialList = " + initial + ", and " + delta.type()
                                + "(a@2) was popped. The parameter is passed on to onAdd, whatever the type of the delta.")
                        .containsExactly(initial);
            }
        }
        byKey();
    }

    /** Objects are the same if their keys are: not their names, uids or content. */
    private void byKey() {
        ConfigMap otherA = in("other", "a", "7");
        HandlerJournal knows = HandlerJournal.knowing(A1);
        process(knows, false, Delta.added(otherA), Delta.deleted(DeletedObject.seen(A1)));
        assertThat(knows.notifications)
                .as("The store had default/a. Then Added(other/a) was popped, an object of the same name in another"
                        + " namespace: it is new, because its key (namespace/name) is. Then default/a was deleted.")
                .containsExactly("onAdd a@7", "onDelete a");
        assertThat(knows.store.list())
                .as("default/a was deleted, and other/a is still in the store.")
                .containsExactly(otherA);

        HandlerJournal same = HandlerJournal.knowing(A2);
        process(same, false, Delta.updated(A1), Delta.added(A1));
        assertThat(same.notifications)
                .as("The store had a@2; then Updated(a@1) and Added(a@1) were popped. The queue decides what is newest:"
                        + " whatever is popped is written and delivered, also with an older or equal resourceVersion.")
                .containsExactly("onUpdate a@2 -> a@1", "onUpdate a@1 -> a@1");
        ConfigMap text = in("default", "a", "v-nine");
        HandlerJournal opaque = HandlerJournal.knowing(A1);
        process(opaque, false, Delta.updated(text), Delta.deleted(DeletedObject.seen(text)), Delta.added(A1));
        assertThat(opaque.notifications)
                .as("a@1, then Updated(a@v-nine), Deleted(a) and Added(a@1): a resourceVersion is any text and no number; and"
                        + " after a deletion the object is new again.")
                .containsExactly("onUpdate a@1 -> a@v-nine", "onDelete a", "onAdd a@1");
    }

    private static ConfigMap in(String namespace, String name, String version) {
        return ConfigMap.TYPE.decode(("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"namespace\":\"" + namespace
                        + "\",\"name\":\"" + name + "\",\"resourceVersion\":\"" + version + "\"},\"data\":{\"level\":\"2\"}}")
                .getBytes(StandardCharsets.UTF_8));
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
        List<Delta<ConfigMap>> many = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            many.add(Delta.updated(SampleMap.of("m", i, 1)));
            expected.add(i == 1 ? "onAdd m@1" : "onUpdate m@" + (i - 1) + " -> m@" + i);
        }
        HandlerJournal all = new HandlerJournal();
        answer().processDeltas(new Deltas<>(many), false, all.store, all);
        assertThat(all.notifications)
                .as("300 deltas of one object were popped at once, m@1 to m@300. Each of them is delivered, oldest first: do"
                        + " not return after the first, and skip no state between.")
                .isEqualTo(expected);
    }

    @Task("7.5 a deletion, also of an object that the store never had")
    void deleted() {
        HandlerJournal knows = HandlerJournal.knowing(A1, B1);
        DeletedObject<ConfigMap> seen = DeletedObject.seen(A2);
        DeletedObject<ConfigMap> missed = DeletedObject.missed("default/b", Optional.empty());
        DeletedObject<ConfigMap> never = DeletedObject.seen(C2);
        process(knows, false, Delta.deleted(seen), Delta.deleted(missed));
        assertThat(knows.held)
                .as("Two deltas were popped, Deleted(a) and Deleted(b): expected one onDelete for each. processDeltas() must"
                        + " not return after the first delta.")
                .hasSize(2);
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
        HandlerJournal again = HandlerJournal.knowing(B1);
        process(again, false, Delta.deleted(never), Delta.updated(A1), Delta.deleted(seen), Delta.deleted(seen), Delta.added(C2));
        assertThat(again.notifications)
                .as("Popped at once: Deleted(c), which the store never had, Updated(a@1), Deleted(a) twice, Added(c@2). Each"
                        + " delta is one notification, also those after a deletion of an unknown object.")
                .containsExactly("onDelete c", "onAdd a@1", "onDelete a", "onDelete a", "onAdd c@2");
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

        for (String[] versions : new String[][] {
            {"9", "09"}, {"a", "A"}, {"v-one", "v-two"}, {"Aa", "BB"}, {"4294967297", "1"}, {"99999999999999999999", "99999999999999999998"}
        }) {
            assertThat(answer().changed(in("default", "a", versions[0]), in("default", "a", versions[1])))
                    .as("a@" + versions[0] + " -> a@" + versions[1] + ": a resourceVersion is a text of any length and form."
                            + " Two texts that are not equal are two states; compare them with equals, not as numbers.")
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
        assertThat(knows.gone).as("SyncAll deletes nothing.").isEmpty();
        HandlerJournal two = HandlerJournal.knowing(A2, in("other", "a", "7"));
        process(two, false, Delta.syncAll(), Delta.updated(A3));
        assertThat(two.notifications)
                .as("The store had default/a@2 and other/a@7; then SyncAll and Updated(a@3) were popped. SyncAll delivers both"
                        + " objects, and the delta after it is processed, too.")
                .hasSize(3)
                .contains("onUpdate a@2 -> a@2", "onUpdate a@7 -> a@7")
                .endsWith("onUpdate a@2 -> a@3");
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

        emptyLists();
        listsByKey();

        process(knows, false, Delta.bookmark("12"));
        assertThat(knows.store.lastStoreSyncResourceVersion())
                .as("A bookmark with resourceVersion 12 was popped: pass it to the store by store.bookmark(...). The store's"
                        + " version:")
                .isEqualTo("12");
        assertThat(knows.notifications).as("A bookmark is about no object: no handler is notified.").hasSize(3);
    }

    private void emptyLists() {
        HandlerJournal knows = HandlerJournal.knowing(A1, B1);
        process(knows, false, Delta.replacedAll("9", List.of()));
        assertThat(knows.written)
                .as("The store had a@1 and b@1; the list is empty. An empty list is a list, too: the store is replaced by it, at"
                        + " its resourceVersion. The writes:")
                .containsExactly("replace by 0 at 9");
        assertThat(knows.notifications)
                .as("The store had a@1 and b@1; the list is empty: both were deleted, and the handler must be notified.")
                .containsExactlyInAnyOrder("onDelete a", "onDelete b");
        HandlerJournal empty = new HandlerJournal();
        process(empty, true, Delta.replacedAll("3", List.of()), Delta.added(A1));
        assertThat(empty.written)
                .as("The store was empty, and so is the list: replace() is called nevertheless, because the store must learn"
                        + " the list's resourceVersion. Then Added(a@1) was popped. The writes:")
                .containsExactly("replace by 0 at 3", "write a@1");
        assertThat(empty.notifications).as("An empty list, then Added(a@1).").containsExactly("onAdd a@1");
    }

    private void listsByKey() {
        ConfigMap otherA = in("other", "a", "7");
        HandlerJournal names = HandlerJournal.knowing(A1, B1);
        process(names, false, Delta.replacedAll("9", List.of(otherA, B1)));
        assertThat(names.notifications)
                .as("The store had default/a@1 and default/b@1; the list has other/a@7 and default/b@1. default/a was deleted,"
                        + " although the list has an object of the same name in another namespace: compare keys, not names.")
                .containsExactly("onDelete a", "onAdd a@7", "onUpdate b@1 -> b@1");
        assertThat(names.gone)
                .as("The deleted object is default/a.")
                .containsExactly(DeletedObject.missed("default/a", Optional.of(A1)));
        HandlerJournal both = HandlerJournal.knowing(A1, otherA);
        process(both, false, Delta.replacedAll("9", List.of(in("other", "a", "8"), A2)));
        assertThat(both.notifications)
                .as("The store had default/a@1 and other/a@7; the list has other/a@8 and default/a@2. Each object has its own"
                        + " earlier state: look it up by key.")
                .containsExactly("onUpdate a@7 -> a@8", "onUpdate a@1 -> a@2");

        HandlerJournal older = HandlerJournal.knowing(A3, B1);
        process(older, true, Delta.replacedAll("v-nine", List.of(A2, SampleMap.of("z", 5, 1), B1, C2)));
        assertThat(older.written)
                .as("A list at resourceVersion v-nine: it is any text, and the store gets it as it is. The writes:")
                .containsExactly("replace by 4 at v-nine");
        assertThat(older.notifications)
                .as("The list has a@2, z@5, b@1 and c@2, in this order, and the store had a@3 and b@1. Notifications come in the"
                        + " list's order, whatever the names, the versions or the kind of notification; a@2 is an update,"
                        + " although the store had a@3.")
                .containsExactly("onUpdate a@3 -> a@2", "onAdd z@5", "onUpdate b@1 -> b@1", "onAdd c@2");
        assertThat(older.initial)
                .as("isInInitialList was true: it is passed on to each onAdd of the list, here for z and c, also if the store"
                        + " was not empty.")
                .containsExactly(true, true);

        List<ConfigMap> many = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            ConfigMap map = SampleMap.of("m" + (i * 7919) % 1200, i, 1);
            many.add(map);
            expected.add("onAdd " + SampleMap.text(map));
        }
        List<String> came = new ArrayList<>();
        HandlerJournal large = new HandlerJournal();
        answer().processDeltas(
                        new Deltas<>(List.of(Delta.replacedAll("9", many))),
                        true,
                        large.store,
                        new ResourceEventHandlerFuncs<ConfigMap>().onAdd(map -> came.add("onAdd " + SampleMap.text(map))));
        assertThat(came.equals(expected))
                .as("A list of 1,200 objects: expected 1,200 adds in the list's order; " + came.size() + " came. The same:")
                .isTrue();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private void process(HandlerJournal to, boolean isInInitialList, Delta<ConfigMap>... deltas) {
        answer().processDeltas(new Deltas<>(List.of(deltas)), isInInitialList, to.store, to);
    }
}
