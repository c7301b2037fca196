package informers.usercode;

import static org.assertj.core.api.Assertions.assertThat;

import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.workqueue.QueueMetrics;
import informers.workqueue.RateLimiter;
import informers.workqueue.RateLimiters;
import informers.workqueue.RateLimitingQueue;
import informers.workqueue.ReconcileLoop;
import informers.workqueue.Reconciler;
import informers.workqueue.Result;
import informers.workqueue.WorkQueue;
import informers.workqueue.WorkQueues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Metrics, rate limiters, queues and reconcilers of a user that throw: no key is lost, no worker ends. */
class WorkQueueHooksFailTest {
    private static final Duration LATER = Duration.ofMinutes(1);

    /** Throws in every callback. */
    private record Rude(Supplier<Throwable> thrown, AtomicInteger calls) implements QueueMetrics {
        private void fail() {
            calls.incrementAndGet();
            Bad.<RuntimeException>sneaky(thrown.get());
        }

        @Override
        public void added() {
            fail();
        }

        @Override
        public void depth(int items) {
            fail();
        }

        @Override
        public void latency(Duration waited) {
            fail();
        }

        @Override
        public void workDuration(Duration worked) {
            fail();
        }

        @Override
        public void unfinishedWork(Duration all, Duration longest) {
            fail();
        }

        @Override
        public void retried() {
            fail();
        }
    }

    @Test
    @DisplayName("metrics that throw: each item is processed, only the figures are missing")
    void metrics() {
        for (Supplier<Throwable> thrown : Bad.throwables()) {
            SeededRuns.run(concurrency -> {
                Rude rude = new Rude(thrown, new AtomicInteger());
                WorkQueue<String> plain = WorkQueues.newQueue("rude", rude, concurrency);
                var queue = WorkQueues.newRateLimitingQueue(
                        "rude", plain, RateLimiters.<String>defaultItemBased(concurrency), rude, concurrency);
                List<String> worked = new ArrayList<>();
                queue.add("a");
                queue.addAfter("b", Duration.ofSeconds(1));
                queue.addRateLimited("c");
                for (int i = 0; i < 3; i++) {
                    String item = queue.get().orElseThrow();
                    worked.add(item);
                    queue.done(item);
                }
                concurrency.sleep(Duration.ofSeconds(1)); // it also reports unfinished work
                queue.shutDownWithDrain();
                assertThat(worked).containsExactlyInAnyOrder("a", "b", "c");
                assertThat(rude.calls()).hasValueGreaterThan(10);
            });
        }
    }

    /** Reconciles one key, which fails at first, until it is done; returns how often the reconciler was called. */
    private static int calls(
            RateLimitingQueue<String> queue, Reconciler<String> reconciler, SeededScheduler concurrency)
            throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        try (var loop = new ReconcileLoop<String>(
                "loop",
                queue,
                key -> {
                    calls.incrementAndGet();
                    return reconciler.reconcile(key);
                },
                concurrency)) {
            loop.start(1, () -> true);
            queue.add("a");
            concurrency.sleep(LATER);
            int before = calls.get();
            queue.add("b"); // the worker still runs
            concurrency.sleep(LATER);
            assertThat(calls.get()).isGreaterThan(before);
            assertThat(loop.failures()).isPositive();
            return before;
        }
    }

    @Test
    @DisplayName("a rate limiter that throws or returns null: the key is retried after a second")
    void rateLimiters() {
        List<Supplier<Duration>> waits = new ArrayList<>();
        Bad.throwables()
                .forEach(thrown -> waits.add(() -> {
                    Bad.<RuntimeException>sneaky(thrown.get());
                    return Duration.ZERO;
                }));
        waits.add(() -> null);
        for (Supplier<Duration> wait : waits) {
            SeededRuns.run(concurrency -> {
                RateLimiter<String> limiter = new RateLimiter<>() {
                    @Override
                    public Duration when(String item) {
                        return wait.get();
                    }

                    @Override
                    public void forget(String item) {
                        wait.get();
                    }

                    @Override
                    public int numRequeues(String item) {
                        return 0;
                    }
                };
                AtomicInteger left = new AtomicInteger(2);
                int calls = calls(
                        WorkQueues.newRateLimitingQueue(limiter, concurrency),
                        key -> {
                            if (left.getAndDecrement() > 0) {
                                throw new IllegalStateException("conflict");
                            }
                            return Result.done();
                        },
                        concurrency);
                assertThat(calls).isGreaterThanOrEqualTo(3);
            });
        }
    }

    @Test
    @DisplayName(
            "a reconciler that throws, whatever it throws, or returns null: the key is retried, the worker continues")
    void reconcilers() {
        List<Reconciler<String>> all = new ArrayList<>();
        Bad.throwables()
                .forEach(thrown -> all.add(key -> {
                    Bad.<RuntimeException>sneaky(thrown.get());
                    return Result.done();
                }));
        all.add(key -> null);
        for (Reconciler<String> failing : all) {
            SeededRuns.run(concurrency -> {
                AtomicInteger left = new AtomicInteger(2);
                int calls = calls(
                        WorkQueues.newRateLimitingQueue(RateLimiters.defaultItemBased(concurrency), concurrency),
                        key -> left.getAndDecrement() > 0 ? failing.reconcile(key) : Result.done(),
                        concurrency);
                assertThat(calls).isEqualTo(3);
            });
        }
    }

    /** A user's queue that refuses items, or throws in get(), at first. */
    private static final class Moody implements WorkQueue<String> {
        private final WorkQueue<String> whole;
        private int addsToRefuse;
        private int getsToRefuse;

        Moody(WorkQueue<String> whole, int addsToRefuse, int getsToRefuse) {
            this.whole = whole;
            this.addsToRefuse = addsToRefuse;
            this.getsToRefuse = getsToRefuse;
        }

        @Override
        public void add(String item) {
            if (addsToRefuse-- > 0) {
                throw new IllegalStateException("full");
            }
            whole.add(item);
        }

        @Override
        public Optional<String> get() throws InterruptedException {
            if (getsToRefuse-- > 0) {
                throw new IllegalStateException("broken");
            }
            return whole.get();
        }

        @Override
        public void done(String item) {
            whole.done(item);
        }

        @Override
        public int len() {
            return whole.len();
        }

        @Override
        public void shutDown() {
            whole.shutDown();
        }

        @Override
        public void shutDownWithDrain() throws InterruptedException {
            whole.shutDownWithDrain();
        }

        @Override
        public boolean shuttingDown() {
            return whole.shuttingDown();
        }
    }

    @Test
    @DisplayName(
            "a queue below a delaying one refuses an item: it is added again; a worker continues after a get that throws")
    void queues() {
        SeededRuns.run(concurrency -> {
            var queue = WorkQueues.newRateLimitingQueue(
                    "moody",
                    new Moody(WorkQueues.newQueue(concurrency), 2, 2),
                    RateLimiters.<String>defaultItemBased(concurrency),
                    QueueMetrics.NONE,
                    concurrency);
            List<String> worked = new ArrayList<>();
            try (var loop = new ReconcileLoop<String>(
                    "loop",
                    queue,
                    key -> {
                        worked.add(key);
                        return Result.done();
                    },
                    concurrency)) {
                loop.start(1, () -> true);
                queue.addAfter("a", Duration.ofSeconds(1));
                concurrency.sleep(LATER);
                assertThat(worked).containsExactly("a");
            }
        });
    }

    @Test
    @DisplayName("a hasSynced function that throws is called again, and no key is processed before it is true")
    void hasSynced() {
        SeededRuns.run(concurrency -> {
            RateLimitingQueue<String> queue =
                    WorkQueues.newRateLimitingQueue(RateLimiters.defaultItemBased(concurrency), concurrency);
            AtomicInteger asked = new AtomicInteger();
            List<String> worked = new ArrayList<>();
            try (var loop = new ReconcileLoop<String>(
                    "loop",
                    queue,
                    key -> {
                        worked.add(key);
                        return Result.done();
                    },
                    concurrency)) {
                queue.add("a");
                loop.start(1, () -> {
                    if (asked.incrementAndGet() < 20) {
                        assertThat(worked).isEmpty();
                        throw new IllegalStateException("not yet");
                    }
                    return true;
                });
                concurrency.sleep(LATER);
                assertThat(worked).containsExactly("a");
                assertThat(loop.failures()).isEqualTo(19);
            }
        });
    }

    @Test
    @DisplayName("items that a queue refuses at the same moment are all added again, in their order")
    void refusedTogether() {
        SeededRuns.run(20, concurrency -> {
            var queue = WorkQueues.newRateLimitingQueue(
                    "moody",
                    new Moody(WorkQueues.newQueue(concurrency), 3, 0),
                    RateLimiters.<String>defaultItemBased(concurrency),
                    QueueMetrics.NONE,
                    concurrency);
            for (String item : List.of("a", "b", "c")) {
                queue.addAfter(item, Duration.ofSeconds(1));
            }
            concurrency.sleep(LATER);
            assertThat(queue.len()).isEqualTo(3);
            queue.shutDown();
        });
    }

    /** An item whose hashCode throws this many times. */
    private record Odd(AtomicInteger left) {
        @Override
        public int hashCode() {
            if (left.getAndDecrement() > 0) {
                throw new IllegalStateException("no hash");
            }
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }

    @Test
    @DisplayName("an item whose hashCode throws does not delay others, and is added once it has a hash")
    void hashCodeThrows() {
        for (int times = 1; times < 10; times++) {
            AtomicInteger left = new AtomicInteger(times);
            SeededRuns.run(concurrency -> {
                RateLimitingQueue<Object> queue =
                        WorkQueues.newRateLimitingQueue(RateLimiters.defaultItemBased(concurrency), concurrency);
                queue.addAfter(new Odd(left), Duration.ofSeconds(1));
                queue.addAfter("b", Duration.ofSeconds(2));
                concurrency.sleep(LATER);
                assertThat(queue.len()).isEqualTo(2);
                queue.shutDown();
            });
        }
    }

    @Test
    @DisplayName("a reconciler that throws InterruptedException, or interrupts its own thread, does not end its worker")
    void interruptsItself() {
        SeededRuns.run(concurrency -> {
            AtomicInteger left = new AtomicInteger(2);
            int calls = calls(
                    WorkQueues.newRateLimitingQueue(RateLimiters.defaultItemBased(concurrency), concurrency),
                    key -> {
                        if (left.getAndDecrement() > 0) {
                            throw new InterruptedException("of its own");
                        }
                        return Result.done();
                    },
                    concurrency);
            assertThat(calls).isEqualTo(3);
            AtomicInteger more = new AtomicInteger(2);
            calls(
                    WorkQueues.newRateLimitingQueue(RateLimiters.defaultItemBased(concurrency), concurrency),
                    key -> {
                        if (more.getAndDecrement() > 0) {
                            concurrency.interruptMyself();
                            throw new IllegalStateException("interrupted");
                        }
                        return Result.done();
                    },
                    concurrency);
        });
    }
}
