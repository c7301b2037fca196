package workbook.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Limits the time of a wait that has no time limit: unless it is closed in time, it runs an action that ends the wait.
 *
 * <pre>{@code
 * try (Deadline deadline = Deadline.in(Duration.ofSeconds(30), queue::close)) {
 *     queue.pop(process);
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads. The action runs at most once, on a thread of its own.
 */
public final class Deadline implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean passed;

    private Deadline() {}

    /**
     * Starts the time.
     *
     * @param action runs after this time, unless {@link #close} was called
     */
    public static Deadline in(Duration time, Runnable action) {
        Deadline deadline = new Deadline();
        Thread thread = new Thread(() -> deadline.watch(time, action), "deadline");
        thread.setDaemon(true);
        thread.start();
        return deadline;
    }

    /** Returns whether the time had elapsed before {@link #close}. */
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

    /** Stops the time. */
    @Override
    public void close() {
        closed.countDown();
    }
}
