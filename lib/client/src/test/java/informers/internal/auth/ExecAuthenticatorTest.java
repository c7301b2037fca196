package informers.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.config.KubeconfigException;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import informers.util.Concurrency.Task;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** When the plugin runs, and what happens to the threads that wait for it. On virtual time, in many orders. */
class ExecAuthenticatorTest {
    /** Takes three seconds per run, and returns t1, t2, … for an hour each. */
    private static final class FakePlugin implements ExecAuthenticator.Plugin {
        final Concurrency concurrency;
        int runs;
        boolean fails;

        FakePlugin(Concurrency concurrency) {
            this.concurrency = concurrency;
        }

        @Override
        public ExecCredential run(java.util.function.BooleanSupplier givenUp) throws IOException {
            runs++;
            try {
                concurrency.sleep(Duration.ofSeconds(3));
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
            if (fails) {
                throw new KubeconfigException("no luck " + runs);
            }
            return new ExecCredential("t" + runs, null, concurrency.now().plus(Duration.ofHours(1)));
        }
    }

    private interface Case {
        void run(SeededScheduler concurrency, FakePlugin plugin, ExecAuthenticator source) throws Exception;
    }

    private static void inManyOrders(Case test) {
        for (long seed = 0; seed < 50; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                FakePlugin plugin = new FakePlugin(concurrency);
                try {
                    test.run(concurrency, plugin, new ExecAuthenticator(plugin, concurrency));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    private static String get(ExecAuthenticator source) {
        try {
            return source.get(() -> false).authorization();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Task> spawn(Concurrency concurrency, int times, Consumer<Integer> body) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            int number = i;
            tasks.add(concurrency.spawn("client " + i, () -> body.accept(number)));
        }
        return tasks;
    }

    private static void join(List<Task> tasks) throws InterruptedException {
        for (Task task : tasks) {
            task.join();
        }
    }

    @Test
    void aCredentialIsKeptUntilItExpires() {
        inManyOrders((concurrency, plugin, source) -> {
            assertThat(source.held()).isEqualTo(Credential.NONE);
            assertThat(get(source)).isEqualTo("Bearer t1");
            concurrency.sleep(Duration.ofHours(1));
            assertThat(get(source)).isEqualTo("Bearer t1");
            concurrency.sleep(Duration.ofNanos(1));
            assertThat(get(source)).isEqualTo("Bearer t2");
            assertThat(source.held().authorization()).isEqualTo("Bearer t2");
        });
    }

    @Test
    void manyRejectionsOfOneCredentialCauseOneRun() {
        inManyOrders((concurrency, plugin, source) -> {
            Credential first = source.get(() -> false);
            join(spawn(concurrency, 5, i -> {
                try {
                    source.refused(first, () -> false);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }));
            assertThat(plugin.runs).isEqualTo(2);
            assertThat(get(source)).isEqualTo("Bearer t2");
            source.refused(first, () -> false); // a late response
            assertThat(plugin.runs).isEqualTo(2);
        });
    }

    @Test
    void threadsThatWaitForAFailingRunFailToo() {
        inManyOrders((concurrency, plugin, source) -> {
            plugin.fails = true;
            AtomicInteger failed = new AtomicInteger();
            long began = concurrency.nanoTime();
            join(spawn(concurrency, 10, i -> {
                assertThatThrownBy(() -> source.get(() -> false))
                        .isInstanceOf(KubeconfigException.class)
                        .hasMessageStartingWith("no luck");
                failed.incrementAndGet();
            }));
            assertThat(failed).hasValue(10);
            // A request after the run starts another one, but no request waits for ten.
            assertThat(Duration.ofNanos(concurrency.nanoTime() - began)).isLessThanOrEqualTo(Duration.ofSeconds(3));
            plugin.fails = false;
            assertThat(get(source)).startsWith("Bearer t");
        });
    }

    @Test
    void ifARunFailsTheOldCredentialIsKept() {
        inManyOrders((concurrency, plugin, source) -> {
            Credential first = source.get(() -> false);
            plugin.fails = true;
            assertThatThrownBy(() -> source.refused(first, () -> false)).isInstanceOf(KubeconfigException.class);
            assertThat(get(source)).isEqualTo("Bearer t1");
            plugin.fails = false;
            source.refused(first, () -> false);
            assertThat(get(source)).isEqualTo("Bearer t3");
        });
    }

    @Test
    void ifTheRunningThreadIsInterruptedAnotherOneRunsThePlugin() {
        inManyOrders((concurrency, plugin, source) -> {
            Task first = concurrency.spawn(
                    "first",
                    () -> assertThatThrownBy(() -> source.get(() -> false)).isInstanceOf(InterruptedIOException.class));
            concurrency.sleep(Duration.ofSeconds(1));
            assertThat(plugin.runs).isEqualTo(1);
            List<Task> others =
                    spawn(concurrency, 3, i -> assertThat(get(source)).isEqualTo("Bearer t2"));
            concurrency.sleep(Duration.ofSeconds(1));
            first.interrupt();
            first.join();
            join(others);
            assertThat(plugin.runs).isEqualTo(2);
        });
    }

    @Test
    void aWaitingRequestCanBeCancelledAndTheRunContinues() {
        inManyOrders((concurrency, plugin, source) -> {
            Task first =
                    concurrency.spawn("first", () -> assertThat(get(source)).isEqualTo("Bearer t1"));
            concurrency.sleep(Duration.ofSeconds(1));
            boolean[] givenUp = {false};
            Task other = concurrency.spawn(
                    "other",
                    () -> assertThatThrownBy(() -> source.get(() -> givenUp[0])).isInstanceOf(IOException.class));
            Task interrupted = concurrency.spawn(
                    "interrupted",
                    () -> assertThatThrownBy(() -> source.get(() -> false)).isInstanceOf(InterruptedIOException.class));
            concurrency.sleep(Duration.ofMillis(500));
            givenUp[0] = true;
            interrupted.interrupt();
            other.join();
            interrupted.join();
            assertThat(first.isOver()).isFalse();
            first.join();
        });
    }

    /** Otherwise the plugin would run again and again. */
    @Test
    void aCredentialThatHasExpiredOnArrivalIsUsedOnce() {
        SeededScheduler.run(1, concurrency -> {
            int[] runs = {0};
            ExecAuthenticator source = new ExecAuthenticator(
                    givenUp -> new ExecCredential(
                            "t" + ++runs[0], null, concurrency.now().minusSeconds(1)),
                    concurrency);
            assertThat(get(source)).isEqualTo("Bearer t1");
            assertThat(get(source)).isEqualTo("Bearer t2");
        });
    }
}
