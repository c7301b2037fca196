package workbook.cli.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ConfigMap;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CreatedObjectsTest {
    private static final ObjectReference MAP = ObjectReference.planned(ConfigMap.TYPE, "default", "a");

    private final CreatedObjects ledger = new CreatedObjects();

    @Test
    void whatHasNoAnswerIsNotStruckBecauseItIsAbsent() {
        ledger.begun(MAP);
        ledger.absent(MAP);
        assertThat(ledger.isUnknown(MAP)).isTrue();

        ledger.ended(MAP, CreateOutcome.UNKNOWN);
        ledger.absent(MAP);
        assertThat(ledger.isUnknown(MAP)).isTrue();

        ledger.gone(MAP); // it was seen, and deleted
        assertThat(ledger.isEmpty()).isTrue();
    }

    @Test
    void aRefusalStrikesWhatItRefusedAndNotWhatWasMadeBefore() {
        ledger.begun(MAP);
        ledger.ended(MAP, CreateOutcome.TAKEN);
        assertThat(ledger.isEmpty()).isTrue();

        ledger.begun(MAP);
        ledger.ended(MAP, CreateOutcome.ANSWERED);
        ledger.begun(MAP);
        ledger.ended(MAP, CreateOutcome.TAKEN);
        assertThat(ledger.contains(MAP)).isTrue();
        ledger.absent(MAP);
        assertThat(ledger.isEmpty()).isTrue();
    }

    @Test
    void noWriteBeginsAfterTheEnd() throws InterruptedException {
        ledger.begun(null);
        ledger.end();

        assertThatThrownBy(() -> ledger.begun(MAP)).isInstanceOf(CancellationException.class);
        assertThat(ledger.isEmpty()).isTrue();
        assertThat(ledger.awaitAnswers(Duration.ZERO)).isEqualTo(1);
        ledger.ended(null, CreateOutcome.ANSWERED);
        assertThat(ledger.awaitAnswers(UninterruptibleCall.AFTER_INTERRUPT)).isZero();
    }
}
