package informers.workqueue;

import static informers.workqueue.WorkQueueConformanceTest.millis;
import static informers.workqueue.WorkQueueConformanceTest.sure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.logs.CapturedLogs;
import informers.store.ConsistencyStore.ConsistencyException;
import informers.testkit.RecordedTasks;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import informers.util.Concurrency.Task;
import informers.util.Latch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** client-go has no test of this loop: each controller has its own. */
class ReconcileLoopTest {
    private static final int SEEDS = 50;

    private static RateLimitingQueue<String> queue(SeededScheduler concurrency) {
        return WorkQueues.newRateLimitingQueue(
                RateLimiters.itemExponentialFailure(Duration.ofMillis(5), Duration.ofSeconds(1000), concurrency),
                concurrency);
    }

    @Test
    @DisplayName("each key that is added is reconciled once")
    void success() {
        SeededRuns.run(SEEDS, concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            List<String> worked = new ArrayList<>();
            try (ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "test",
                    queue,
                    key -> {
                        worked.add(key);
                        return Result.done();
                    },
                    concurrency)) {
                queue.add("a");
                queue.add("b");
                queue.add("a");
                loop.start(2, () -> true);
                concurrency.sleep(Duration.ofMinutes(1));
                assertThat(worked).containsExactlyInAnyOrder("a", "b");
                assertThat(loop.failures()).isZero();
                assertThat(loop.failure()).isEmpty();
            }
        });
    }

    @Test
    @DisplayName("a key that fails is retried with a growing delay; success resets the delay")
    void failure() {
        SeededRuns.run(SEEDS, concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            List<Long> times = new ArrayList<>();
            try (ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "test",
                    queue,
                    key -> {
                        times.add(millis(concurrency));
                        if (times.size() == 2) {
                            throw new StackOverflowError("the second"); // an Error does not end the worker
                        }
                        if (times.size() <= 4) {
                            throw new java.io.IOException("number " + times.size());
                        }
                        return Result.done();
                    },
                    concurrency)) {
                loop.start(1, () -> true);
                queue.add("a");
                concurrency.sleep(Duration.ofMinutes(1));
                assertThat(times).containsExactly(0L, 5L, 15L, 35L, 75L);
                assertThat(loop.failures()).isEqualTo(4);
                assertThat(loop.failure().orElseThrow()).hasMessage("number 1");
                assertThat(queue.numRequeues("a")).isZero();
            }
        });
    }

    @Test
    @DisplayName("requeue: again with a growing delay, not counted as a failure of the reconciler")
    void requeue() {
        SeededRuns.run(SEEDS, concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            List<Long> times = new ArrayList<>();
            try (ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "test",
                    queue,
                    key -> {
                        times.add(millis(concurrency));
                        return times.size() < 4 ? Result.requeue() : Result.done();
                    },
                    concurrency)) {
                loop.start(1, () -> true);
                queue.add("a");
                concurrency.sleep(Duration.ofMinutes(1));
                assertThat(times).containsExactly(0L, 5L, 15L, 35L);
                assertThat(queue.numRequeues("a")).isZero();
                assertThat(loop.failures()).isZero();
            }
        });
    }

    @Test
    @DisplayName("requeueAfter: again after that time, and the failures are reset")
    void requeueAfter() {
        SeededRuns.run(SEEDS, concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            List<Long> times = new ArrayList<>();
            List<Integer> failures = new ArrayList<>();
            try (ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "test",
                    queue,
                    key -> {
                        times.add(millis(concurrency));
                        failures.add(queue.numRequeues(key));
                        return switch (times.size()) {
                            case 1 -> throw new IllegalStateException("once");
                            case 2, 3 -> Result.requeueAfter(Duration.ofSeconds(10));
                            default -> Result.done();
                        };
                    },
                    concurrency)) {
                loop.start(1, () -> true);
                queue.add("a");
                concurrency.sleep(Duration.ofMinutes(5));
                assertThat(times).containsExactly(0L, 5L, 10_005L, 20_005L);
                assertThat(failures).containsExactly(0, 1, 0, 0);
            }
        });
    }

    @Test
    @DisplayName("a delay of zero is refused, with a hint")
    void requeueAfterNothing() {
        for (Duration delay : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
            assertThatThrownBy(() -> Result.requeueAfter(delay))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Result.requeue()");
        }
        assertThat(Result.done()).isEqualTo(new Result(false, Duration.ZERO));
        assertThat(Result.requeue()).isEqualTo(new Result(true, Duration.ZERO));
        assertThat(Result.requeueAfter(Duration.ofMillis(1))).isEqualTo(new Result(true, Duration.ofMillis(1)));
    }

    @Test
    @DisplayName(
            "after concurrent changes the last state was reconciled, and no key was processed by two workers at once")
    void converges() {
        SeededRuns.run(SEEDS, concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            TreeMap<String, Integer> wanted = new TreeMap<>();
            TreeMap<String, Integer> real = new TreeMap<>();
            Set<String> atWork = new HashSet<>();
            int[] calls = {0};
            ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "test",
                    queue,
                    key -> {
                        assertThat(atWork.add(key))
                                .as(key + " is processed by one worker only")
                                .isTrue();
                        try {
                            int seen = wanted.get(key);
                            concurrency.sleep(Duration.ofMillis(3));
                            if (++calls[0] % 5 == 0) {
                                throw new IllegalStateException("a fault");
                            }
                            real.put(key, seen);
                            return Result.done();
                        } finally {
                            atWork.remove(key);
                        }
                    },
                    concurrency);
            loop.start(3, () -> true);
            for (int i = 0; i < 30; i++) {
                String key = "key " + i % 4;
                wanted.put(key, i);
                queue.add(key);
                concurrency.sleep(Duration.ofMillis(i % 3));
            }
            concurrency.sleep(Duration.ofSeconds(10));
            loop.close();
            assertThat(loop.failure().orElseThrow()).hasMessage("a fault");
            assertThat(real).isEqualTo(wanted);
        });
    }

    @Test
    @DisplayName("no key is reconciled before the caches have synced")
    void waitsForSync() {
        SeededRuns.run(SEEDS, concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            Latch synced = new Latch(concurrency);
            List<Long> times = new ArrayList<>();
            try (ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "test",
                    queue,
                    key -> {
                        times.add(millis(concurrency));
                        return Result.done();
                    },
                    concurrency)) {
                queue.add("a");
                loop.start(2, synced::isOpen);
                concurrency.sleep(Duration.ofMillis(950));
                assertThat(times).isEmpty();
                assertThat(queue.len()).isEqualTo(1);
                synced.open();
                concurrency.sleep(Duration.ofMinutes(1));
                assertThat(times).containsExactly(1000L);
            }
        });
    }

    @Test
    @DisplayName("closed before the caches have synced: the workers end, and no key was reconciled")
    void closedBeforeSync() {
        SeededRuns.run(
                SEEDS,
                concurrency -> { // ends only when no task is left
                    RateLimitingQueue<String> queue = queue(concurrency);
                    ReconcileLoop<String> loop = new ReconcileLoop<>(
                            "test",
                            queue,
                            key -> {
                                throw new AssertionError("reconciled " + key);
                            },
                            concurrency);
                    queue.add("a");
                    loop.start(2, () -> false);
                    concurrency.sleep(Duration.ofMillis(250));
                    loop.close();
                    assertThat(loop.failures()).isZero();
                    assertThat(millis(concurrency)).isBetween(250L, 350L);
                });
    }

    @Test
    @DisplayName("close waits for the reconcile in progress; queued and delayed keys are dropped")
    void close() {
        SeededRuns.run(
                SEEDS,
                concurrency -> { // ends only when no task is left
                    RateLimitingQueue<String> queue = queue(concurrency);
                    List<String> worked = new ArrayList<>();
                    ReconcileLoop<String> loop = new ReconcileLoop<>(
                            "test",
                            queue,
                            key -> {
                                concurrency.sleep(Duration.ofSeconds(1));
                                worked.add(key);
                                return Result.requeueAfter(Duration.ofSeconds(5));
                            },
                            concurrency);
                    loop.start(1, () -> true);
                    queue.add("a");
                    queue.add("b");
                    queue.add("c");
                    queue.addAfter("later", Duration.ofMillis(2500));
                    concurrency.sleep(Duration.ofMillis(500));
                    loop.close();
                    assertThat(worked).containsExactly("a");
                    assertThat(millis(concurrency)).isEqualTo(1000);
                    loop.close(); // the second call has no effect
                    concurrency.sleep(Duration.ofMinutes(1));
                    assertThat(worked).hasSize(1);
                });
    }

    @Test
    @DisplayName("closeWithDrain empties the queue first; delayed keys are dropped")
    void closeWithDrain() {
        SeededRuns.run(
                SEEDS,
                concurrency -> { // ends only when no task is left
                    RateLimitingQueue<String> queue = queue(concurrency);
                    List<String> worked = new ArrayList<>();
                    ReconcileLoop<String> loop = new ReconcileLoop<>(
                            "test",
                            queue,
                            key -> {
                                concurrency.sleep(Duration.ofSeconds(1));
                                worked.add(key);
                                return Result.requeueAfter(Duration.ofSeconds(5));
                            },
                            concurrency);
                    loop.start(1, () -> true);
                    List.of("a", "b", "c").forEach(queue::add);
                    queue.addAfter("later", Duration.ofMillis(2500));
                    concurrency.sleep(Duration.ofMillis(500));
                    assertThat(loop.closeWithDrain(Duration.ofSeconds(10))).isTrue();
                    assertThat(worked).containsExactly("a", "b", "c");
                    assertThat(millis(concurrency)).isEqualTo(3000);
                });
    }

    @Test
    @DisplayName("closeWithDrain drops the rest of the queue after its time, and interrupts the reconciles in progress")
    void closeWithDrainRunsOutOfTime() {
        SeededRuns.run(SEEDS, concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            List<String> worked = new ArrayList<>();
            ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "test",
                    queue,
                    key -> {
                        concurrency.sleep(Duration.ofSeconds(2));
                        worked.add(key);
                        return Result.done();
                    },
                    concurrency);
            loop.start(1, () -> true);
            for (int i = 0; i < 20; i++) {
                queue.add("key " + i);
            }
            concurrency.sleep(Duration.ofMillis(500));
            assertThat(loop.closeWithDrain(Duration.ofSeconds(5))).isFalse();
            assertThat(worked).containsExactly("key 0", "key 1");
            assertThat(millis(concurrency)).isEqualTo(5500);
        });
    }

    @Test
    @DisplayName("close interrupts a reconcile that hangs; no queued key is reconciled")
    void closeInterrupts() {
        SeededRuns.run(SEEDS, concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            List<String> calls = new ArrayList<>();
            ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "test",
                    queue,
                    key -> {
                        calls.add(key);
                        concurrency.sleep(Duration.ofDays(1));
                        return Result.done();
                    },
                    concurrency);
            loop.start(2, () -> true);
            for (int i = 0; i < 20; i++) {
                queue.add("key " + i);
            }
            concurrency.sleep(Duration.ofSeconds(1));
            assertThat(loop.keysInProgress()).containsExactlyInAnyOrder("key 0", "key 1");
            assertThat(loop.close(Duration.ofSeconds(3))).isTrue();
            assertThat(millis(concurrency)).isEqualTo(4000);
            assertThat(calls).hasSize(2);
            assertThat(loop.keysInProgress()).isEmpty();
        });
    }

    @Test
    @DisplayName("a reconcile that ignores interrupts is left behind, and its key is named")
    void closeNamesTheStuckKey() {
        SeededRuns.run(concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            Latch end = new Latch(concurrency);
            ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "pods",
                    queue,
                    key -> {
                        while (!end.isOpen()) {
                            try {
                                concurrency.sleep(Duration.ofSeconds(1));
                            } catch (InterruptedException e) {
                                continue; // as badly written code does
                            }
                        }
                        return Result.done();
                    },
                    concurrency);
            loop.start(1, () -> true);
            queue.add("default/stuck");
            queue.add("default/next");
            concurrency.sleep(Duration.ofMillis(100));
            assertThat(loop.close(Duration.ofSeconds(5))).isFalse();
            assertThat(millis(concurrency)).as("bounded").isLessThan(9000);
            assertThat(loop.keysInProgress()).containsExactly("default/stuck");
            end.open();
        });
        assertThat(CapturedLogs.lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("WARN", "pods", "default/stuck")
                        .doesNotContain("default/next"));
    }

    @Test
    @DisplayName("an interrupt of the closing thread ends the wait, and is kept")
    void closeIsInterrupted() {
        SeededRuns.run(SEEDS, concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "test",
                    queue,
                    key -> {
                        concurrency.sleep(Duration.ofDays(1));
                        return Result.done();
                    },
                    concurrency);
            loop.start(1, () -> true);
            queue.add("a");
            concurrency.sleep(Duration.ofMillis(100));
            List<Boolean> kept = new ArrayList<>();
            Task closer = concurrency.spawn("closer", () -> {
                loop.close();
                try {
                    concurrency.sleep(Duration.ofMillis(1));
                    kept.add(false);
                } catch (InterruptedException e) {
                    kept.add(true);
                }
            });
            concurrency.sleep(Duration.ofMillis(100));
            closer.interrupt();
            closer.join();
            assertThat(kept).containsExactly(true);
            assertThat(millis(concurrency)).isLessThan(2000);
        });
    }

    @Test
    @DisplayName("a hasSynced that throws is called again, and counts as a failure; the workers continue")
    void hasSyncedThrows() {
        SeededRuns.run(SEEDS, concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            List<String> worked = new ArrayList<>();
            ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "test",
                    queue,
                    key -> {
                        worked.add(key);
                        return Result.done();
                    },
                    concurrency);
            queue.add("a");
            loop.start(1, () -> {
                if (concurrency.nanoTime() < Duration.ofSeconds(1).toNanos()) {
                    throw new IllegalStateException("not ready");
                }
                return true;
            });
            concurrency.sleep(Duration.ofSeconds(2));
            assertThat(worked).containsExactly("a");
            assertThat(loop.failure().orElseThrow()).hasMessage("not ready");
            loop.close();
        });
    }

    @Test
    @DisplayName("when close returns, no thread is left: no worker, and not the queue's own")
    void closeLeavesNoThread() {
        SeededRuns.run(SEEDS, concurrency -> {
            RecordedTasks tasks = new RecordedTasks(concurrency);
            RateLimitingQueue<String> queue =
                    WorkQueues.newRateLimitingQueue(RateLimiters.defaultController(tasks), tasks);
            ReconcileLoop<String> loop = new ReconcileLoop<>("test", queue, key -> Result.requeue(), tasks);
            loop.start(2, () -> true);
            queue.add("a");
            concurrency.sleep(Duration.ofMillis(20));
            assertThat(tasks.running()).containsExactlyInAnyOrder("workqueue delays", "worker test-0", "worker test-1");
            loop.close();
            assertThat(tasks.running()).isEmpty();
        });
    }

    @Test
    @DisplayName("a reconciler that closes its own loop gets an error, instead of waiting forever")
    void closesItself() {
        SeededRuns.run(SEEDS, concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            List<ReconcileLoop<String>> itself = new ArrayList<>();
            ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "test",
                    queue,
                    key -> {
                        itself.get(0).close();
                        return Result.done();
                    },
                    concurrency);
            itself.add(loop);
            loop.start(1, () -> true);
            queue.add("a");
            concurrency.sleep(Duration.ofSeconds(1));
            assertThat(loop.failure().orElseThrow())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closes its own loop")
                    .hasMessageContaining("Call shutDown()");
            loop.close();
        });
    }

    @Test
    @DisplayName("a reconcile that is interrupted because the loop is closed is no failure, and its worker ends")
    void interrupted() {
        SeededRuns.run(SEEDS, concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            List<String> calls = new ArrayList<>();
            ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "test",
                    queue,
                    key -> {
                        calls.add(key);
                        concurrency.sleep(Duration.ofDays(1));
                        return Result.done();
                    },
                    concurrency);
            loop.start(2, () -> true);
            queue.add("a");
            SeededRuns.settle(concurrency);
            assertThat(loop.close(Duration.ZERO)).isTrue();
            assertThat(calls).containsExactly("a");
            assertThat(loop.failures()).isZero();
            loop.close();
        });
    }

    @Test
    @DisplayName("a loop is started once, with a worker at least, and not after its end")
    void wrongStarts() {
        SeededRuns.run(concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            ReconcileLoop<String> loop = new ReconcileLoop<>("pods", queue, key -> Result.done(), concurrency);
            assertThatThrownBy(() -> loop.start(0, () -> true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least 1 worker");
            loop.start(1, () -> true);
            assertThatThrownBy(() -> loop.start(1, () -> true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the loop pods was started before");
            loop.close();

            ReconcileLoop<String> closed = new ReconcileLoop<>("pods", queue, key -> Result.done(), concurrency);
            closed.close();
            assertThatThrownBy(() -> closed.start(1, () -> true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the loop pods was closed before");
        });
    }

    @Test
    @Timeout(30)
    @DisplayName("on real threads: keys are reconciled concurrently, and close leaves no thread")
    void realThreads() throws InterruptedException {
        Concurrency concurrency = Concurrency.threads();
        RateLimitingQueue<String> queue = WorkQueues.newRateLimitingQueue(
                "loop-test",
                WorkQueues.newQueue(concurrency),
                RateLimiters.defaultController(concurrency),
                QueueMetrics.NONE,
                concurrency);
        CountDownLatch bothAtWork = new CountDownLatch(2);
        ReconcileLoop<String> loop = new ReconcileLoop<>(
                "loop-test",
                queue,
                key -> {
                    bothAtWork.countDown();
                    bothAtWork.await(); // each waits for the other
                    return Result.done();
                },
                concurrency);
        loop.start(2, () -> true);
        queue.add("a");
        queue.add("b");
        bothAtWork.await();
        Task closer = concurrency.spawn("closer", sure(loop::close));
        closer.join();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().contains("loop-test"));
    }

    @Test
    @DisplayName("C66 a key whose cache is older than its writes is tried every 100 ms, without a failure")
    void staleCache() {
        SeededRuns.run(SEEDS, concurrency -> {
            RateLimitingQueue<String> queue = queue(concurrency);
            List<Duration> calls = new ArrayList<>();
            try (ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "test",
                    queue,
                    key -> {
                        calls.add(Duration.ofNanos(concurrency.nanoTime()));
                        if (calls.size() < 40) {
                            throw new ConsistencyException("5", "10", "pods");
                        }
                        return Result.done();
                    },
                    concurrency)) {
                queue.add("a");
                loop.start(1, () -> true);
                concurrency.sleep(Duration.ofMinutes(1));
                assertThat(calls).hasSize(40);
                assertThat(calls.get(39).minus(calls.get(0))).isEqualTo(Duration.ofMillis(3900));
                assertThat(loop.failures()).isZero();
                assertThat(queue.numRequeues("a")).isZero();
            }
        });
    }
}
