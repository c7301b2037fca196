package informers.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import informers.util.Concurrency.Task;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SeededSchedulerTest {
    private static List<String> producersAndConsumer(Concurrency concurrency) {
        Monitor monitor = concurrency.monitor();
        Deque<String> queue = new ArrayDeque<>();
        List<String> got = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            concurrency.spawn(name, () -> {
                for (int i = 0; i < 3; i++) {
                    monitor.lock();
                    queue.add(name + "-" + i);
                    monitor.signalAll();
                    monitor.unlock();
                }
            });
        }
        Task consumer = concurrency.spawn("consumer", () -> {
            while (got.size() < 6) {
                monitor.lock();
                try {
                    while (queue.isEmpty()) {
                        monitor.await();
                    }
                    got.add(queue.remove());
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                } finally {
                    monitor.unlock();
                }
            }
        });
        join(consumer);
        return got;
    }

    private static void join(Task task) {
        try {
            task.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSameSeedGivesTheSameInterleaving() {
        Set<String> traces = new HashSet<>();
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            List<List<String>> results = new ArrayList<>();
            String first = SeededScheduler.run(seed, true, w -> results.add(producersAndConsumer(w)));
            String second = SeededScheduler.run(seed, true, w -> results.add(producersAndConsumer(w)));
            assertThat(second).as("seed " + seed).isEqualTo(first);
            assertThat(results.get(1)).isEqualTo(results.get(0)).hasSize(6);
            traces.add(first);
            orders.add(results.get(0));
        }
        assertThat(traces).as("different seeds, different interleavings").hasSizeGreaterThan(40);
        assertThat(orders).hasSizeGreaterThan(5);
    }

    @Test
    void theSameCodeRunsOnRealThreads() {
        assertThat(producersAndConsumer(Concurrency.threads()))
                .containsExactlyInAnyOrder("a-0", "a-1", "a-2", "b-0", "b-1", "b-2");
    }

    @Test
    void aRaceIsFoundEachTimeByItsSeed() {
        long found = -1;
        for (long seed = 0; found < 0 && seed < 100; seed++) {
            if (lostUpdate(seed) < 2) {
                found = seed;
            }
        }
        assertThat(found).as("a seed that loses an update").isNotNegative();
        for (int i = 0; i < 10; i++) {
            assertThat(lostUpdate(found)).isEqualTo(1);
        }
    }

    /** Takes the lock to read, and again to write: another task may write in between. */
    private static int lostUpdate(long seed) {
        int[] count = {0};
        SeededScheduler.run(seed, concurrency -> {
            Monitor monitor = concurrency.monitor();
            for (int i = 0; i < 2; i++) {
                concurrency.spawn("adder-" + i, () -> {
                    int[] read = {0};
                    monitor.with(() -> read[0] = count[0]);
                    monitor.with(() -> count[0] = read[0] + 1);
                });
            }
        });
        return count[0];
    }

    @Test
    void anHourTakesNoTime() {
        SeededScheduler.run(1, concurrency -> {
            List<String> order = new ArrayList<>();
            Task late = concurrency.spawn("late", () -> {
                sleep(concurrency, Duration.ofHours(1));
                order.add("late at " + Duration.ofNanos(concurrency.nanoTime()));
            });
            Task early = concurrency.spawn("early", () -> {
                sleep(concurrency, Duration.ofMinutes(1));
                order.add("early at " + Duration.ofNanos(concurrency.nanoTime()));
            });
            join(late);
            join(early);
            assertThat(order).containsExactly("early at PT1M", "late at PT1H");
        });
    }

    private static void sleep(Concurrency concurrency, Duration time) {
        try {
            concurrency.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aWaitWithALimitEndsByTheClockOrByASignal() {
        SeededScheduler.run(3, concurrency -> {
            Monitor monitor = concurrency.monitor();
            monitor.lock();
            assertThat(await(monitor, Duration.ofSeconds(5))).isFalse();
            assertThat(concurrency.nanoTime()).isEqualTo(Duration.ofSeconds(5).toNanos());
            concurrency.spawn("signaller", () -> {
                sleep(concurrency, Duration.ofSeconds(1));
                monitor.with(monitor::signalAll);
            });
            assertThat(await(monitor, Duration.ofSeconds(5))).isTrue();
            assertThat(concurrency.nanoTime()).isEqualTo(Duration.ofSeconds(6).toNanos());
            monitor.unlock();
        });
    }

    private static boolean await(Monitor monitor, Duration atMost) {
        try {
            return monitor.await(atMost);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anInterruptEndsAWait() {
        SeededScheduler.run(4, concurrency -> {
            boolean[] interrupted = {false};
            Task sleeper = concurrency.spawn("sleeper", () -> {
                try {
                    concurrency.sleep(Duration.ofDays(1));
                } catch (InterruptedException e) {
                    interrupted[0] = true;
                }
            });
            sleeper.interrupt();
            join(sleeper);
            assertThat(interrupted[0]).isTrue();
            assertThat(concurrency.nanoTime()).isZero();
        });
    }

    @Test
    void aDeadlockIsReportedWithTheTasksAndWhatTheyWaitFor() {
        assertThatThrownBy(() -> SeededScheduler.run(5, concurrency -> {
                    Monitor never = concurrency.monitor();
                    concurrency.spawn("waiting", () -> {
                        never.lock();
                        await(never);
                    });
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed 5")
                .hasMessageContaining("waiting (await)");
    }

    private static void await(Monitor monitor) {
        try {
            monitor.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFailureInAnyTaskFailsTheRun() {
        assertThatThrownBy(() -> SeededScheduler.run(6, concurrency -> {
                    concurrency.spawn("broken", () -> {
                        throw new IllegalStateException("boom");
                    });
                    sleep(concurrency, Duration.ofDays(1));
                }))
                .hasMessageContaining("task broken threw java.lang.IllegalStateException: boom");
    }

    /** The looping task holds the turn, so no other task can end the run. */
    @Test
    void aRunWhoseTaskLoopsCanBeAbandoned() throws Exception {
        CountDownLatch loops = new CountDownLatch(1);
        AtomicBoolean waitingWasAborted = new AtomicBoolean();
        AtomicReference<SeededScheduler> scheduler = new AtomicReference<>();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> SeededScheduler.run(7, concurrency -> {
            scheduler.set(concurrency);
            Monitor never = concurrency.monitor();
            concurrency.spawn("waiting", () -> {
                threads.add(Thread.currentThread());
                try {
                    never.lock();
                    await(never);
                } catch (Throwable aborted) {
                    waitingWasAborted.set(true);
                    throw aborted;
                }
            });
            sleep(concurrency, Duration.ofDays(1));
            threads.add(Thread.currentThread());
            loops.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            concurrency.yield();
            waitingWasAborted.set(false); // it came back from the scheduler
        }));
        assertThat(loops.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(scheduler.get().abandon("it loops")).contains(threads.get(1));

        assertThat(run)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(AssertionError.class)
                .withMessageContaining("it loops");
        for (Thread thread : threads) {
            thread.join(10_000);
            assertThat(thread.isAlive()).as("the thread of a task").isFalse();
        }
        assertThat(waitingWasAborted).isTrue();
    }
}
