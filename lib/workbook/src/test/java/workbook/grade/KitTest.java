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

/** Waits have names, and threads report. */
class KitTest {
    private final ThreadReports sightings = new ThreadReports();
    private final Kit kit = new Kit(sightings, "KitTest.java");

    @AfterEach
    void close() {
        kit.close(false);
    }

    @Test
    void wait_in_vain_says_for_what() {
        assertThatThrownBy(() -> kit.await("the second page", Duration.ofMillis(20), () -> null))
                .isInstanceOf(AssertionError.class)
                .hasMessage("timed out after 20 ms waiting for: the second page");
    }

    @Test
    void value_of_another_thread_arrives() {
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
    void wait_ends_at_once_with_what_a_thread_threw() {
        kit.spawn("unlucky", () -> {
            throw new IOException("the wire is cut");
        });

        assertThatThrownBy(() -> kit.await("a thing that never comes", () -> false))
                .isInstanceOf(IOException.class)
                .hasMessage("the wire is cut");
    }

    @Test
    void wait_ends_at_once_with_a_todo_of_another_thread() {
        kit.spawn("beginner", () -> {
            throw new Todo("3.4 pop");
        });

        assertThatExceptionOfType(Todo.class)
                .isThrownBy(() -> kit.await("a thing that never comes", () -> false))
                .withMessage("3.4 pop");
    }

    @Test
    void futures_failure_is_thrown_as_it_is() {
        assertThatThrownBy(() -> kit.await("an answer", CompletableFuture.failedFuture(new IOException("no"))))
                .isInstanceOf(IOException.class)
                .hasMessage("no");
    }

    @Test
    void thread_that_blocks_is_interrupted_after_the_test_and_that_is_no_failure() {
        Thread waiter = kit.spawn("waiter", () -> new CountDownLatch(1).await());

        kit.close(false);

        assertThat(waiter.isAlive()).isFalse();
        assertThat(sightings.failure()).isEmpty();
    }

    @Test
    void thread_that_runs_on_is_told_with_its_line() {
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
    void what_is_to_be_closed_is_closed_last_one_first() {
        List<String> closed = new ArrayList<>();
        kit.closeAfter(() -> closed.add("first"));
        kit.closeAfter(() -> closed.add("second"));

        kit.close(true);

        assertThat(closed).containsExactly("second", "first");
    }
}
