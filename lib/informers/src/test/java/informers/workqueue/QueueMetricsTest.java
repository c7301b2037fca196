package informers.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import informers.testkit.SeededRuns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** client-go: util/workqueue/metrics_test.go. */
class QueueMetricsTest {
    /** Records the figures. */
    private static final class RecordedMetrics implements QueueMetrics {
        int added;
        int depth;
        int retried;
        final List<Long> latencies = new ArrayList<>();
        final List<Long> workDurations = new ArrayList<>();
        final List<String> unfinished = new ArrayList<>();

        @Override
        public void added() {
            added++;
        }

        @Override
        public void depth(int items) {
            depth = items;
        }

        @Override
        public void latency(Duration waited) {
            latencies.add(waited.toMillis());
        }

        @Override
        public void workDuration(Duration worked) {
            workDurations.add(worked.toMillis());
        }

        @Override
        public void unfinishedWork(Duration all, Duration longest) {
            unfinished.add(all.toMillis() + "/" + longest.toMillis());
        }

        @Override
        public void retried() {
            retried++;
        }
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    @DisplayName("TestMetrics: adds, depth, latency, work duration, unfinished work, longest running, retries")
    void metrics() {
        SeededRuns.run(concurrency -> {
            RecordedMetrics received = new RecordedMetrics();
            DelayingQueue<String> queue = WorkQueues.newDelayingQueue(
                    "test", WorkQueues.newQueue("test", received, concurrency), received, concurrency);
            queue.add("foo");
            queue.add("foo");
            assertThat(received.added).as("the second was no new one").isEqualTo(1);
            assertThat(received.depth).isEqualTo(1);
            concurrency.sleep(ms(50));

            queue.get();
            assertThat(received.depth).isZero();
            assertThat(received.latencies).containsExactly(50L);
            queue.add("foo"); // while it is being processed
            assertThat(received.added).isEqualTo(2);
            assertThat(received.depth).isEqualTo(1);
            concurrency.sleep(ms(25));
            queue.done("foo");
            assertThat(received.workDurations).containsExactly(25L);

            concurrency.sleep(ms(25));
            queue.get();
            assertThat(received.latencies).as("counted from its add").containsExactly(50L, 50L);
            concurrency.sleep(ms(200)); // 300 from the start
            queue.add("bar");
            queue.get();
            concurrency.sleep(ms(210)); // past the report at 500: 400 and 200 ms of work
            assertThat(received.unfinished).containsExactly("600/400");
            queue.done("foo");
            concurrency.sleep(ms(500));
            queue.done("bar");
            concurrency.sleep(ms(500));
            assertThat(received.unfinished).containsExactly("600/400", "700/700", "0/0");

            assertThat(received.retried).isZero();
            queue.addAfter("foo", ms(1));
            queue.addAfter("foo", ms(2));
            queue.addAfter("foo", Duration.ZERO);
            assertThat(received.retried).isEqualTo(3);
            queue.shutDown();
            queue.addAfter("foo", ms(1));
            assertThat(received.retried).isEqualTo(3);
        });
    }

    @Test
    @DisplayName("TestMetricShutdown: after shutDown nothing is reported any more, and no thread is left")
    void shutDown() {
        SeededRuns.run(
                20,
                concurrency -> { // ends only when no task is left
                    RecordedMetrics received = new RecordedMetrics();
                    WorkQueue<String> queue = WorkQueues.newQueue("test", received, concurrency);
                    concurrency.sleep(ms(1200));
                    assertThat(received.unfinished).hasSize(2);
                    queue.shutDown();
                    concurrency.sleep(ms(2000));
                    assertThat(received.unfinished).hasSize(2);
                    queue.add("late");
                    assertThat(received.added).isZero();
                });
    }

    @Test
    @DisplayName("a queue without metrics has no thread for them")
    void noThread() {
        SeededRuns.run(
                concurrency -> { // would not end: the queue is not shut down
                    WorkQueue<String> queue = WorkQueues.newQueue("test", QueueMetrics.NONE, concurrency);
                    queue.add("foo");
                });
    }
}
