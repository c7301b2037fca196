package workbook.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of a wait that has none of its own: unless it is closed in time, an action ends what is waited for.
 *
 * <pre>{@code
 * try (Deadline deadline = Deadline.in(Duration.ofSeconds(30), queue::close)) {
 *     queue.pop(process);
 * }
 * }</pre>
 *
 * <p>Any thread. The action runs once at most, on a thread of its own.
 */
public final class Deadline implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean passed;

    private Deadline() {}

    /** Starts the clock. */
    public static Deadline in(Duration time, Runnable action) {
        Deadline deadline = new Deadline();
        Thread thread = new Thread(() -> deadline.watch(time, action), "deadline");
        thread.setDaemon(true);
        thread.start();
        return deadline;
    }

    /** Returns whether the time was over before {@link #close}. */
    public boolean passed() {
        return passed;
    }

    private void watch(Duration time, Runnable action) {
        try {
            if (!closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                passed = true;
                action.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
