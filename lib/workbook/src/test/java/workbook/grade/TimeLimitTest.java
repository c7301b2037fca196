package workbook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Duration SHORT = Duration.ofMillis(400);

    /** At load 15 on two processors, 10 s on the clock are little more than a second of one. */
    @Test
    void aRightAnswerOnABusyMachineHasMoreTime() {
        assertThat(TimeLimit.hasMore(LIMIT, LIMIT, Duration.ofMillis(1300))).isTrue();
        assertThat(TimeLimit.hasMore(LIMIT, Duration.ofSeconds(40), Duration.ofMillis(4900)))
                .isTrue();
    }

    /** As the answer with many busy threads that held up the answers that were graded beside it. */
    @Test
    void anAnswerThatTakesTheMachineHasNoMoreTime() {
        assertThat(TimeLimit.hasMore(LIMIT, LIMIT, Duration.ofSeconds(19))).isFalse();
        assertThat(TimeLimit.hasMore(LIMIT, LIMIT, Duration.ofSeconds(5))).isFalse();
    }

    @Test
    void noTestTakesLongerThanAMinute() {
        assertThat(TimeLimit.hasMore(LIMIT, Duration.ofSeconds(60), Duration.ZERO))
                .isFalse();
    }

    @Test
    void aBodyThatComputesForeverIsLate() throws Exception {
        TimeLimit.Outcome outcome = TimeLimit.run("loops", SHORT, "TimeLimitTest.java", () -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });

        assertThat(outcome.thrown())
                .isInstanceOf(WaitFailed.class)
                .hasMessageStartingWith("took longer than 400 ms; it is at TimeLimitTest.java:");
    }

    @Test
    void aBodyThatWaitsForeverIsLate() throws Exception {
        TimeLimit.Outcome outcome = TimeLimit.run("waits", SHORT, "None.java", () -> new CountDownLatch(1).await());

        assertThat(outcome.thrown()).isInstanceOf(WaitFailed.class).hasMessage("took longer than 400 ms");
    }
}
