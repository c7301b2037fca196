package informers.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTraceTest {
    private final List<String> log = new ArrayList<>();

    private void process(int count, int depth, Duration takes) {
        SeededScheduler.run(
                1,
                concurrency -> new ProcessTrace("ToyFIFO", concurrency, log::add)
                        .run(() -> "foo", count, depth, () -> sleep(concurrency, takes)));
    }

    @Test
    void slowProcessingIsLoggedWhileManyWait() {
        process(1, 11, Duration.ofMillis(101));
        assertThat(log)
                .containsExactly("ToyFIFO: slow processing delays the queue; is an event handler slow?"
                        + " entry=\"foo\" entries=1 millis=101 queued=11");
    }

    @Test
    void otherwiseNothingIsLogged() {
        process(1, 10, Duration.ofSeconds(10));
        process(1, 11, Duration.ofMillis(100));
        process(3, 11, Duration.ofMillis(300));
        process(20, 11, Duration.ofMillis(1000));
        assertThat(log).isEmpty();
    }

    @Test
    void aBatchMayTakeLongerButNotMoreThanASecond() {
        process(3, 11, Duration.ofMillis(301));
        process(20, 11, Duration.ofMillis(1001));
        assertThat(log).hasSize(2).allMatch(line -> line.matches(".*entry=\"foo\" entries=(3|20) .*"));
    }

    @Test
    void slowProcessingThatFailsIsLogged() {
        SeededScheduler.run(
                1,
                concurrency -> assertThatIllegalStateException()
                        .isThrownBy(() -> new ProcessTrace("ToyFIFO", concurrency, log::add)
                                .run(() -> "foo", 1, 11, () -> {
                                    sleep(concurrency, Duration.ofSeconds(1));
                                    throw new IllegalStateException("boom");
                                })));
        assertThat(log).hasSize(1);
    }

    private static void sleep(Concurrency concurrency, Duration duration) {
        try {
            concurrency.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
