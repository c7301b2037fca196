package workbook.cli.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class UninterruptibleCallTest {
    @Test
    void anInterruptDoesNotCancelTheRequestAndIsKept() {
        CountDownLatch sent = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        String answer = UninterruptibleCall.of("create a", () -> {
            sent.countDown();
            return "created";
        });

        assertThat(answer).isEqualTo("created");
        assertThat(sent.getCount()).isZero();
        assertThat(Thread.interrupted()).as("the interrupt").isTrue();
    }

    @Test
    void theExceptionOfTheRequestIsThrown() {
        IllegalStateException refused = new IllegalStateException("403");

        assertThatThrownBy(() -> UninterruptibleCall.of("create a", () -> {
                    throw refused;
                }))
                .isSameAs(refused);
    }
}
