package informers.util;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Threads, waits, sleeps and time, behind one seam, so that tests can decide what happens when.
 *
 * <p>Any thread may call any method. Code above this floor never names {@code Thread}, {@code synchronized},
 * {@code wait} or {@code System.nanoTime}.
 */
public interface Concurrency {

    /** The real thing: threads of the JVM, virtual where it has them, and the system's clock. */
    static Concurrency threads() {
        return RealThreads.INSTANCE;
    }

    /** Starts a task. An exception that leaves it goes to its thread's uncaught handler; the others run on. */
    Task spawn(String name, Runnable body);

    /** A lock with one condition. */
    Monitor monitor();

    /** A lock that many may hold to read, and one to write. */
    SharedLock sharedLock();

    /**
     * Waits.
     *
     * @throws InterruptedException if the task was told to stop meanwhile
     */
    void sleep(Duration duration) throws InterruptedException;

    /** Nanoseconds since some moment; only differences mean anything. */
    long nanoTime();

    /** The time of day, to compare with times that others state. To measure, take {@link #nanoTime}. */
    Instant now();

    /** A number in [0, 1), for jitter. */
    double random();

    /**
     * Tells the calling task to stop, as {@link Task#interrupt} does: for who caught an {@link InterruptedException} and
     * may not throw one.
     */
    void interruptMyself();

    /** A task that was started. */
    interface Task {
        String name();

        /** Tells it to stop: its current or next wait ends with an {@link InterruptedException}. */
        void interrupt();

        /**
         * Waits until it is over.
         *
         * @throws IllegalStateException if it is this very task that calls
         */
        void join() throws InterruptedException;

        /**
         * As {@link #join()}, but waits at most this long; zero only looks.
         *
         * @return whether it is over
         */
        boolean join(Duration atMost) throws InterruptedException;

        boolean isOver();
    }

    /**
     * A lock and its condition, as in {@code sync.Cond}. It is not reentrant by contract; locks are held for a few lines.
     */
    interface Monitor {
        /** Not interruptible: locks are held for moments only. */
        void lock();

        void unlock();

        /** Lets go of the lock, waits for a signal, and takes the lock again. A wake-up without a signal may happen. */
        void await() throws InterruptedException;

        /**
         * As {@link #await()}, but not longer than this.
         *
         * @return false if the time is over
         */
        boolean await(Duration atMost) throws InterruptedException;

        void signalAll();

        /** Runs with the lock held. */
        default void with(Runnable body) {
            lock();
            try {
                body.run();
            } finally {
                unlock();
            }
        }

        /** Reads something with the lock held. */
        default <R> R read(Supplier<R> body) {
            lock();
            try {
                return body.get();
            } finally {
                unlock();
            }
        }
    }

    /** Readers beside each other, a writer alone. Not reentrant by contract. Corresponds to {@code sync.RWMutex}. */
    interface SharedLock {
        /** Runs while nobody writes. */
        <R> R read(Supplier<R> body);

        /** Runs while nobody else reads or writes. */
        <R> R write(Supplier<R> body);
    }
}
