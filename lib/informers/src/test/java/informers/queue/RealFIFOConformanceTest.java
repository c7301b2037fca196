package informers.queue;

import static informers.queue.Item.bar;
import static informers.queue.Item.baz;
import static informers.queue.Item.foo;
import static informers.queue.Item.popAll;
import static informers.queue.Item.popInInitialList;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.KeyFunction;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import informers.util.Concurrency.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** client-go: tools/cache/the_real_fifo_test.go. */
class RealFIFOConformanceTest {
    private final RealFIFO<Item> atomic = new RealFIFO<>(RealFIFOOptions.atomic(Item::name), Concurrency.threads());

    private static RealFIFO<Item> knowing(Item... known) {
        return new RealFIFO<>(RealFIFOOptions.known(Item::name, KnownItems.of(known)), Concurrency.threads());
    }

    @Test
    @DisplayName("C16 TestRealFIFO_detectLineJumpers: entries pop one by one, in the order in which they were queued")
    void detectLineJumpers() {
        for (RealFIFO<Item> queue : List.of(atomic, knowing())) {
            queue.add(foo(10));
            queue.add(bar(1));
            queue.add(foo(11));
            queue.add(foo(13));
            queue.add(baz(1));

            assertThat(popAll(queue))
                    .containsExactly(
                            List.of(Delta.added(foo(10))),
                            List.of(Delta.added(bar(1))),
                            List.of(Delta.added(foo(11))),
                            List.of(Delta.added(foo(13))),
                            List.of(Delta.added(baz(1))));
        }
    }

    @Test
    @DisplayName(
            "C17 TestRealFIFOW_ReplaceMakesDeletionsForObjectsOnlyInQueue: added, then missing: one deletion, first")
    void addedThenMissing() {
        RealFIFO<Item> queue = knowing();
        queue.add(foo(1));
        queue.replace(List.of(bar(1)), "");

        assertThat(queue.list()).containsExactly(Delta.added(foo(1)), foo(1).missed(), Delta.replaced(bar(1)));
    }

    @Test
    @DisplayName("C17 TestRealFIFOW_ReplaceMakesDeletionsForObjectsOnlyInQueue: already deleted: no second deletion")
    void alreadyDeleted() {
        RealFIFO<Item> queue = knowing(foo(1));
        queue.add(foo(1));
        queue.delete(foo(2));
        queue.replace(List.of(), "");

        assertThat(queue.list()).containsExactly(Delta.added(foo(1)), foo(2).gone());
    }

    @Test
    @DisplayName(
            "C17 TestRealFIFOW_ReplaceMakesDeletionsForObjectsOnlyInQueue: deleted and added again: another deletion")
    void deletedAndAddedAgain() {
        RealFIFO<Item> queue = knowing();
        queue.delete(foo(1));
        queue.add(foo(2));
        queue.update(foo(3));
        queue.replace(List.of(), "");

        assertThat(queue.list())
                .containsExactly(foo(1).gone(), Delta.added(foo(2)), Delta.updated(foo(3)), foo(3).missed());
    }

    @Test
    @DisplayName(
            "C17 TestRealFIFOW_ReplaceMakesDeletionsForObjectsOnlyInQueue: several lists without the object: one deletion")
    void severalLists() {
        RealFIFO<Item> queue = knowing(foo(1));
        queue.replace(List.of(bar(1)), "1");
        queue.replace(List.of(bar(2)), "2");
        queue.replace(List.of(bar(3)), "3");

        assertThat(queue.list())
                .containsExactly(
                        foo(1).missed(), Delta.replaced(bar(1)), Delta.replaced(bar(2)), Delta.replaced(bar(3)));
    }

    @Test
    @DisplayName(
            "C18 TestRealFIFO_ReplaceAtomic: a list is one entry with its resourceVersion, behind the entries that were queued before")
    void replaceAtomic() {
        atomic.add(foo(1));
        atomic.replace(List.of(foo(2), bar(2)), "2");

        assertThat(atomic.list()).containsExactly(Delta.added(foo(1)), Delta.replacedAll("2", List.of(foo(2), bar(2))));
    }

    @Test
    @DisplayName("C18 TestRealFIFO_ReplaceAtomic: several lists stay in order, an empty one too")
    void replaceAtomicSeveral() {
        atomic.replace(List.of(foo(1)), "1");
        atomic.replace(List.of(), "2");
        atomic.replace(List.of(foo(3)), "3");

        assertThat(atomic.list())
                .containsExactly(
                        Delta.replacedAll("1", List.of(foo(1))),
                        Delta.replacedAll("2", List.of()),
                        Delta.replacedAll("3", List.of(foo(3))));
    }

    @Test
    @DisplayName("C19 TestRealFIFO_ResyncAtomic: a resync is one entry behind the queued ones")
    void resyncAtomic() {
        atomic.resync();
        atomic.add(foo(1));
        atomic.resync();

        assertThat(atomic.list()).containsExactly(Delta.syncAll(), Delta.added(foo(1)), Delta.syncAll());
    }

    @Test
    @DisplayName("C20 TestRealFIFO_ReplaceAtomicPop: an Added and a list pop one by one, and the queue is empty")
    void replaceAtomicPop() {
        atomic.add(foo(1));
        atomic.replace(List.of(foo(2), bar(2)), "2");

        assertThat(popAll(atomic))
                .containsExactly(
                        List.of(Delta.added(foo(1))), List.of(Delta.replacedAll("2", List.of(foo(2), bar(2)))));
        assertThat(atomic.size()).isZero();
    }

    /** What each popBatch processed, with which function: {@code single[...]} or {@code batch[...]}; a star: of the first list. */
    private static List<String> batches(RealFIFO<Item> queue) {
        List<String> got = new ArrayList<>();
        while (queue.size() > 0) {
            try {
                queue.popBatch(
                        (deltas, initial) -> got.add("batch" + deltas + (initial ? "*" : "")),
                        (deltas, initial) -> got.add("single" + deltas + (initial ? "*" : "")));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return got;
    }

    @Test
    @DisplayName("C21 TestRealFIFO_PopMultipleDeltaInBatch: different objects pop together, a single one as a single")
    void batchOfDifferentObjects() {
        RealFIFO<Item> queue = knowing(foo(0));
        queue.add(bar(1));
        queue.delete(foo(2));
        queue.update(baz(3));
        assertThat(batches(queue))
                .containsExactly("batch[Added(bar@1), Deleted(" + foo(2).gone().deleted() + "), Updated(baz@3)]");

        queue.resync();
        assertThat(batches(queue)).containsExactly("single[Sync(foo@0)]");
    }

    @Test
    @DisplayName("C21 TestRealFIFO_PopMultipleDeltaInBatch: a batch ends before the second entry of an object")
    void batchEndsAtARepeatedKey() {
        RealFIFO<Item> queue = knowing();
        queue.add(foo(1));
        queue.add(bar(1));
        queue.update(foo(2));
        queue.update(bar(2));
        queue.update(bar(3));

        assertThat(batches(queue))
                .containsExactly(
                        "batch[Added(foo@1), Added(bar@1)]",
                        "batch[Updated(foo@2), Updated(bar@2)]",
                        "single[Updated(bar@3)]");
    }

    @Test
    @DisplayName("C21 TestRealFIFO_PopMultipleDeltaInBatch: a batch does not mix the first list with later entries")
    void batchEndsWithTheFirstList() {
        RealFIFO<Item> queue = knowing();
        queue.replace(List.of(foo(1), bar(1)), "1");
        queue.add(baz(1));
        queue.add(new Item("qux", 1));

        assertThat(batches(queue))
                .containsExactly("batch[Replaced(foo@1), Replaced(bar@1)]*", "batch[Added(baz@1), Added(qux@1)]");
        assertThat(queue.hasSynced()).isTrue();
    }

    @Test
    @DisplayName("C21 TestRealFIFO_PopMultipleDeltaInBatch: a thousand at most")
    void batchOfAThousand() throws InterruptedException {
        RealFIFO<Item> queue = knowing();
        for (int i = 0; i < 2001; i++) {
            queue.add(new Item("item-" + i, 1));
        }
        List<Integer> sizes = new ArrayList<>();
        while (queue.size() > 0) {
            queue.popBatch((deltas, initial) -> sizes.add(deltas.size()), (deltas, initial) -> sizes.add(1));
        }
        assertThat(sizes).containsExactly(1000, 1000, 1);
    }

    @Test
    @DisplayName("C21 TestRealFIFO_PopMultipleDeltaInBatch: a list, a resync and a bookmark pop alone")
    void batchWithoutWhatIsAboutNoObject() {
        atomic.replace(List.of(foo(1)), "1");
        atomic.add(bar(2));
        atomic.add(baz(2));
        atomic.bookmark("3");
        atomic.add(bar(4));
        atomic.add(baz(4));
        atomic.resync();
        atomic.resync();

        assertThat(batches(atomic))
                .containsExactly(
                        "single[ReplacedAll(1 objects at 1)]*",
                        "batch[Added(bar@2), Added(baz@2)]",
                        "single[Bookmark(3)]",
                        "batch[Added(bar@4), Added(baz@4)]",
                        "single[SyncAll()]",
                        "single[SyncAll()]");
    }

    @Test
    @DisplayName("C22 TestRealFIFO_PopBrokenItemsInBatch: an object without a key ends the batch that it is in")
    void popBrokenItemsInBatch() {
        KeyFunction<Item> fussy = item -> {
            if (item.value() < 0) {
                throw new IllegalStateException("no key below zero");
            }
            return item.name();
        };
        RealFIFO<Item> queue = new RealFIFO<>(
                RealFIFOOptions.known(fussy, KnownItems.of())
                        .withTransformer(item -> item.name().equals("bar") ? bar(-item.value()) : item),
                Concurrency.threads());
        queue.add(foo(1));
        queue.add(bar(1));
        queue.add(baz(1));
        queue.add(bar(2));
        queue.add(bar(3));

        assertThat(batches(queue))
                .containsExactly(
                        "batch[Added(foo@1), Added(bar@-1)]",
                        "batch[Added(baz@1), Added(bar@-2)]",
                        "single[Added(bar@-3)]");
    }

    @Test
    @DisplayName("C23 TestRealFIFO_DeleteExistingNonPropagated: an object that is queued but not stored can be deleted")
    void deleteExistingNonPropagated() {
        RealFIFO<Item> queue = knowing();
        queue.add(foo(5));
        queue.delete(foo(6));
        queue.delete(bar(1)); // which is not known: queued all the same

        assertThat(queue.list()).containsExactly(Delta.added(foo(5)), foo(6).gone(), bar(1).gone());
    }

    @Test
    @DisplayName("C23 TestRealFIFO_HasSyncedCorrectOnDeletion: the tombstones of the first list belong to it")
    void hasSyncedCorrectOnDeletion() {
        RealFIFO<Item> queue = knowing(foo(5), bar(6), baz(7));
        queue.replace(List.of(foo(5)), "0");
        assertThat(queue.list()).containsExactly(bar(6).missed(), baz(7).missed(), Delta.replaced(foo(5)));

        for (int i = 0; i < 3; i++) {
            assertThat(queue.hasSynced()).as("after " + i + " of 3").isFalse();
            assertThat(popInInitialList(queue)).isTrue();
        }
        assertThat(queue.hasSynced()).isTrue();
    }

    @Test
    @DisplayName("C24 TestRealFIFO_PopShouldUnblockWhenClosed: a waiting pop throws when the queue is closed")
    void popShouldUnblockWhenClosed() {
        for (long seed = 0; seed < 50; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                RealFIFO<Item> queue = new RealFIFO<>(RealFIFOOptions.atomic(Item::name), concurrency);
                List<Task> waiting = new ArrayList<>();
                List<String> received = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    boolean inBatches = i == 1;
                    waiting.add(concurrency.spawn("consumer-" + i, () -> {
                        try {
                            if (inBatches) {
                                queue.popBatch((deltas, initial) -> {}, (deltas, initial) -> {});
                            } else {
                                queue.pop((deltas, initial) -> {});
                            }
                        } catch (QueueClosedException e) {
                            received.add(e.getMessage());
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    }));
                }
                queue.close();
                assertThat(queue.isClosed()).isTrue();
                waiting.forEach(RealFIFOConformanceTest::join);
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
}
