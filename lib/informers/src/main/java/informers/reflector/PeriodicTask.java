package informers.reflector;

import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Runs a function periodically on a thread of its own, until it is ended or the function returns false.
 *
 * <p>Created and ended by the reflector's thread.
 */
final class PeriodicTask {
    private final Latch ended;
    private final Concurrency.Task task;

    /** @param body returns whether to continue */
    PeriodicTask(String name, Duration every, Concurrency concurrency, BooleanSupplier body) {
        this.ended = new Latch(concurrency);
        this.task = concurrency.spawn(name, () -> {
            try {
                while (!ended.await(every) && body.getAsBoolean()) {}
            } catch (InterruptedException e) {
                // the thread ends
            }
        });
    }

    /** Stops the task. Does not wait. May be called from any thread. */
    void cancel() {
        ended.open();
    }

    boolean isOver() {
        return task.isOver();
    }

    /**
     * Stops the task and waits for its thread.
     *
     * @throws InterruptedException if the calling thread is interrupted; the task has ended all the same
     */
    void end() throws InterruptedException {
        ended.open();
        InterruptedException interrupt = null;
        while (!task.isOver()) {
            try {
                task.join();
            } catch (InterruptedException e) {
                interrupt = e;
                task.interrupt();
            }
        }
        if (interrupt != null) {
            throw interrupt;
        }
    }
}
