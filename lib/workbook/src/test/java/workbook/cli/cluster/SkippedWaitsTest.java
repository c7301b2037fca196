package workbook.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hours pass in a moment, in their order. */
@Timeout(60)
class SkippedWaitsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final SkippedWaits waits = new SkippedWaits();

    @AfterEach
    void close() {
        waits.close();
    }

    @Test
    void aSleepOfAnHourMovesTheClockByAnHour() throws InterruptedException {
        long begin = waits.nanoTime();
        var timeOfDay = waits.now();
        waits.sleep(HOUR);
        assertThat(Duration.ofNanos(waits.nanoTime() - begin)).isBetween(HOUR, HOUR.plusMinutes(2));
        assertThat(Duration.between(timeOfDay, waits.now())).isBetween(HOUR, HOUR.plusMinutes(2));
    }

    /** As a server and a client that answer each other, while somebody else waits for an hour. */
    @Test
    void aBusyMachineIsNotQuiet() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        for (int i = 0; i < 8 * Runtime.getRuntime().availableProcessors(); i++) {
            Thread busy = new Thread(() -> {
                while (!done.get()) {
                    Thread.onSpinWait();
                }
            });
            busy.setDaemon(true);
            busy.start();
        }
        try {
            waits.spawn("sleeps", () -> {
                try {
                    waits.sleep(HOUR);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            SynchronousQueue<Long> sent = new SynchronousQueue<>();
            Concurrency.Task server = waits.spawn("server", () -> {
                for (int i = 0; i < 40; i++) {
                    try {
                        sent.put(waits.nanoTime());
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            long begin = waits.nanoTime();
            Duration passed = Duration.ZERO;
            for (int i = 0; i < 40; i++) {
                passed = Duration.ofNanos(sent.take() - begin);
                waits.nanoTime();
            }
            server.join();
            assertThat(passed).isLessThan(HOUR);
        } finally {
            done.set(true);
        }
    }

    @Test
    void noWaitIsSkippedFurtherThanToItsEnd() throws InterruptedException {
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        List<Concurrency.Task> tasks = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Duration time = Duration.ofMinutes(7 * (i % 10) + 1);
            tasks.add(waits.spawn("sleeper " + i, () -> {
                try {
                    for (int j = 0; j < 5; j++) {
                        long begin = waits.nanoTime();
                        waits.sleep(time);
                        Duration passed = Duration.ofNanos(waits.nanoTime() - begin);
                        if (passed.compareTo(time) < 0 || passed.compareTo(time.plusSeconds(50)) > 0) {
                            wrong.add(time + " became " + passed);
                        }
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Concurrency.Task task : tasks) {
            task.join();
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aSignalEndsAWaitBeforeItsTime() throws InterruptedException {
        Latch latch = new Latch(waits);
        Concurrency.Task task = waits.spawn("opens it after an hour", () -> {
            try {
                waits.sleep(HOUR);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            latch.open();
        });
        long begin = waits.nanoTime();
        assertThat(latch.await(HOUR.multipliedBy(10))).isTrue();
        assertThat(Duration.ofNanos(waits.nanoTime() - begin)).isBetween(HOUR, HOUR.multipliedBy(2));
        task.join();
    }

    @Test
    void aWaitWithoutASignalEndsWithFalse() throws InterruptedException {
        assertThat(new Latch(waits).await(HOUR)).isFalse();
        Concurrency.Monitor monitor = waits.monitor();
        monitor.lock();
        try {
            while (monitor.await(HOUR)) {
                // a wait may end without a signal, and with true
            }
        } finally {
            monitor.unlock();
        }
    }

    @Test
    void beforeTheClockMovesATaskSeesThatItsWaitIsPointless() throws InterruptedException {
        Concurrency.Monitor monitor = waits.monitor();
        AtomicBoolean pointless = new AtomicBoolean();
        List<Duration> left = Collections.synchronizedList(new ArrayList<>());
        long begin = waits.nanoTime();
        Concurrency.Task task = waits.spawn("like a watch whose client has left", () -> {
            monitor.lock();
            try {
                while (!pointless.get()) {
                    pointless.set(true); // nobody signals it
                    monitor.await(HOUR);
                }
                left.add(Duration.ofNanos(waits.nanoTime() - begin));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                monitor.unlock();
            }
        });
        task.join();
        assertThat(left.get(0)).as("the hour was not skipped").isLessThan(HOUR);
    }

    @Test
    void anInterruptEndsAWait() throws InterruptedException {
        Latch interrupted = new Latch(waits);
        waits.close(); // its waits take their time now
        Concurrency.Task task = waits.spawn("sleeps", () -> {
            try {
                waits.sleep(HOUR);
            } catch (InterruptedException e) {
                interrupted.open();
            }
        });
        task.interrupt();
        task.join();
        assertThat(interrupted.isOpen()).isTrue();
    }

    @Test
    void afterItsEndAWaitTakesItsTime() throws InterruptedException {
        waits.close();
        long begin = System.nanoTime();
        waits.sleep(Duration.ofMillis(100));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }
}
