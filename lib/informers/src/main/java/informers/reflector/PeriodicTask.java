package informers.reflector;

import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Does something again and again, on a thread of its own, until it is ended.
 *
 * <p>Made and ended by the reflector's thread.
 */
final class PeriodicTask {
    private final Latch ended;
    private final Concurrency.Task task;

    /** @param body says whether to go on */
    PeriodicTask(String name, Duration every, Concurrency concurrency, BooleanSupplier body) {
        this.ended = new Latch(concurrency);
        this.task = concurrency.spawn(name, () -> {
            try {
                while (!ended.await(every) && body.getAsBoolean()) {}
            } catch (InterruptedException e) {
                // told to stop
            }
        });
    }

    /** Stops it, and does not wait. Any thread. */
    void cancel() {
        ended.open();
    }

    boolean isOver() {
        return task.isOver();
    }

    /**
     * Stops it and waits until it is over.
     *
     * @throws InterruptedException if the caller is to stop meanwhile; also then it is over
     */
    void end() throws InterruptedException {
        ended.open();
        InterruptedException told = null;
        while (!task.isOver()) {
            try {
                task.join();
            } catch (InterruptedException e) {
                told = e;
                task.interrupt();
            }
        }
        if (told != null) {
            throw told;
        }
    }
}
