package informers.internal.util;

import informers.util.Concurrency;
import informers.util.Concurrency.Task;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Waits for tasks that were asked to stop, for a limited time: it waits, then interrupts the tasks that still run, and
 * finally returns those that did not stop.
 *
 * <p>Thread-safe. client-go's {@code wait.Group} waits without a limit; but a Go process ends with its main function,
 * while a JVM waits for its shutdown hooks.
 */
public final class Shutdown {
    /** How long the {@code close()} methods of this library wait before they interrupt their threads. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long an interrupted task may take to end. */
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private Shutdown() {}

    /**
     * Waits until all tasks have ended. When the time is over, or when the calling thread is interrupted, interrupts
     * those that still run and waits at most one more second. If the calling thread was interrupted, its interrupt flag
     * is set when this returns.
     *
     * @param concurrency the clock
     * @param atMost how long to wait before the interrupt; zero interrupts at once
     * @param tasks the tasks
     * @return the tasks that still run; empty if all have ended
     * @throws IllegalStateException if the calling task is one of them: it would wait for its own end
     */
    public static List<Task> await(Concurrency concurrency, Duration atMost, Collection<Task> tasks) {
        boolean interrupted = false;
        try {
            joinAll(concurrency, Duration.ZERO, tasks); // does not wait, but rejects the calling task at once
            if (joinAll(concurrency, atMost, tasks)) {
                return List.of();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        List<Task> left = running(tasks);
        left.forEach(Task::interrupt);
        try {
            joinAll(concurrency, AFTER_INTERRUPT, left);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            concurrency.interruptMyself();
        }
        return running(left);
    }

    /** Returns how much of a time limit is left, counted from {@code since}; zero if nothing is. */
    public static Duration left(Concurrency concurrency, long since, Duration atMost) {
        Duration left = atMost.minusNanos(concurrency.nanoTime() - since);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static boolean joinAll(Concurrency concurrency, Duration atMost, Collection<Task> tasks)
            throws InterruptedException {
        long end = concurrency.nanoTime() + Durations.nanos(atMost);
        boolean all = true;
        for (Task task : tasks) {
            all &= task.join(Duration.ofNanos(Math.max(0, end - concurrency.nanoTime())));
        }
        return all;
    }

    private static List<Task> running(Collection<Task> tasks) {
        return tasks.stream().filter(task -> !task.isOver()).toList();
    }
}
