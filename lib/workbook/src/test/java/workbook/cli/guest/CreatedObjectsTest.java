package workbook.cli.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ConfigMap;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CreatedObjectsTest {
    private static final ObjectReference MAP = ObjectReference.planned(ConfigMap.TYPE, "default", "a");

    private final CreatedObjects createdObjects = new CreatedObjects();

    @Test
    void anObjectWithoutAResponseIsNotForgottenIfItIsAbsent() {
        createdObjects.begun(MAP);
        createdObjects.absent(MAP);
        assertThat(createdObjects.isUnknown(MAP)).isTrue();

        createdObjects.ended(MAP, CreateOutcome.UNKNOWN);
        createdObjects.absent(MAP);
        assertThat(createdObjects.isUnknown(MAP)).isTrue();

        createdObjects.gone(MAP); // it was seen, and was deleted
        assertThat(createdObjects.isEmpty()).isTrue();
    }

    @Test
    void aRefusalForgetsOnlyTheRefusedObject() {
        createdObjects.begun(MAP);
        createdObjects.ended(MAP, CreateOutcome.TAKEN);
        assertThat(createdObjects.isEmpty()).isTrue();

        createdObjects.begun(MAP);
        createdObjects.ended(MAP, CreateOutcome.ANSWERED);
        createdObjects.begun(MAP);
        createdObjects.ended(MAP, CreateOutcome.TAKEN);
        assertThat(createdObjects.contains(MAP)).isTrue();
        createdObjects.absent(MAP);
        assertThat(createdObjects.isEmpty()).isTrue();
    }

    @Test
    void noWriteStartsAfterTheEnd() throws InterruptedException {
        createdObjects.begun(null);
        createdObjects.end();

        assertThatThrownBy(() -> createdObjects.begun(MAP)).isInstanceOf(CancellationException.class);
        assertThat(createdObjects.isEmpty()).isTrue();
        assertThat(createdObjects.awaitAnswers(Duration.ZERO)).isEqualTo(1);
        createdObjects.ended(null, CreateOutcome.ANSWERED);
        assertThat(createdObjects.awaitAnswers(UninterruptibleCall.AFTER_INTERRUPT))
                .isZero();
    }
}
