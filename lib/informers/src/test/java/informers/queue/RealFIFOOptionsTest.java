package informers.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import informers.api.TransformFunc;
import org.junit.jupiter.api.Test;

/** Options that contradict each other are refused, where client-go panics. */
class RealFIFOOptionsTest {
    private final KnownItems known = KnownItems.of();
    private final RealFIFOOptions<Item> knownForm = RealFIFOOptions.known(Item::name, known);
    private final RealFIFOOptions<Item> atomicForm = RealFIFOOptions.atomic(Item::name);

    @Test
    void onlyTheAtomicFormUnlocksAndQueuesBookmarks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> knownForm.withUnlockWhileProcessing(true))
                .withMessageContaining("expected unlockWhileProcessing only with RealFIFOOptions.atomic()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> knownForm.withEmitDeltaTypeBookmark(true))
                .withMessageContaining("expected emitDeltaTypeBookmark only with RealFIFOOptions.atomic()");
        assertThat(knownForm.withUnlockWhileProcessing(false).atomicEvents()).isFalse();
    }

    @Test
    void keyFunctionAndStoreAreRequired() {
        assertThatNullPointerException()
                .isThrownBy(() -> RealFIFOOptions.atomic(null))
                .withMessage("keyFunction");
        assertThatNullPointerException().isThrownBy(() -> RealFIFOOptions.known(Item::name, null));
    }

    @Test
    void theAtomicFormIsTheInformersDefault() {
        assertThat(atomicForm.atomicEvents()).isTrue();
        assertThat(atomicForm.unlockWhileProcessing()).isTrue();
        assertThat(atomicForm.emitDeltaTypeBookmark()).isTrue();
        assertThat(atomicForm.knownObjects()).isEmpty();
        assertThat(atomicForm.transformer()).isEmpty();
    }

    @Test
    void withersKeepTheOtherOptions() {
        TransformFunc<Item> transform = item -> item;
        RealFIFOOptions<Item> options = atomicForm
                .withTransformer(transform)
                .withUnlockWhileProcessing(false)
                .withEmitDeltaTypeBookmark(false);
        assertThat(options.keyFunction()).isSameAs(atomicForm.keyFunction());
        assertThat(options.withUnlockWhileProcessing(true).transformer()).containsSame(transform);
        assertThat(options.withUnlockWhileProcessing(true).emitDeltaTypeBookmark())
                .isFalse();
        assertThat(options.withEmitDeltaTypeBookmark(true).unlockWhileProcessing())
                .isFalse();
        assertThat(knownForm.withTransformer(transform).knownObjects()).containsSame(known);
    }
}
