package informers.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import informers.util.Concurrency;
import informers.workqueue.RateLimiters;
import informers.workqueue.RateLimitingQueue;
import informers.workqueue.ReconcileLoop;
import informers.workqueue.Result;
import informers.workqueue.WorkQueues;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM whose shutdown hook closes a reconcile loop ends, whatever the reconciler does. */
class ShutdownHookIT {
    /** A controller whose reconciler hangs in the way that the argument names, with twenty more keys in the queue. */
    public static final class Program {
        private Program() {}

        public static void main(String[] args) throws InterruptedException {
            Concurrency threads = Concurrency.threads();
            RateLimitingQueue<String> queue =
                    WorkQueues.newRateLimitingQueue(RateLimiters.defaultController(threads), threads);
            ReconcileLoop<String> loop = new ReconcileLoop<>(
                    "pods",
                    queue,
                    key -> {
                        System.out.println("reconciling " + key);
                        hang(args[0].equals("deaf"));
                        return Result.done();
                    },
                    threads);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                boolean ended = loop.close(Duration.ofSeconds(1));
                System.out.println("closed " + ended + " " + loop.keysInProgress());
            }));
            loop.start(1, () -> true);
            for (int i = 0; i <= 20; i++) {
                queue.add("key-" + i);
            }
            while (loop.keysInProgress().isEmpty()) {
                Thread.sleep(10);
            }
            System.exit(3);
        }

        private static void hang(boolean deaf) throws InterruptedException {
            while (true) {
                try {
                    Thread.sleep(100_000);
                } catch (InterruptedException e) {
                    if (!deaf) {
                        throw e;
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"interruptible", "deaf"})
    @DisplayName("a reconcile that hangs does not keep the JVM alive, and the queue is not emptied first")
    void theJvmEnds(String how) throws IOException, InterruptedException {
        ChildJvm program = ChildJvm.run(List.of(), Program.class, how);
        assertThat(program.status()).as(program.output()).isEqualTo(3);
        assertThat(program.output())
                .contains("reconciling key-0")
                .doesNotContain("reconciling key-1")
                .contains(how.equals("deaf") ? "closed false [key-0]" : "closed true []");
        assertThat(program.millis()).isLessThan(30_000);
    }
}
