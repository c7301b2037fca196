package informers.queue;

import static informers.queue.Item.foo;
import static informers.queue.Item.pop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import informers.testkit.SeededScheduler;
import informers.util.Concurrency.Task;
import informers.util.Latch;
import org.junit.jupiter.api.Test;

/** Whether other tasks can write during the processing. A wrong implementation deadlocks, which the scheduler reports. */
class WhileProcessingTest {
    private static RealFIFO<Item> atomic(SeededScheduler concurrency, boolean unlock) {
        return new RealFIFO<>(RealFIFOOptions.<Item>atomic(Item::name).withUnlockWhileProcessing(unlock), concurrency);
    }

    private static void fill(RealFIFO<Item> queue, int entries) {
        for (int i = 0; i < entries; i++) {
            queue.add(new Item("item-" + i, i));
        }
    }

    /** Pops an entry; its processing waits until another task has written. */
    private static void popWhileAnotherWrites(SeededScheduler concurrency, RealFIFO<Item> queue, boolean inBatches) {
        Latch written = new Latch(concurrency);
        Runnable process = () -> {
            concurrency.spawn("writer", () -> {
                queue.add(foo(2));
                written.open();
            });
            await(written);
        };
        try {
            if (inBatches) {
                queue.popBatch((deltas, initial) -> process.run(), (deltas, initial) -> process.run());
            } else {
                queue.pop((deltas, initial) -> process.run());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Pops an entry; a writer has many turns meanwhile, but cannot write. */
    private static void popWhileNobodyCanWrite(SeededScheduler concurrency, Queue<Item> queue) {
        boolean[] written = {false};
        Task[] writer = {null};
        try {
            queue.pop((deltas, initial) -> {
                writer[0] = concurrency.spawn("writer", () -> {
                    queue.add(foo(2));
                    written[0] = true;
                });
                for (int i = 0; i < 200; i++) {
                    concurrency.yield();
                }
                assertThat(written[0]).as("written while the lock is held").isFalse();
            });
            writer[0].join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(written[0]).isTrue();
    }

    private static void await(Latch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void writersDoNotWait() {
        for (long seed = 0; seed < 10; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                RealFIFO<Item> queue = atomic(concurrency, true);
                queue.add(foo(1));
                popWhileAnotherWrites(concurrency, queue, false);
                assertThat(queue.list()).containsExactly(Delta.added(foo(2)));
            });
        }
    }

    @Test
    void writersDoNotWaitForABatch() {
        SeededScheduler.run(1, concurrency -> {
            RealFIFO<Item> queue = atomic(concurrency, true);
            fill(queue, 2);
            popWhileAnotherWrites(concurrency, queue, true);
            assertThat(queue.list()).containsExactly(Delta.added(foo(2)));
            popWhileAnotherWrites(concurrency, queue, true); // one alone
            assertThat(queue.list()).containsExactly(Delta.added(foo(2)));
        });
    }

    @Test
    void writersWaitIfTheConsumerIsFarBehind() {
        SeededScheduler.run(1, concurrency -> {
            RealFIFO<Item> queue = atomic(concurrency, true);
            fill(queue, 2001);
            popWhileNobodyCanWrite(concurrency, queue); // 2000 left, and one is written after
            pop(queue);
            pop(queue);
            popWhileAnotherWrites(concurrency, queue, false); // 1999 left
        });
    }

    @Test
    void writersWaitIfItIsNotUnlocked() {
        SeededScheduler.run(1, concurrency -> {
            RealFIFO<Item> queue = atomic(concurrency, false);
            queue.add(foo(1));
            popWhileNobodyCanWrite(concurrency, queue);
        });
    }

    /** DeltaFIFO reads the store while it holds its lock, so the store must change under this lock, too. */
    @Test
    void writersWaitForADeltaFIFO() {
        SeededScheduler.run(1, concurrency -> {
            DeltaFIFO<Item> queue = new DeltaFIFO<>(DeltaFIFOOptions.of(Item::name), concurrency);
            queue.add(foo(1));
            popWhileNobodyCanWrite(concurrency, queue);
        });
    }

    @Test
    void theLockIsTakenAgainWhenProcessingFails() {
        SeededScheduler.run(1, concurrency -> {
            RealFIFO<Item> queue = atomic(concurrency, true);
            queue.add(foo(1));
            assertThatIllegalStateException()
                    .isThrownBy(() -> queue.pop((deltas, initial) -> {
                        throw new IllegalStateException("boom");
                    }));
            queue.add(foo(2));
            assertThat(pop(queue)).containsExactly(Delta.added(foo(2)));
        });
    }
}
