package workbook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waits have names, and threads report exceptions. */
class KitTest {
    private final ThreadReports sightings = new ThreadReports();
    private final Kit kit = new Kit(sightings, "KitTest.java");

    @AfterEach
    void close() {
        kit.close(false);
    }

    @Test
    void timeoutNamesWhatWasAwaited() {
        assertThatThrownBy(() -> kit.await("the second page", Duration.ofMillis(20), () -> null))
                .isInstanceOf(AssertionError.class)
                .hasMessage("timed out after 20 ms waiting for: the second page");
    }

    @Test
    void valueOfAnotherThreadArrives() {
        ArrayBlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
        CountDownLatch taken = new CountDownLatch(1);
        Thread giver = kit.spawn("giver", () -> {
            queue.put("a");
            taken.await();
        });

        assertThat(kit.next("a letter", queue)).isEqualTo("a");
        taken.countDown();
        kit.await("the giver ends", giver);
    }

    @Test
    void waitEndsAtOnceWithTheExceptionOfAThread() {
        kit.spawn("unlucky", () -> {
            throw new IOException("the wire is cut");
        });

        assertThatThrownBy(() -> kit.await("a thing that never comes", () -> false))
                .isInstanceOf(IOException.class)
                .hasMessage("the wire is cut");
    }

    @Test
    void waitEndsAtOnceWithATodoOfAnotherThread() {
        kit.spawn("beginner", () -> {
            throw new Todo("3.4 pop");
        });

        assertThatExceptionOfType(Todo.class)
                .isThrownBy(() -> kit.await("a thing that never comes", () -> false))
                .withMessage("3.4 pop");
    }

    @Test
    void failureOfAFutureIsThrownUnchanged() {
        assertThatThrownBy(() -> kit.await("an answer", CompletableFuture.failedFuture(new IOException("no"))))
                .isInstanceOf(IOException.class)
                .hasMessage("no");
    }

    @Test
    void threadThatBlocksIsInterruptedAfterTheTestWithoutAFailure() {
        Thread waiter = kit.spawn("waiter", () -> new CountDownLatch(1).await());

        kit.close(false);

        assertThat(waiter.isAlive()).isFalse();
        assertThat(sightings.failure()).isEmpty();
    }

    @Test
    void threadThatKeepsRunningIsReportedWithItsLine() {
        CountDownLatch end = new CountDownLatch(1);
        kit.spawn("deaf", () -> {
            while (end.getCount() > 0) {
                Thread.onSpinWait();
            }
        });

        kit.close(false);

        assertThat(sightings.failure())
                .hasValueSatisfying(failure -> assertThat(failure)
                        .hasMessageContaining("the thread \"deaf\" is still running after the test")
                        .hasMessageContaining("KitTest.java:"));
        end.countDown();
    }

    @Test
    void closeablesAreClosedLastOneFirst() {
        List<String> closed = new ArrayList<>();
        kit.closeAfter(() -> closed.add("first"));
        kit.closeAfter(() -> closed.add("second"));

        kit.close(true);

        assertThat(closed).containsExactly("second", "first");
    }
}
