package informers.workqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import informers.util.Concurrency.Task;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** client-go: util/workqueue/queue_test.go. */
class WorkQueueConformanceTest {
    private static final int SEEDS = 50;

    @Test
    @DisplayName("C60 TestCollapse: an item that is added several times is queued once")
    void collapse() {
        SeededRuns.run(concurrency -> {
            WorkQueue<String> queue = WorkQueues.newQueue(concurrency);
            queue.add("bar");
            queue.add("bar");
            assertThat(queue.len()).isEqualTo(1);
            assertThat(queue.get()).contains("bar");
            queue.done("bar");
            assertThat(queue.len()).isZero();
        });
    }

    @Test
    @DisplayName(
            "C60 TestCollapseWhileProcessing: added several times while it is processed, an item is queued once, after done")
    void collapseWhileProcessing() {
        SeededRuns.run(SEEDS, concurrency -> {
            WorkQueue<String> queue = WorkQueues.newQueue(concurrency);
            queue.add("foo");
            assertThat(queue.get()).contains("foo");

            Task other = concurrency.spawn("other worker", sure(() -> {
                assertThat(queue.get()).contains("foo");
                queue.done("foo");
            }));
            queue.add("foo");
            queue.add("foo");
            assertThat(queue.len()).as("it is in progress").isZero();
            SeededRuns.settle(concurrency);
            assertThat(other.isOver()).isFalse();

            queue.done("foo");
            other.join();
            assertThat(queue.len()).isZero();
        });
    }

    @Test
    @DisplayName("C60 TestReinsert: added while it is processed, an item is queued again after done")
    void reinsert() {
        SeededRuns.run(concurrency -> {
            WorkQueue<String> queue = WorkQueues.newQueue(concurrency);
            queue.add("foo");
            assertThat(queue.get()).contains("foo");
            queue.add("foo");
            queue.done("foo");
            assertThat(queue.len()).isEqualTo(1);
            assertThat(queue.get()).contains("foo");
            queue.done("foo");
            assertThat(queue.len()).isZero();
        });
    }

    @Test
    @DisplayName(
            "C60 TestQueueDrainageUsingShutDownWithDrain: it waits for the items in progress; no further item is accepted")
    void drain() {
        SeededRuns.run(SEEDS, concurrency -> {
            WorkQueue<String> queue = WorkQueues.newQueue(concurrency);
            queue.add("foo");
            queue.add("bar");
            queue.get();
            queue.get();
            Task drain = concurrency.spawn("drain", sure(queue::shutDownWithDrain));
            SeededRuns.settle(concurrency);
            assertThat(queue.shuttingDown()).isTrue();

            queue.add("late");
            assertThat(queue.get()).isEmpty();
            queue.done("foo");
            SeededRuns.settle(concurrency);
            assertThat(drain.isOver()).as("bar is still being processed").isFalse();
            queue.done("bar");
            drain.join();
        });
    }

    @Test
    @DisplayName("C60 TestQueueDrainageUsingShutDownWithDrain: workers that wait for an item end at once")
    void drainEndsIdleWorkers() {
        SeededRuns.run(SEEDS, concurrency -> {
            WorkQueue<String> queue = WorkQueues.newQueue(concurrency);
            queue.add("foo");
            queue.get();
            Task idle = concurrency.spawn(
                    "idle worker", sure(() -> assertThat(queue.get()).isEmpty()));
            SeededRuns.settle(concurrency);
            Task drain = concurrency.spawn("drain", sure(queue::shutDownWithDrain));
            idle.join();
            assertThat(drain.isOver()).isFalse();
            queue.done("foo");
            drain.join();
        });
    }

    @Test
    @DisplayName(
            "C60 TestQueueDrainageUsingShutDownWithDrainWithDirtyItem: an item that was added before is processed again")
    void drainWithDirtyItem() {
        SeededRuns.run(SEEDS, concurrency -> {
            WorkQueue<String> queue = WorkQueues.newQueue(concurrency);
            queue.add("foo");
            queue.get();
            queue.add("foo");
            Task drain = concurrency.spawn("drain", sure(queue::shutDownWithDrain));
            SeededRuns.settle(concurrency);
            assertThat(drain.isOver()).isFalse();

            queue.done("foo");
            assertThat(queue.get()).as("it was added while it was processed").contains("foo");
            queue.done("foo");
            assertThat(queue.get()).isEmpty();
            drain.join();
        });
    }

    @Test
    @DisplayName("C60 TestForceQueueShutdownUsingShutDown: a plain shutDown ends a drain")
    void shutDownEndsDrain() {
        SeededRuns.run(SEEDS, concurrency -> {
            WorkQueue<String> queue = WorkQueues.newQueue(concurrency);
            queue.add("foo");
            queue.get();
            Task drain = concurrency.spawn("drain", sure(queue::shutDownWithDrain));
            SeededRuns.settle(concurrency);
            queue.shutDown();
            drain.join(); // foo is not done
        });
    }

    @Test
    @DisplayName("C60 TestNoQueueDrainageUsingShutDown: a plain shutDown does not wait, and queued items can be taken")
    void noDrain() {
        SeededRuns.run(SEEDS, concurrency -> {
            WorkQueue<String> queue = WorkQueues.newQueue(concurrency);
            queue.add("foo");
            queue.get();
            queue.add("bar");
            List<Task> waiting = new ArrayList<>();
            List<Optional<String>> got = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                waiting.add(concurrency.spawn("worker " + i, sure(() -> got.add(queue.get()))));
            }
            queue.shutDown();
            for (Task worker : waiting) {
                worker.join();
            }
            assertThat(got).containsExactlyInAnyOrder(Optional.of("bar"), Optional.empty(), Optional.empty());
        });
    }

    @Test
    @DisplayName("C60 TestBasic: 50 producers, 10 workers: no item is lost, none is processed by two workers at once")
    void basic() {
        SeededRuns.run(20, concurrency -> {
            WorkQueue<Integer> queue = WorkQueues.newQueue(concurrency);
            List<Task> producers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int item = i;
                producers.add(concurrency.spawn("producer " + i, () -> {
                    for (int j = 0; j < 5; j++) {
                        queue.add(item);
                        concurrency.yield();
                    }
                }));
            }
            Set<Integer> atWork = new HashSet<>();
            Set<Integer> seen = new HashSet<>();
            List<Task> workers = new ArrayList<>();
            for (int w = 0; w < 10; w++) {
                workers.add(concurrency.spawn("worker " + w, sure(() -> {
                    for (Optional<Integer> got = queue.get(); got.isPresent(); got = queue.get()) {
                        assertThat(atWork.add(got.get()))
                                .as("no other worker processes " + got)
                                .isTrue();
                        seen.add(got.get());
                        concurrency.yield();
                        atWork.remove(got.get());
                        queue.done(got.get());
                    }
                })));
            }
            for (Task producer : producers) {
                producer.join();
            }
            queue.shutDown();
            for (Task worker : workers) {
                worker.join();
            }
            assertThat(seen).hasSize(50);
            queue.add(-1);
            assertThat(queue.len())
                    .as("nothing is left, and nothing taken after the end")
                    .isZero();
        });
    }

    @Test
    @DisplayName("TestAddWhileProcessing: an item that is added while it is processed is processed once more")
    void addWhileProcessing() {
        SeededRuns.run(SEEDS, concurrency -> {
            WorkQueue<String> queue = WorkQueues.newQueue(concurrency);
            int[] state = {0}; // what a worker would read in a store
            int[] seen = {-1};
            Task worker = concurrency.spawn("worker", sure(() -> {
                for (Optional<String> got = queue.get(); got.isPresent(); got = queue.get()) {
                    int read = state[0];
                    concurrency.yield();
                    seen[0] = read;
                    queue.done("key");
                }
            }));
            for (int i = 1; i <= 5; i++) {
                state[0] = i;
                queue.add("key");
            }
            queue.shutDown();
            worker.join();
            assertThat(seen[0]).as("no change is missed").isEqualTo(5);
        });
    }

    @Test
    @DisplayName("TestLen: queued items count, items in progress do not; first in, first out")
    void len() {
        SeededRuns.run(concurrency -> {
            WorkQueue<String> queue = WorkQueues.newQueue(concurrency);
            queue.add("foo");
            assertThat(queue.len()).isEqualTo(1);
            queue.add("bar");
            assertThat(queue.len()).isEqualTo(2);
            queue.add("foo");
            assertThat(queue.len()).isEqualTo(2);
            assertThat(queue.get()).contains("foo");
            assertThat(queue.len()).isEqualTo(1);
            assertThat(queue.get()).contains("bar");
            assertThat(queue.shuttingDown()).isFalse();
        });
    }

    @Test
    @Timeout(30)
    @DisplayName("TestGarbageCollection: done items are not referenced")
    void garbageCollection() throws InterruptedException {
        WorkQueue<Object> queue = WorkQueues.newQueue(Concurrency.threads());
        WeakReference<Object> item = processedItem(queue);
        while (item.get() != null) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(queue.len()).isZero();
    }

    private static WeakReference<Object> processedItem(WorkQueue<Object> queue) throws InterruptedException {
        queue.add(new Object());
        Object item = queue.get().orElseThrow();
        queue.done(item);
        return new WeakReference<>(item);
    }

    @Test
    @DisplayName("done without get throws, and does not queue the item twice")
    void doneTwice() {
        SeededRuns.run(concurrency -> {
            WorkQueue<String> queue = WorkQueues.newQueue(concurrency);
            queue.add("foo");
            assertThatThrownBy(() -> queue.done("foo"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("found foo")
                    .hasMessageContaining("once for each get()");
            assertThat(queue.len()).isEqualTo(1);
            queue.get();
            queue.done("foo");
            assertThatThrownBy(() -> queue.done("foo")).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    @DisplayName("a worker that waits for an item can be interrupted; the queue continues")
    void interrupted() {
        SeededRuns.run(SEEDS, concurrency -> {
            WorkQueue<String> queue = WorkQueues.newQueue(concurrency);
            Task waiting = concurrency.spawn(
                    "waiting", () -> assertThatThrownBy(queue::get).isInstanceOf(InterruptedException.class));
            SeededRuns.settle(concurrency);
            waiting.interrupt();
            waiting.join();
            queue.add("foo");
            assertThat(queue.get()).contains("foo");
        });
    }

    @Test
    @Timeout(30)
    @DisplayName("on real threads: no item is lost, none is processed by two workers at once")
    void realThreads() throws InterruptedException {
        Concurrency concurrency = Concurrency.threads();
        WorkQueue<Integer> queue = WorkQueues.newQueue(concurrency);
        int[] worked = new int[20]; // without a lock: the queue must give an item to one worker at a time
        List<Task> workers = new ArrayList<>();
        List<Throwable> thrown = java.util.Collections.synchronizedList(new ArrayList<>());
        boolean[] atWork = new boolean[20];
        for (int w = 0; w < 4; w++) {
            workers.add(concurrency.spawn("worker " + w, () -> {
                try {
                    for (Optional<Integer> got = queue.get(); got.isPresent(); got = queue.get()) {
                        int item = got.get();
                        assertThat(atWork[item]).isFalse();
                        atWork[item] = true;
                        worked[item]++;
                        Thread.onSpinWait();
                        atWork[item] = false;
                        queue.done(item);
                    }
                } catch (Throwable e) {
                    thrown.add(e);
                }
            }));
        }
        for (int i = 0; i < 20_000; i++) {
            queue.add(i % 20);
        }
        queue.shutDown();
        for (Task worker : workers) {
            worker.join();
        }
        assertThat(thrown).isEmpty();
        assertThat(worked).doesNotContain(0);
        assertThat(queue.len()).isZero();
    }

    /** The body of a task that is not interrupted. */
    static Runnable sure(Interruptible body) {
        return () -> {
            try {
                body.run();
            } catch (InterruptedException e) {
                throw new AssertionError("unexpected interrupt", e);
            }
        };
    }

    interface Interruptible {
        void run() throws InterruptedException;
    }

    /** Milliseconds of virtual time. */
    static long millis(SeededScheduler concurrency) {
        return Duration.ofNanos(concurrency.nanoTime()).toMillis();
    }
}
