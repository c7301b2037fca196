package informers.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import informers.api.TransformFunc;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where client-go panics, a lesson is told. */
class RealFIFOOptionsTest {
    private static RealFIFOOptions<Item> of(
            @Nullable KnownObjects<Item> known, boolean atomic, boolean unlock, boolean bookmarks) {
        return new RealFIFOOptions<>(Item::name, known, atomic, unlock, bookmarks, Optional.empty());
    }

    @Test
    void anAtomicQueueDoesNotLookIntoAStore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(KnownItems.of(), true, false, false))
                .withMessageContaining("expected no knownObjects together with atomicEvents");
    }

    @Test
    void anotherQueueHasTo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(null, false, false, false))
                .withMessageContaining("expected knownObjects, because atomicEvents is off");
    }

    @Test
    void onlyAnAtomicQueueUnlocksAndBookmarks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(KnownItems.of(), false, true, false))
                .withMessageContaining("expected atomicEvents together with unlockWhileProcessing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(KnownItems.of(), false, false, true))
                .withMessageContaining("expected atomicEvents together with emitDeltaTypeBookmark");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> RealFIFOOptions.known(Item::name, KnownItems.of()).withUnlockWhileProcessing(true));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> RealFIFOOptions.known(Item::name, KnownItems.of()).withEmitDeltaTypeBookmark(true));
    }

    @Test
    void withoutAKeyFunctionThereIsNone() {
        assertThatNullPointerException()
                .isThrownBy(() -> RealFIFOOptions.atomic(null))
                .withMessage("keyFunction");
    }

    @Test
    void theInformersDefaultIsAtomicAndUnlocked() {
        RealFIFOOptions<Item> atomic = RealFIFOOptions.atomic(Item::name);
        assertThat(atomic)
                .isEqualTo(new RealFIFOOptions<>(atomic.keyFunction(), null, true, true, true, Optional.empty()));
    }

    @Test
    void withersKeepTheRest() {
        TransformFunc<Item> transform = item -> item;
        RealFIFOOptions<Item> options = RealFIFOOptions.<Item>atomic(Item::name)
                .withTransformer(transform)
                .withUnlockWhileProcessing(false)
                .withEmitDeltaTypeBookmark(false);
        assertThat(options)
                .isEqualTo(
                        new RealFIFOOptions<>(options.keyFunction(), null, true, false, false, Optional.of(transform)));
        assertThat(options.withUnlockWhileProcessing(true).transformer()).containsSame(transform);
        assertThat(options.withUnlockWhileProcessing(true).emitDeltaTypeBookmark())
                .isFalse();

        KnownItems known = KnownItems.of();
        assertThat(RealFIFOOptions.known(Item::name, known)
                        .withTransformer(transform)
                        .knownObjects())
                .isSameAs(known);
    }
}
