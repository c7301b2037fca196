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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import informers.api.DeletedObject;
import informers.api.KeyException;
import informers.api.TransformFunc;
import informers.util.Concurrency;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What client-go's own tests do not cover. */
class RealFIFOTest {
    private static final TransformFunc<Item> TO_THOUSANDS = item -> {
        if (item.value() == 13) {
            throw new IllegalStateException("13 refused");
        }
        return new Item(item.name(), item.value() + 1000);
    };

    private final RealFIFO<Item> atomic = with(RealFIFOOptions.atomic(Item::name));

    private static RealFIFO<Item> with(RealFIFOOptions<Item> options) {
        return new RealFIFO<>(options, Concurrency.threads());
    }

    private static RealFIFO<Item> knowing(KnownItems known) {
        return with(RealFIFOOptions.known(Item::name, known));
    }

    @Test
    void itHasSyncedIfAChangePrecedesTheFirstList() {
        assertThat(atomic.hasSynced()).isFalse();
        atomic.bookmark("1");
        atomic.resync();
        assertThat(atomic.hasSynced()).as("neither is a list").isFalse();
        atomic.add(foo(1));
        assertThat(atomic.hasSynced()).isTrue();

        RealFIFO<Item> updated = with(RealFIFOOptions.atomic(Item::name));
        updated.update(foo(1));
        assertThat(updated.hasSynced()).isTrue();
        RealFIFO<Item> deleted = with(RealFIFOOptions.atomic(Item::name));
        deleted.delete(foo(1));
        assertThat(deleted.hasSynced()).isTrue();
        RealFIFO<Item> tombstone = with(RealFIFOOptions.atomic(Item::name));
        tombstone.delete(DeletedObject.missed("foo", Optional.empty()));
        assertThat(tombstone.hasSynced()).isTrue();
    }

    @Test
    void anEmptyListIsAnEntryOfTheAtomicForm() {
        atomic.replace(List.of(), "1");
        assertThat(atomic.hasSynced()).isFalse();
        assertThat(popInInitialList(atomic)).isTrue();
        assertThat(atomic.hasSynced()).isTrue();

        RealFIFO<Item> known = knowing(KnownItems.of());
        known.replace(List.of(), "1");
        assertThat(known.hasSynced()).as("nothing to pop").isTrue();
    }

    @Test
    void theFirstListIncludesWhatWasQueuedBefore() {
        RealFIFO<Item> queue = knowing(KnownItems.of(foo(1)));
        queue.resync();
        queue.replace(List.of(foo(2), bar(2)), "2");
        queue.add(baz(3));

        List<Boolean> initial = new ArrayList<>();
        while (queue.size() > 0) {
            initial.add(popInInitialList(queue));
        }
        assertThat(initial).containsExactly(true, true, true, false);
    }

    @Test
    void aSecondListIsNotTheFirst() {
        atomic.replace(List.of(foo(1)), "1");
        atomic.replace(List.of(foo(2)), "2");
        assertThat(popInInitialList(atomic)).isTrue();
        assertThat(atomic.hasSynced()).isTrue();
        assertThat(popInInitialList(atomic)).isFalse();
    }

    /** A caller that waits for hasSynced() reads the store next: so the store must have the list by then. */
    @Test
    void itHasNotSyncedWhileTheFirstListIsProcessed() throws InterruptedException {
        atomic.replace(List.of(foo(1)), "1");
        boolean[] meanwhile = {true};
        atomic.pop((deltas, isInInitialList) -> meanwhile[0] = atomic.hasSynced());
        assertThat(meanwhile[0]).isFalse();
        assertThat(atomic.hasSynced()).isTrue();
    }

    /** Only possible while the lock is free: the list is queued after the bookmark was popped. */
    @Test
    void entriesPoppedBeforeTheFirstListDoNotBelongToIt() throws InterruptedException {
        atomic.bookmark("1");
        atomic.pop((deltas, isInInitialList) -> atomic.replace(List.of(foo(1)), "2"));
        assertThat(atomic.hasSynced()).isFalse();
        assertThat(popInInitialList(atomic)).isTrue();
        assertThat(atomic.hasSynced()).isTrue();
    }

    @Test
    void whatCouldNotBeProcessedIsNotPutBackAndCountsAsPopped() {
        atomic.replace(List.of(foo(1)), "1");
        assertThatIllegalStateException()
                .isThrownBy(() -> atomic.pop((deltas, isInInitialList) -> {
                    throw new IllegalStateException("boom");
                }))
                .withMessage("boom");
        assertThat(atomic.size()).isZero();
        assertThat(atomic.hasSynced()).isTrue();
        atomic.add(foo(2));
        assertThat(pop(atomic)).containsExactly(Delta.added(foo(2)));
    }

    @Test
    void bookmarksAreQueuedOnlyIfAskedFor() {
        atomic.bookmark("17");
        assertThat(atomic.list()).containsExactly(Delta.bookmark("17"));
        assertThat(atomic.list().get(0).bookmarkedVersion()).isEqualTo("17");

        RealFIFO<Item> without = with(RealFIFOOptions.<Item>atomic(Item::name).withEmitDeltaTypeBookmark(false));
        without.bookmark("17");
        assertThat(without.size()).isZero();
        RealFIFO<Item> known = knowing(KnownItems.of());
        known.bookmark("17");
        assertThat(known.size()).isZero();
    }

    @Test
    void everyObjectIsTransformedOnce() {
        RealFIFO<Item> queue = with(RealFIFOOptions.<Item>atomic(Item::name).withTransformer(TO_THOUSANDS));
        queue.add(foo(1));
        queue.update(foo(2));
        queue.delete(foo(3));
        queue.delete(DeletedObject.missed("bar", Optional.of(bar(1001))));
        queue.replace(List.of(foo(4)), "4");
        assertThat(queue.list())
                .containsExactly(
                        Delta.added(foo(1001)),
                        Delta.updated(foo(1002)),
                        foo(1003).gone(),
                        bar(1001).missed(),
                        Delta.replacedAll("4", List.of(foo(1004))));

        RealFIFO<Item> known =
                with(RealFIFOOptions.known(Item::name, KnownItems.of(baz(1001))).withTransformer(TO_THOUSANDS));
        known.resync();
        known.replace(List.of(foo(1)), "1");
        assertThat(known.list())
                .containsExactly(Delta.sync(baz(1001)), baz(1001).missed(), Delta.replaced(foo(1001)));
        assertThat(known.transformer()).containsSame(TO_THOUSANDS);
        assertThat(atomic.transformer()).isEmpty();
    }

    @Test
    void whatCannotBeTransformedIsNotQueued() {
        RealFIFO<Item> queue = with(RealFIFOOptions.<Item>atomic(Item::name).withTransformer(TO_THOUSANDS));
        assertThatIllegalStateException().isThrownBy(() -> queue.add(foo(13))).withMessage("13 refused");
        assertThatIllegalStateException()
                .isThrownBy(() -> queue.replace(List.of(bar(1), foo(13)), "1"))
                .withMessage("13 refused");
        assertThat(queue.size()).isZero();

        RealFIFO<Item> known =
                with(RealFIFOOptions.known(Item::name, KnownItems.of()).withTransformer(TO_THOUSANDS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> known.replace(List.of(bar(1), foo(13)), "1"))
                .withMessage("couldn't enqueue object: 13 refused");
        assertThat(known.hasSynced()).isFalse();
    }

    @Test
    void whatHasNoKeyIsRefusedAndNamed() {
        RealFIFO<Item> fussy = with(RealFIFOOptions.known(
                item -> {
                    throw new IllegalStateException("no name");
                },
                KnownItems.of()));
        for (Runnable attempt : List.<Runnable>of(
                () -> fussy.add(foo(1)),
                () -> fussy.update(foo(1)),
                () -> fussy.delete(foo(1)),
                () -> fussy.replace(List.of(foo(1)), "1"))) {
            assertThatExceptionOfType(KeyException.class)
                    .isThrownBy(attempt::run)
                    .withMessage("couldn't create key for object foo@1: no name");
        }
        assertThat(fussy.size()).isZero();
    }

    @Test
    void aResyncShowsWhatIsKnownAndNotQueued() {
        RealFIFO<Item> queue = knowing(KnownItems.listingAlso("qux", foo(1), bar(1), baz(1)));
        queue.update(bar(2));
        queue.resync();
        assertThat(queue.list()).containsExactly(Delta.updated(bar(2)), Delta.sync(foo(1)), Delta.sync(baz(1)));
        queue.resync();
        assertThat(queue.size()).as("all of them are queued").isEqualTo(3);
    }

    @Test
    void aStoreThatCannotReturnTheObjectStopsNothing() {
        RealFIFO<Item> queue = knowing(KnownItems.of(foo(1)).broken());
        queue.resync();
        assertThat(queue.size()).isZero();
        queue.replace(List.of(bar(1)), "1");
        assertThat(queue.list()).containsExactly(missed("foo"), Delta.replaced(bar(1)));
    }

    @Test
    void popReturnsWhatWasProcessed() throws InterruptedException {
        atomic.add(foo(1));
        List<Deltas<Item>> processed = new ArrayList<>();
        Deltas<Item> popped = atomic.pop((deltas, isInInitialList) -> processed.add(deltas));
        assertThat(processed).containsExactly(popped);
        assertThat(popped).isEqualTo(Deltas.of(Delta.added(foo(1))));
    }

    @Test
    void whatIsInAClosedQueueCanStillBePopped() {
        atomic.add(foo(1));
        assertThat(atomic.isClosed()).isFalse();
        atomic.close();
        atomic.add(bar(1));
        assertThat(atomic.isClosed()).isTrue();
        assertThat(popAll(atomic)).hasSize(2);
        assertThatExceptionOfType(QueueClosedException.class).isThrownBy(() -> pop(atomic));
        assertThatExceptionOfType(QueueClosedException.class)
                .isThrownBy(() -> atomic.popBatch((deltas, initial) -> {}, (deltas, initial) -> {}));
    }

    /** client-go sets the slot to nil for this; a queue that is never empty would keep every object that it ever held. */
    @Test
    void poppedObjectsAreNotReferenced() throws InterruptedException {
        WeakReference<Object> popped = addAndForget();
        atomic.add(bar(1));
        pop(atomic);
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (popped.get() != null && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(1);
        }
        assertThat(popped.get()).isNull();
        assertThat(atomic.size()).isOne();
    }

    private WeakReference<Object> addAndForget() {
        Item item = foo(1);
        atomic.add(item);
        return new WeakReference<>(item);
    }
}
