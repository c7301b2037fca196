package informers.queue;

import static informers.queue.Item.bar;
import static informers.queue.Item.baz;
import static informers.queue.Item.foo;
import static informers.queue.Item.missed;
import static informers.queue.Item.pop;
import static informers.queue.Item.popAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import informers.api.DeletedObject;
import informers.api.KeyException;
import informers.api.TransformFunc;
import informers.util.Concurrency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What client-go's own tests do not cover. */
class DeltaFIFOTest {
    private final DeltaFIFO<Item> queue = DeltaFIFO.of(Item::name);

    private static DeltaFIFOOptions<Item> options() {
        return DeltaFIFOOptions.of(Item::name);
    }

    private static DeltaFIFO<Item> with(DeltaFIFOOptions<Item> options) {
        return new DeltaFIFO<>(options, Concurrency.threads());
    }

    /** An example: three pods, one of them changed and deleted before the first pop. */
    @Test
    void theNewestStateOfEachCanBeListed() {
        queue.add(foo(1));
        queue.add(bar(2));
        queue.add(baz(3));
        queue.update(foo(11));
        queue.delete(foo(11));

        assertThat(queue.list()).containsExactly(foo(11), bar(2), baz(3));
        assertThat(queue.listKeys()).containsExactly("foo", "bar", "baz");
        assertThat(queue.items().keySet()).containsExactly("foo", "bar", "baz");
        assertThat(queue.items().get("foo"))
                .containsExactly(Delta.added(foo(1)), Delta.updated(foo(11)), foo(11).gone());
        assertThat(queue.size()).isEqualTo(3);
    }

    @Test
    void whatIsDeletedAndUnknownIsNotListed() {
        queue.add(foo(1));
        queue.delete(DeletedObject.missed("foo", Optional.empty()));
        assertThat(queue.list()).isEmpty();
        assertThat(queue.listKeys()).containsExactly("foo");
    }

    @Test
    void ofTwoDeletionsTheOneWithTheFinalStateStays() {
        queue.add(foo(1));
        queue.delete(foo(2));
        queue.delete(DeletedObject.missed("foo", Optional.of(foo(1))));
        assertThat(pop(queue)).containsExactly(Delta.added(foo(1)), foo(2).gone());

        queue.add(foo(1));
        queue.delete(DeletedObject.missed("foo", Optional.of(foo(1))));
        queue.delete(foo(2));
        assertThat(pop(queue)).containsExactly(Delta.added(foo(1)), foo(2).gone());

        queue.add(foo(1));
        queue.delete(DeletedObject.missed("foo", Optional.of(foo(1))));
        queue.delete(DeletedObject.missed("foo", Optional.empty()));
        assertThat(pop(queue))
                .as("of two tombstones the newer one")
                .containsExactly(Delta.added(foo(1)), missed("foo"));

        queue.add(foo(1));
        queue.delete(foo(2));
        queue.delete(foo(3));
        assertThat(pop(queue))
                .as("of two deletions the one with the final state")
                .containsExactly(Delta.added(foo(1)), foo(2).gone());
    }

    @Test
    void nothingElseIsMerged() {
        queue.add(foo(1));
        queue.add(foo(1));
        queue.update(foo(1));
        queue.update(foo(1));
        queue.delete(foo(2));
        queue.add(foo(3));
        queue.delete(foo(4));
        assertThat(pop(queue))
                .containsExactly(
                        Delta.added(foo(1)),
                        Delta.added(foo(1)),
                        Delta.updated(foo(1)),
                        Delta.updated(foo(1)),
                        foo(2).gone(),
                        Delta.added(foo(3)),
                        foo(4).gone());
    }

    @Test
    void aDeletionIsQueuedIfTheLookupInTheStoreFails() {
        DeltaFIFO<Item> broken = with(options().withKnownObjects(KnownItems.of().broken()));
        broken.delete(foo(1));
        assertThat(popAll(broken)).containsExactly(List.of(foo(1).gone()));
        broken.delete(DeletedObject.missed("bar", Optional.empty()));
        assertThat(popAll(broken)).containsExactly(List.of(missed("bar")));
    }

    @Test
    void aListIsReconciledIfTheStoreCannotReturnTheObject() {
        DeltaFIFO<Item> broken =
                with(options().withKnownObjects(KnownItems.of(foo(1)).broken()));
        broken.replace(List.of(), "1");
        assertThat(popAll(broken)).containsExactly(List.of(missed("foo")));

        DeltaFIFO<Item> forgetful = with(options().withKnownObjects(KnownItems.listingAlso("bar", foo(1))));
        forgetful.replace(List.of(foo(2)), "1");
        assertThat(popAll(forgetful)).containsExactly(List.of(Delta.sync(foo(2))), List.of(missed("bar")));
    }

    @Test
    void aResyncSkipsObjectsThatTheStoreCannotReturn() {
        DeltaFIFO<Item> broken =
                with(options().withKnownObjects(KnownItems.of(foo(1)).broken()));
        broken.resync();
        assertThat(broken.size()).isZero();

        DeltaFIFO<Item> forgetful = with(options().withKnownObjects(KnownItems.listingAlso("bar", foo(1))));
        forgetful.resync();
        assertThat(popAll(forgetful)).containsExactly(List.of(Delta.sync(foo(1))));
    }

    @Test
    void whatHasNoKeyIsRefusedAndNamed() {
        DeltaFIFO<Item> fussy = DeltaFIFO.of(item -> {
            throw new IllegalStateException("no name");
        });
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
    void whatCannotBeTransformedIsNotQueued() {
        TransformFunc<Item> picky = item -> {
            if (item.value() == 13) {
                throw new IllegalStateException("13 refused");
            }
            return item;
        };
        DeltaFIFO<Item> choosy = with(options().withTransformer(picky));
        assertThatIllegalStateException().isThrownBy(() -> choosy.add(foo(13))).withMessage("13 refused");
        assertThat(choosy.size()).isZero();

        choosy.replace(List.of(), "0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> choosy.replace(List.of(bar(1), foo(13), baz(1)), "1"))
                .withMessage("couldn't enqueue object: 13 refused")
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(choosy.listKeys()).as("earlier objects stay queued").containsExactly("bar");
    }

    @Test
    void aListThatFailedIsNotTheFirstList() {
        DeltaFIFO<Item> choosy = with(options().withTransformer(item -> {
            if (item.value() == 13) {
                throw new IllegalStateException("13 refused");
            }
            return item;
        }));
        assertThatIllegalArgumentException().isThrownBy(() -> choosy.replace(List.of(foo(13)), "1"));
        assertThat(choosy.hasSynced()).isFalse();
        choosy.replace(List.of(foo(1)), "2");
        assertThat(choosy.hasSynced()).isFalse();
        pop(choosy);
        assertThat(choosy.hasSynced()).isTrue();
    }

    /** A resync may precede the first list, when other code has filled the store. */
    @Test
    void deletionsOfQueuedObjectsBelongToTheFirstList() {
        DeltaFIFO<Item> queue = with(options().withKnownObjects(KnownItems.of(foo(1), bar(1))));
        queue.resync();
        queue.replace(List.of(bar(2)), "2");
        assertThat(pop(queue)).containsExactly(Delta.sync(foo(1)), foo(1).missed());
        assertThat(queue.hasSynced()).isFalse();
        assertThat(pop(queue)).containsExactly(Delta.sync(bar(1)), Delta.sync(bar(2)));
        assertThat(queue.hasSynced()).isTrue();
    }

    @Test
    void whatCouldNotBeProcessedIsNotPutBack() {
        queue.add(foo(1));
        assertThatIllegalStateException()
                .isThrownBy(() -> queue.pop((deltas, isInInitialList) -> {
                    throw new IllegalStateException("boom");
                }))
                .withMessage("boom");
        assertThat(queue.size()).isZero();
        queue.add(foo(2)); // the lock is free again
        assertThat(pop(queue)).containsExactly(Delta.added(foo(2)));
    }

    @Test
    void popReturnsWhatWasProcessed() throws InterruptedException {
        queue.add(foo(1));
        Deltas<Item> popped = queue.pop(
                (deltas, isInInitialList) -> assertThat(deltas.newest()).contains(Delta.added(foo(1))));
        assertThat(popped).isEqualTo(Deltas.of(Delta.added(foo(1))));
    }

    @Test
    void whatIsInAClosedQueueCanStillBePopped() {
        queue.add(foo(1));
        assertThat(queue.isClosed()).isFalse();
        queue.close();
        queue.add(bar(1));
        assertThat(queue.isClosed()).isTrue();
        assertThat(popAll(queue)).hasSize(2);
        assertThatExceptionOfType(QueueClosedException.class).isThrownBy(() -> pop(queue));
    }

    @Test
    void itReturnsItsTransformer() {
        TransformFunc<Item> transform = item -> item;
        assertThat(with(options().withTransformer(transform)).transformer()).containsSame(transform);
        assertThat(queue.transformer()).isEmpty();
    }

    @Test
    void optionsWithoutAKeyFunctionAreRefused() {
        assertThatNullPointerException().isThrownBy(() -> DeltaFIFO.of(null)).withMessage("keyFunction");
        assertThatNullPointerException()
                .isThrownBy(() -> options().withKnownObjects(null))
                .withMessage("knownObjects");
    }

    @Test
    void withersKeepTheRest() {
        KnownItems known = KnownItems.of();
        TransformFunc<Item> transform = item -> item;
        DeltaFIFOOptions<Item> all = options()
                .withTransformer(transform)
                .withEmitDeltaTypeReplaced(true)
                .withKnownObjects(known);
        assertThat(all.knownObjects()).isSameAs(known);
        assertThat(all.emitDeltaTypeReplaced()).isTrue();
        assertThat(all.transformer()).containsSame(transform);
        assertThat(all.withEmitDeltaTypeReplaced(false).knownObjects()).isSameAs(known);
        assertThat(all.withTransformer(item -> foo(1)).emitDeltaTypeReplaced()).isTrue();
    }
}
