package informers.workqueue;

import static informers.workqueue.WorkQueueConformanceTest.millis;
import static informers.workqueue.WorkQueueConformanceTest.sure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.testkit.RecordedTasks;
import informers.testkit.SeededRuns;
import informers.util.Concurrency;
import informers.util.Concurrency.Task;
import informers.util.Latch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** client-go: util/workqueue/delaying_queue_test.go. */
class DelayingQueueConformanceTest {
    private static final int SEEDS = 50;

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    @DisplayName("TestSimpleQueue: an item is added after its delay, not before")
    void simple() {
        SeededRuns.run(SEEDS, concurrency -> {
            DelayingQueue<String> queue = WorkQueues.newDelayingQueue(concurrency);
            queue.addAfter("foo", ms(50));
            assertThat(queue.len()).isZero();
            assertThat(queue.get()).contains("foo");
            assertThat(millis(concurrency)).isEqualTo(50);
            queue.done("foo");
            queue.addAfter("now", Duration.ZERO);
            queue.addAfter("before now", ms(-5));
            assertThat(queue.len()).isEqualTo(2);
            concurrency.sleep(ms(60_000));
            assertThat(queue.len()).as("nothing is added twice").isEqualTo(2);
            queue.shutDown();
        });
    }

    @Test
    @DisplayName("TestDeduping: added twice with delays, an item is added once, at the earlier time, in either order")
    void deduping() {
        SeededRuns.run(SEEDS, concurrency -> {
            DelayingQueue<String> queue = WorkQueues.newDelayingQueue(concurrency);
            for (List<Integer> delays : List.of(List.of(50, 70), List.of(70, 50), List.of(60, 50, 55))) {
                long start = millis(concurrency);
                for (int delay : delays) {
                    queue.addAfter("foo", ms(delay));
                }
                assertThat(queue.get()).contains("foo");
                assertThat(millis(concurrency) - start).isEqualTo(50);
                queue.done("foo");
                concurrency.sleep(ms(1000));
                assertThat(queue.len())
                        .as("it is not added again at the later time")
                        .isZero();
            }
            queue.shutDown();
        });
    }

    @Test
    @DisplayName(
            "C60 TestAddTwoFireEarly: of two items the one with the shorter delay is first, although it was added last")
    void addTwoFireEarly() {
        SeededRuns.run(SEEDS, concurrency -> {
            DelayingQueue<String> queue = WorkQueues.newDelayingQueue(concurrency);
            queue.addAfter("foo", ms(1000));
            SeededRuns.settle(concurrency); // its thread waits for foo now, and must be woken for bar
            queue.addAfter("bar", ms(50));
            assertThat(queue.get()).contains("bar");
            assertThat(millis(concurrency)).isEqualTo(50);
            queue.addAfter("baz", ms(2000));
            assertThat(queue.get()).contains("foo");
            assertThat(millis(concurrency)).isEqualTo(1000);
            assertThat(queue.get()).contains("baz");
            queue.shutDown();
        });
    }

    @Test
    @DisplayName(
            "TestCopyShifting: many items are added in the order of their times; those of the same time in the order of their adds")
    void order() {
        SeededRuns.run(SEEDS, concurrency -> {
            DelayingQueue<String> queue = WorkQueues.newDelayingQueue(concurrency);
            queue.addAfter("first", ms(1000));
            queue.addAfter("second", ms(500));
            queue.addAfter("third", ms(250));
            concurrency.sleep(ms(2000));
            assertThat(List.of(take(queue), take(queue), take(queue))).containsExactly("third", "second", "first");
            for (int i = 0; i < 20; i++) {
                queue.addAfter("same " + i, ms(10));
                queue.addAfter("later " + i, ms(20 + i % 2));
            }
            List<String> order = new ArrayList<>();
            concurrency.sleep(ms(100));
            for (int i = 0; i < 40; i++) {
                order.add(take(queue));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(order.get(i)).isEqualTo("same " + i);
            }
            assertThat(order.subList(20, 30)).allMatch(item -> Integer.parseInt(item.split(" ")[1]) % 2 == 0);
            queue.shutDown();
        });
    }

    private static String take(WorkQueue<String> queue) throws InterruptedException {
        String item = queue.get().orElseThrow();
        queue.done(item);
        return item;
    }

    @Test
    @DisplayName("a delay may exceed the thread's longest sleep, and the range of nanoseconds")
    void longDelays() {
        SeededRuns.run(concurrency -> {
            DelayingQueue<String> queue = WorkQueues.newDelayingQueue(concurrency);
            queue.addAfter("never", Duration.ofSeconds(Long.MAX_VALUE));
            queue.addAfter("in an hour", Duration.ofHours(1));
            assertThat(queue.get()).contains("in an hour");
            assertThat(Duration.ofNanos(concurrency.nanoTime())).isEqualTo(Duration.ofHours(1));
            queue.shutDown();
        });
    }

    @Test
    @DisplayName("after shutDown no item is added, and the thread has ended")
    void shutDown() {
        SeededRuns.run(
                SEEDS,
                concurrency -> { // ends only when no task is left
                    DelayingQueue<String> queue = WorkQueues.newDelayingQueue(concurrency);
                    queue.addAfter("foo", ms(50));
                    queue.shutDown();
                    queue.addAfter("late", ms(1));
                    queue.addAfter("late", Duration.ZERO);
                    assertThat(queue.get()).isEmpty();
                    concurrency.sleep(ms(100));
                    assertThat(queue.len()).isZero();
                    assertThat(millis(concurrency)).isEqualTo(100);
                });
    }

    @Test
    @DisplayName("shutDownWithDrain waits for a worker, also if it adds a delayed item; then no thread is left")
    void drain() {
        SeededRuns.run(SEEDS, concurrency -> {
            RecordedTasks tasks = new RecordedTasks(concurrency);
            DelayingQueue<String> queue = WorkQueues.newDelayingQueue(tasks);
            queue.addAfter("foo", ms(5));
            assertThat(queue.get()).contains("foo");
            Task drain = concurrency.spawn("drain", sure(() -> {
                queue.shutDownWithDrain();
                assertThat(tasks.running()).isEmpty();
            }));
            SeededRuns.settle(concurrency);
            queue.addAfter("bar", ms(1));
            concurrency.sleep(ms(100));
            assertThat(drain.isOver()).isFalse();
            queue.done("foo");
            drain.join();
            assertThat(queue.get()).isEmpty();
        });
    }

    @Test
    @DisplayName("if its thread is interrupted, addAfter does not block any more")
    void threadInterrupted() {
        SeededRuns.run(3, concurrency -> {
            RecordedTasks tasks = new RecordedTasks(concurrency);
            DelayingQueue<Integer> queue = WorkQueues.newDelayingQueue(tasks);
            SeededRuns.settle(concurrency);
            Task thread = tasks.task("workqueue delays");
            thread.interrupt();
            thread.join();
            for (int i = 0; i < 1500; i++) {
                queue.addAfter(i, ms(1));
            }
        });
    }

    /** A queue whose add() can be blocked, which blocks the thread of the delaying queue. */
    private static final class Stopper implements WorkQueue<Integer> {
        private final WorkQueue<Integer> queue;
        private final Latch goOn;

        Stopper(Concurrency concurrency) {
            this.queue = WorkQueues.newQueue(concurrency);
            this.goOn = new Latch(concurrency);
        }

        @Override
        public void add(Integer item) {
            sure(goOn::await).run();
            queue.add(item);
        }

        @Override
        public Optional<Integer> get() throws InterruptedException {
            return queue.get();
        }

        @Override
        public void done(Integer item) {
            queue.done(item);
        }

        @Override
        public int len() {
            return queue.len();
        }

        @Override
        public void shutDown() {
            queue.shutDown();
        }

        @Override
        public void shutDownWithDrain() throws InterruptedException {
            queue.shutDownWithDrain();
        }

        @Override
        public boolean shuttingDown() {
            return queue.shuttingDown();
        }
    }

    private static DelayingQueue<Integer> over(Stopper stopper, Concurrency concurrency) throws InterruptedException {
        DelayingQueue<Integer> queue = WorkQueues.newDelayingQueue("test", stopper, QueueMetrics.NONE, concurrency);
        queue.addAfter(-1, ms(1));
        concurrency.sleep(ms(2)); // now its thread is blocked in add(-1)
        return queue;
    }

    @Test
    @DisplayName("1,000 new items are buffered, the next addAfter blocks; no item is lost")
    void full() {
        SeededRuns.run(3, concurrency -> {
            Stopper stopper = new Stopper(concurrency);
            DelayingQueue<Integer> queue = over(stopper, concurrency);
            List<Integer> added = new ArrayList<>();
            Task producer = concurrency.spawn("producer", sure(() -> {
                for (int i = 0; i < 1500; i++) {
                    queue.addAfter(i, ms(1 + i));
                    added.add(i);
                }
            }));
            concurrency.sleep(ms(10_000));
            assertThat(added).hasSize(1000);
            stopper.goOn.open();
            producer.join();
            concurrency.sleep(ms(10_000));
            assertThat(queue.len()).isEqualTo(1501);
            queue.shutDown();
        });
    }

    @Test
    @DisplayName("shutDown and shutDownWithDrain end a blocked addAfter")
    void shutDownWhenFull() {
        for (boolean drain : List.of(true, false)) {
            SeededRuns.run(3, concurrency -> {
                Stopper stopper = new Stopper(concurrency);
                DelayingQueue<Integer> queue = over(stopper, concurrency);
                Task producer = concurrency.spawn("producer", sure(() -> {
                    for (int i = 0; i < 1500; i++) {
                        queue.addAfter(i, ms(1));
                    }
                }));
                concurrency.sleep(ms(10));
                assertThat(producer.isOver()).isFalse();
                Task end = concurrency.spawn("end", sure(drain ? queue::shutDownWithDrain : queue::shutDown));
                producer.join();
                stopper.goOn.open();
                end.join();
            });
        }
    }

    @Test
    @DisplayName("a blocked addAfter can be interrupted; its item is not added")
    void interruptedWhenFull() {
        SeededRuns.run(3, concurrency -> {
            Stopper stopper = new Stopper(concurrency);
            DelayingQueue<Integer> queue = over(stopper, concurrency);
            for (int i = 0; i < 1000; i++) {
                queue.addAfter(i, ms(1));
            }
            Task waiting = concurrency.spawn(
                    "waiting",
                    () -> assertThatThrownBy(() -> queue.addAfter(5000, ms(1)))
                            .isInstanceOf(InterruptedException.class));
            concurrency.sleep(ms(1));
            waiting.interrupt();
            waiting.join();
            stopper.goOn.open();
            concurrency.sleep(ms(10));
            assertThat(queue.len()).isEqualTo(1001);
            queue.shutDown();
        });
    }

    @Test
    @DisplayName("if the queue below is shut down, the thread ends within the 10 s of its heartbeat")
    void heartbeat() {
        SeededRuns.run(
                SEEDS,
                concurrency -> { // ends only when no task is left
                    WorkQueue<String> below = WorkQueues.newQueue(concurrency);
                    WorkQueues.newDelayingQueue("test", below, QueueMetrics.NONE, concurrency);
                    SeededRuns.settle(concurrency);
                    below.shutDown();
                    concurrency.sleep(Duration.ofSeconds(11));
                    assertThat(Duration.ofNanos(concurrency.nanoTime())).isLessThan(Duration.ofSeconds(12));
                });
    }

    @Test
    @Timeout(30)
    @DisplayName("on real threads: a thread by the queue's name, until it is drained")
    void realThreads() throws InterruptedException {
        Concurrency concurrency = Concurrency.threads();
        DelayingQueue<String> queue =
                WorkQueues.newDelayingQueue("pods", WorkQueues.newQueue(concurrency), QueueMetrics.NONE, concurrency);
        queue.addAfter("b", ms(40));
        queue.addAfter("a", ms(1));
        assertThat(take(queue)).isEqualTo("a");
        assertThat(take(queue)).isEqualTo("b");
        queue.shutDownWithDrain();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().equals("pods delays"));
    }
}
