package informers.queue;

import static informers.queue.Item.bar;
import static informers.queue.Item.baz;
import static informers.queue.Item.foo;
import static informers.queue.Item.missed;
import static informers.queue.Item.pop;
import static informers.queue.Item.popAll;
import static informers.queue.Item.popInInitialList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import informers.api.DeletedObject;
import informers.api.KeyException;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import informers.util.Concurrency.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** client-go: tools/cache/delta_fifo_test.go. */
class DeltaFIFOConformanceTest {
    private final DeltaFIFO<Item> plain = DeltaFIFO.of(Item::name);

    private static DeltaFIFO<Item> with(DeltaFIFOOptions<Item> options) {
        return new DeltaFIFO<>(options, Concurrency.threads());
    }

    private static DeltaFIFO<Item> knowing(KnownObjects<Item> known) {
        return with(DeltaFIFOOptions.<Item>of(Item::name).withKnownObjects(known));
    }

    @Test
    @DisplayName(
            "C1 TestDeltaFIFO_enqueueingNoLister: without a store, the deletion of an object that is not queued is dropped")
    void enqueueingNoLister() {
        plain.add(foo(10));
        plain.update(bar(15));
        plain.add(new Item("qux", 17));
        plain.delete(new Item("qux", 18));
        plain.delete(baz(20));

        assertThat(popAll(plain))
                .containsExactly(
                        List.of(Delta.added(foo(10))),
                        List.of(Delta.updated(bar(15))),
                        List.of(Delta.added(new Item("qux", 17)), new Item("qux", 18).gone()));
        plain.delete(foo(11));
        assertThat(plain.items()).as("popped, so not queued any more").isEmpty();
    }

    @Test
    @DisplayName(
            "C2 TestDeltaFIFO_enqueueingWithLister: with a store, the deletion of a stored object is queued, any other is dropped")
    void enqueueingWithLister() {
        DeltaFIFO<Item> queue = knowing(KnownItems.of(foo(5), bar(6), baz(7)));
        queue.add(foo(10));
        queue.update(bar(15));
        queue.delete(baz(16));
        queue.delete(new Item("nobody", 1));
        queue.delete(DeletedObject.missed("no one", Optional.empty()));

        assertThat(popAll(queue))
                .containsExactly(
                        List.of(Delta.added(foo(10))), List.of(Delta.updated(bar(15))), List.of(baz(16).gone()));
    }

    @Test
    @DisplayName(
            "C3 and Bug 3 TestDeltaFIFO_replaceWithDeleteDeltaIn: a queued deletion is not lost when the object is listed again")
    void replaceWithDeleteDeltaIn() {
        DeltaFIFO<Item> queue = knowing(KnownItems.of(foo(1)));
        queue.delete(foo(1));
        queue.replace(List.of(foo(2)), "");

        assertThat(popAll(queue)).containsExactly(List.of(foo(1).gone(), Delta.sync(foo(2))));
    }

    @Test
    @DisplayName(
            "C4 and Bug 1 TestDeltaFIFOW_ReplaceMakesDeletionsForObjectsOnlyInQueue: an object that is only queued gets a tombstone")
    void replaceMakesDeletionsForObjectsOnlyInQueue() {
        DeltaFIFO<Item> queue = knowing(KnownItems.of());
        queue.add(foo(1));
        queue.replace(List.of(bar(1)), "");

        assertThat(popAll(queue))
                .containsExactly(List.of(Delta.added(foo(1)), foo(1).missed()), List.of(Delta.sync(bar(1))));
    }

    @Test
    @DisplayName("C4 TestDeltaFIFOW_ReplaceMakesDeletionsForObjectsOnlyInQueue: no tombstone after a queued deletion")
    void aQueuedDeletionIsEnough() {
        DeltaFIFO<Item> queue = knowing(KnownItems.of(foo(1)));
        queue.delete(foo(2));
        queue.replace(List.of(), "");
        queue.replace(List.of(), "");

        assertThat(popAll(queue)).containsExactly(List.of(foo(2).gone()));
    }

    @Test
    @DisplayName("C5 TestDeltaFIFO_ReplaceMakesDeletions: stored objects that are not listed are deleted")
    void replaceMakesDeletions() {
        DeltaFIFO<Item> queue = knowing(KnownItems.of(foo(5), bar(6), baz(7)));
        queue.delete(baz(10));
        queue.replace(List.of(foo(5)), "0");

        assertThat(popAll(queue))
                .containsExactly(List.of(baz(10).gone()), List.of(Delta.sync(foo(5))), List.of(bar(6).missed()));
    }

    @Test
    @DisplayName(
            "C5 TestDeltaFIFO_ReplaceMakesDeletions: the tombstone has the newest queued state, not the stored one")
    void theTombstoneHasTheNewestQueuedState() {
        DeltaFIFO<Item> queue = knowing(KnownItems.of(foo(5), bar(6), baz(7)));
        queue.add(baz(10));
        queue.replace(List.of(foo(5)), "0");

        assertThat(popAll(queue))
                .containsExactly(
                        List.of(Delta.added(baz(10)), baz(10).missed()),
                        List.of(Delta.sync(foo(5))),
                        List.of(bar(6).missed()));
    }

    @Test
    @DisplayName("C5 TestDeltaFIFO_ReplaceMakesDeletions: a tombstone is not wrapped in another one")
    void aTombstoneIsNotWrapped() {
        DeltaFIFO<Item> queue = knowing(KnownItems.of(foo(5)));
        queue.delete(DeletedObject.missed("foo", Optional.of(foo(4))));
        queue.replace(List.of(), "0");

        assertThat(popAll(queue)).containsExactly(List.of(foo(4).missed()));
    }

    @Test
    @DisplayName("C5 TestDeltaFIFO_ReplaceMakesDeletionsReplaced: the same where lists are queued as Replaced")
    void replaceMakesDeletionsReplaced() {
        DeltaFIFO<Item> queue = with(DeltaFIFOOptions.<Item>of(Item::name)
                .withKnownObjects(KnownItems.of(foo(5), bar(6), baz(7)))
                .withEmitDeltaTypeReplaced(true));
        queue.delete(baz(10));
        queue.replace(List.of(foo(6)), "0");

        assertThat(popAll(queue))
                .containsExactly(List.of(baz(10).gone()), List.of(Delta.replaced(foo(6))), List.of(bar(6).missed()));
    }

    @Test
    @DisplayName("C6 TestDeltaFIFO_ReplaceDeltaType: a list is queued as Replaced with the option, otherwise as Sync")
    void replaceDeltaType() {
        for (boolean replaced : List.of(true, false)) {
            DeltaFIFO<Item> queue = with(DeltaFIFOOptions.<Item>of(Item::name).withEmitDeltaTypeReplaced(replaced));
            queue.replace(List.of(foo(5)), "0");
            assertThat(popAll(queue)).containsExactly(List.of(replaced ? Delta.replaced(foo(5)) : Delta.sync(foo(5))));
        }
    }

    @Test
    @DisplayName(
            "C7 TestDeltaFIFO_UpdateResyncRace: a resync does not put the store's old object behind a queued update")
    void updateResyncRace() {
        DeltaFIFO<Item> queue = knowing(KnownItems.of(foo(5)));
        queue.update(foo(6));
        queue.resync();

        assertThat(popAll(queue)).containsExactly(List.of(Delta.updated(foo(6))));
    }

    @Test
    @DisplayName("C8 TestDeltaFIFO_HasSyncedCorrectOnDeletion: the tombstones of the first list belong to it")
    void hasSyncedCorrectOnDeletion() {
        DeltaFIFO<Item> queue = knowing(KnownItems.of(foo(5), bar(6), baz(7)));
        queue.replace(List.of(foo(5)), "0");

        List<List<Delta<Item>>> received = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            assertThat(queue.hasSynced()).as("after " + i + " of 3").isFalse();
            received.add(queue.items().values().iterator().next().list());
            assertThat(popInInitialList(queue)).isTrue();
        }
        assertThat(received)
                .containsExactly(List.of(Delta.sync(foo(5))), List.of(bar(6).missed()), List.of(baz(7).missed()));
        assertThat(queue.hasSynced()).isTrue();
        queue.add(foo(6));
        assertThat(popInInitialList(queue)).isFalse();
    }

    @Test
    @DisplayName("C9 TestDeltaFIFO_HasSynced: false at first")
    void hasNotSyncedAtFirst() {
        assertThat(plain.hasSynced()).isFalse();
        knowing(KnownItems.of(foo(1))).resync();
        assertThat(plain.hasSynced()).isFalse();
    }

    @Test
    @DisplayName("C9 TestDeltaFIFO_HasSynced: at once if another change is queued before the first list")
    void hasSyncedIfAddedFirst() {
        plain.add(foo(1));
        assertThat(plain.hasSynced()).isTrue();

        DeltaFIFO<Item> updated = DeltaFIFO.of(Item::name);
        updated.update(foo(1));
        assertThat(updated.hasSynced()).isTrue();

        DeltaFIFO<Item> deleted = DeltaFIFO.of(Item::name);
        deleted.delete(foo(1));
        assertThat(deleted.hasSynced()).isTrue();

        DeltaFIFO<Item> tombstone = DeltaFIFO.of(Item::name);
        tombstone.delete(DeletedObject.missed("foo", Optional.empty()));
        assertThat(tombstone.hasSynced()).isTrue();
    }

    @Test
    @DisplayName("C9 TestDeltaFIFO_HasSynced: at once after an empty list")
    void hasSyncedAfterAnEmptyList() {
        plain.replace(List.of(), "0");
        assertThat(plain.hasSynced()).isTrue();
    }

    @Test
    @DisplayName(
            "C9 TestDeltaFIFO_HasSynced: when the last entry of the first list is popped, not before; then it stays true")
    void hasSyncedAfterTheFirstList() {
        plain.replace(List.of(foo(1), bar(1)), "0");
        plain.add(baz(1));
        assertThat(plain.hasSynced()).isFalse();
        assertThat(popInInitialList(plain)).isTrue();
        assertThat(plain.hasSynced()).isFalse();
        assertThat(popInInitialList(plain)).isTrue();
        assertThat(plain.hasSynced()).isTrue();
        assertThat(popInInitialList(plain)).as("added after the list").isFalse();

        plain.replace(List.of(foo(2)), "1");
        assertThat(plain.hasSynced()).isTrue();
        assertThat(popInInitialList(plain)).as("of a second list").isFalse();
    }

    @Test
    @DisplayName("C9 TestDeltaFIFO_HasSynced: an object that is twice in a list counts once")
    void hasSyncedCountsKeys() {
        plain.replace(List.of(foo(1), foo(2)), "0");
        assertThat(pop(plain)).containsExactly(Delta.sync(foo(1)), Delta.sync(foo(2)));
        assertThat(plain.hasSynced()).isTrue();
    }

    @Test
    @DisplayName(
            "C10 TestDeltaFIFO_DeleteExistingNonPropagated: an object that is queued but not stored can be deleted")
    void deleteExistingNonPropagated() {
        DeltaFIFO<Item> queue = knowing(KnownItems.of());
        queue.add(foo(5));
        queue.delete(foo(6));

        assertThat(popAll(queue)).containsExactly(List.of(Delta.added(foo(5)), foo(6).gone()));
    }

    @Test
    @DisplayName("C11 TestDeltaFIFO_PopShouldUnblockWhenClosed: a waiting pop throws when the queue is closed")
    void popShouldUnblockWhenClosed() {
        for (long seed = 0; seed < 50; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                DeltaFIFO<Item> queue = new DeltaFIFO<>(DeltaFIFOOptions.of(Item::name), concurrency);
                List<Task> waiting = new ArrayList<>();
                List<String> received = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    waiting.add(concurrency.spawn("consumer-" + i, () -> {
                        try {
                            pop(queue);
                        } catch (QueueClosedException e) {
                            received.add(e.getMessage());
                        }
                    }));
                }
                queue.close();
                assertThat(queue.isClosed()).isTrue();
                waiting.forEach(DeltaFIFOConformanceTest::join);
                assertThat(received).hasSize(3).containsOnly("DeltaFIFO: manipulating with closed queue");
            });
        }
    }

    private static void join(Task task) {
        try {
            task.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("C12 TestDeltaFIFO_detectLineJumpers: an object that is queued again keeps its place")
    void detectLineJumpers() {
        plain.add(foo(10));
        plain.add(bar(1));
        plain.add(foo(11));
        plain.add(foo(13));
        plain.add(baz(1));
        assertThat(plain.listKeys()).containsExactly("foo", "bar", "baz");

        assertThat(pop(plain)).containsExactly(Delta.added(foo(10)), Delta.added(foo(11)), Delta.added(foo(13)));
        plain.add(foo(14)); // popped meanwhile, so it is at the end of the queue
        assertThat(plain.listKeys()).containsExactly("bar", "baz", "foo");
        assertThat(popAll(plain))
                .containsExactly(
                        List.of(Delta.added(bar(1))), List.of(Delta.added(baz(1))), List.of(Delta.added(foo(14))));
    }

    @Test
    @DisplayName(
            "C13 and Bug 31 TestDeltaFIFO_transformer: every object is transformed once, also the one inside a tombstone")
    void transformer() {
        KnownItems known = KnownItems.of();
        DeltaFIFO<Item> queue = with(DeltaFIFOOptions.<Item>of(Item::name)
                .withKnownObjects(known)
                .withTransformer(item -> new Item(item.name(), item.value() + 1000)));
        queue.add(foo(1));
        queue.update(foo(2));
        queue.delete(foo(3));
        queue.replace(List.of(bar(1)), "0");
        assertThat(popAll(queue))
                .containsExactly(
                        List.of(
                                Delta.added(foo(1001)),
                                Delta.updated(foo(1002)),
                                foo(1003).gone()),
                        List.of(Delta.sync(bar(1001))));

        known.put(bar(1001));
        queue.resync();
        queue.delete(DeletedObject.missed("bar", Optional.of(bar(1001))));
        assertThat(popAll(queue))
                .containsExactly(List.of(Delta.sync(bar(1001)), bar(1001).missed()));

        queue.add(foo(4));
        queue.replace(List.of(), "0");
        assertThat(popAll(queue))
                .containsExactly(
                        List.of(Delta.added(foo(1004)), foo(1004).missed()),
                        List.of(bar(1001).missed()));
    }

    @Test
    @DisplayName("C14 TestDeltaFIFO_ResyncNonExisting: an object that is stored and not queued is resynced")
    void resyncNonExisting() {
        DeltaFIFO<Item> queue = knowing(KnownItems.of(foo(5)));
        queue.delete(foo(10));
        queue.resync();
        assertThat(popAll(queue)).containsExactly(List.of(foo(10).gone()));

        queue.resync();
        assertThat(popAll(queue)).containsExactly(List.of(Delta.sync(foo(5))));
    }

    @Test
    @DisplayName("C14 TestDeltaFIFO_Resync: without a store nothing is resynced")
    void resyncWithoutAStore() {
        plain.add(foo(1));
        pop(plain);
        plain.resync();
        assertThat(plain.items()).isEmpty();
    }

    @Test
    @DisplayName("C15 TestDeltaFIFO_KeyOf: deltas have the key of the newest, a tombstone has its own")
    void keyOf() {
        assertThat(new Deltas<>(List.of(Delta.added(foo(1)), Delta.updated(foo(2)))).key(Item::name))
                .isEqualTo("foo");
        assertThat(Deltas.of(missed("bar")).key(Item::name)).isEqualTo("bar");
        assertThat(bar(1).missed().key(Item::name)).isEqualTo("bar");
        assertThat(Delta.sync(baz(1)).key(Item::name)).isEqualTo("baz");
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> new Deltas<Item>(List.of()).key(Item::name))
                .withMessage("couldn't create key for object []: 0 length Deltas object; can't get key");
    }
}
