package workbook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    private static final Duration LIMIT = Duration.ofMillis(400);

    @Test
    void onABusyMachineABodyThatComputesHasItsTime() throws Exception {
        List<Thread> busy = new ArrayList<>();
        for (int i = 0; i < 6 * Runtime.getRuntime().availableProcessors(); i++) {
            Thread thread = new Thread(TimeLimitTest::computeUntilInterrupted, "busy " + i);
            thread.setDaemon(true);
            thread.start();
            busy.add(thread);
        }
        try {
            TimeLimit.Outcome outcome =
                    TimeLimit.run("computes", LIMIT, "None.java", () -> compute(LIMIT.dividedBy(4)));

            assertThat(outcome.thrown()).isNull();
        } finally {
            busy.forEach(Thread::interrupt);
        }
    }

    @Test
    void aBodyThatComputesForeverIsLate() throws Exception {
        TimeLimit.Outcome outcome =
                TimeLimit.run("loops", LIMIT, "TimeLimitTest.java", TimeLimitTest::computeUntilInterrupted);

        assertThat(outcome.thrown())
                .isInstanceOf(WaitFailed.class)
                .hasMessageStartingWith("took longer than 400 ms; it is at TimeLimitTest.java:");
    }

    @Test
    void aBodyThatWaitsForeverIsLateByTheClock() throws Exception {
        long start = System.nanoTime();

        TimeLimit.Outcome outcome = TimeLimit.run("waits", LIMIT, "None.java", () -> new CountDownLatch(1).await());

        assertThat(outcome.thrown()).isInstanceOf(WaitFailed.class).hasMessageStartingWith("took longer than 400 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("the limit passes once, not many times")
                .isLessThan(LIMIT.multipliedBy(6));
    }

    private static void compute(Duration processorTime) {
        long until = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + processorTime.toNanos();
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static void computeUntilInterrupted() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }
}
