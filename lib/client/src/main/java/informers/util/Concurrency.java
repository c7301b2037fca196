package informers.util;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Threads, locks, sleeps and clocks behind one interface, so that tests can control them.
 *
 * <p>Thread-safe. The code of this library uses no {@code Thread}, {@code synchronized}, {@code wait} or {@code
 * System.nanoTime}.
 */
public interface Concurrency {

    /**
     * {@return the implementation for production: threads of the JVM, virtual ones where it has them, and the system's
     * clock}
     */
    static Concurrency threads() {
        return RealThreads.INSTANCE;
    }

    /**
     * Starts a task. If it throws, the exception goes to the uncaught exception handler of its thread; other tasks
     * continue.
     *
     * @param name the name of its thread
     * @param body what to run
     * @return the running task
     */
    Task spawn(String name, Runnable body);

    /** {@return a new lock with one condition} */
    Monitor monitor();

    /** {@return a new lock that many readers or one writer may hold} */
    SharedLock sharedLock();

    /**
     * Sleeps.
     *
     * @param duration how long; returns at once if it is zero or negative
     * @throws InterruptedException if the task is interrupted meanwhile
     */
    void sleep(Duration duration) throws InterruptedException;

    /** {@return nanoseconds since an arbitrary moment; only differences have a meaning} */
    long nanoTime();

    /** {@return the time of day, to compare with times that others state; to measure, use {@link #nanoTime}} */
    Instant now();

    /** {@return a random number in [0, 1), for jitter} */
    double random();

    /**
     * Interrupts the calling task, as {@link Task#interrupt} does. For code that catches an {@link
     * InterruptedException} and cannot throw one.
     */
    void interruptMyself();

    /** A running task. */
    interface Task {
        /** {@return the name that it was started with} */
        String name();

        /** Interrupts the task: its current or next wait ends with an {@link InterruptedException}. */
        void interrupt();

        /**
         * Waits until the task has ended.
         *
         * @throws InterruptedException if the calling task is interrupted meanwhile
         * @throws IllegalStateException if the task calls this itself
         */
        void join() throws InterruptedException;

        /**
         * Waits until the task has ended, but not longer than a given time.
         *
         * @param atMost how long; zero does not wait
         * @return whether the task has ended
         * @throws InterruptedException if the calling task is interrupted meanwhile
         * @throws IllegalStateException if the task calls this itself
         */
        boolean join(Duration atMost) throws InterruptedException;

        /** {@return whether the task has ended} */
        boolean isOver();
    }

    /**
     * A lock with a condition, as in {@code sync.Cond}. Callers must not rely on reentrancy, and must hold it only
     * briefly.
     */
    interface Monitor {
        /** Acquires the lock. Cannot be interrupted. */
        void lock();

        /** Releases the lock. */
        void unlock();

        /**
         * Releases the lock, waits for a signal, and acquires the lock again. May return without a signal.
         *
         * @throws InterruptedException if the task is interrupted meanwhile
         */
        void await() throws InterruptedException;

        /**
         * Like {@link #await()}, but waits no longer than a given time.
         *
         * @param atMost how long
         * @return false if the time is over
         * @throws InterruptedException if the task is interrupted meanwhile
         */
        boolean await(Duration atMost) throws InterruptedException;

        /** Wakes all tasks that wait. */
        void signalAll();

        /**
         * Runs code with the lock held.
         *
         * @param body what to run
         */
        default void with(Runnable body) {
            lock();
            try {
                body.run();
            } finally {
                unlock();
            }
        }

        /**
         * Runs code with the lock held.
         *
         * @param <R> the type of the result
         * @param body what to run
         * @return what it returns
         */
        default <R> R read(Supplier<R> body) {
            lock();
            try {
                return body.get();
            } finally {
                unlock();
            }
        }
    }

    /**
     * A lock that many readers or one writer may hold. Callers must not rely on reentrancy. Corresponds to {@code
     * sync.RWMutex}.
     */
    interface SharedLock {
        /**
         * Runs code while nobody writes.
         *
         * @param <R> the type of the result
         * @param body what to run
         * @return what it returns
         */
        <R> R read(Supplier<R> body);

        /**
         * Runs code while nobody else reads or writes.
         *
         * @param <R> the type of the result
         * @param body what to run
         * @return what it returns
         */
        <R> R write(Supplier<R> body);
    }
}
