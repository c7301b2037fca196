package informers.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link SeededScheduler#kill}: the tasks of a process that dies. */
class KilledTasksTest {
    @Test
    void aKilledTaskDoesNothingMoreWhateverItsFinallyBlocksDo() {
        SeededRuns.run(50, concurrency -> {
            List<String> done = new ArrayList<>();
            Concurrency.Task victim = concurrency.spawn("victim", () -> {
                try {
                    concurrency.sleep(Duration.ofSeconds(1));
                    done.add("slept");
                } catch (InterruptedException e) {
                    done.add("interrupted");
                } finally {
                    concurrency.yield();
                    done.add("after a step");
                }
            });
            concurrency.kill(List.of(victim));
            concurrency.sleep(Duration.ofSeconds(5));
            assertThat(victim.isOver()).isTrue();
            assertThat(done).isEmpty();
        });
    }

    @Test
    void theLocksOfAKilledTaskAreFree() {
        SeededRuns.run(50, concurrency -> {
            Concurrency.Monitor monitor = concurrency.monitor();
            Concurrency.Task holder = concurrency.spawn("holder", () -> monitor.with(() -> concurrency.yield()));
            Concurrency.Task waiter = concurrency.spawn("waiter", () -> {
                monitor.lock();
                try {
                    monitor.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                } finally {
                    monitor.unlock();
                }
            });
            concurrency.yield();
            concurrency.kill(List.of(holder, waiter));
            monitor.with(() -> {});
            assertThat(holder.join(Duration.ofSeconds(1))).isTrue();
            assertThat(waiter.join(Duration.ofSeconds(1))).isTrue();
        });
    }

    @Test
    void aTaskKillsItself() {
        SeededRuns.run(concurrency -> {
            List<String> done = new ArrayList<>();
            concurrency.spawn("me", () -> {
                concurrency.kill(List.of(concurrency.current()));
                done.add("still running");
                concurrency.yield();
                done.add("after a step");
            });
            concurrency.sleep(Duration.ofSeconds(1));
            assertThat(done).containsExactly("still running");
        });
    }

    @Test
    void withoutSwitchesATaskRunsUntilItWaits() {
        StringBuilder order = new StringBuilder();
        SeededScheduler.run(7, 0, false, concurrency -> {
            for (String name : List.of("a", "b")) {
                concurrency.spawn(name, () -> {
                    for (int i = 0; i < 20; i++) {
                        order.append(name);
                        concurrency.yield();
                    }
                });
            }
        });
        assertThat(order.toString()).matches("a{20}b{20}|b{20}a{20}");
    }
}
