package workbook.grade;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads and waits of a test. An exception on one of its threads fails the test. Each wait has a name, which the message of a
 * timeout contains. A wait ends at once if a {@link Todo} is met on any thread, or a thread of the kit fails.
 *
 * <p>{@link Contract} creates one for each test. The thread of the test and the threads of the kit may call its methods.
 */
public final class Kit {
    /** The body of a thread, which may throw any exception. */
    public interface Body {
        void run() throws Exception;
    }

    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final long STOP_MILLIS = 1_000;

    private final ThreadReports sightings;
    private final String fileName;
    private final List<Thread> threads = new ArrayList<>();
    private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
    private volatile boolean stopping;

    Kit(ThreadReports sightings, String fileName) {
        this.sightings = sightings;
        this.fileName = fileName;
    }

    /** Starts a thread. An exception from its body makes the test red; a Todo makes it not started. */
    public synchronized Thread spawn(String name, Body body) {
        Thread thread = new Thread(
                () -> {
                    try {
                        body.run();
                    } catch (Todo todo) {
                        sightings.todo(todo);
                    } catch (Throwable thrown) {
                        if (!stopping) {
                            sightings.failure(thrown);
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return thread;
    }

    /** Closes it after the test, before the kit waits for its threads. The last one is closed first. */
    public synchronized <C extends AutoCloseable> C closeAfter(C closeable) {
        closeables.push(closeable);
        return closeable;
    }

    /** Waits until the condition is true: {@code kit().await("the request for the second page", () -> pages.size() == 2)}. */
    public void await(String what, BooleanSupplier condition) {
        await(what, WAIT, () -> condition.getAsBoolean() ? Boolean.TRUE : null);
    }

    /** Waits until the latch is at zero. */
    public void await(String what, CountDownLatch latch) {
        await(what, () -> latch.getCount() == 0);
    }

    /** Waits for the thread's end. */
    public void await(String what, Thread thread) {
        await(what, () -> !thread.isAlive());
    }

    /** Waits for the next element and takes it. */
    public <E> E next(String what, BlockingQueue<E> queue) {
        return await(what, WAIT, queue::poll);
    }

    /** Waits for the result, or throws the exception with which the future failed. */
    public <V> V await(String what, Future<V> future) throws Exception {
        await(what, future::isDone);
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (CancellationException e) {
            throw new WaitFailed(what + ": it was cancelled");
        }
    }

    /** Waits until the supplier returns a value. All other waits use this one. */
    public <V> V await(String what, Duration limit, Supplier<@Nullable V> value) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            // First: the condition may also become true because a thread ended with a Todo.
            sightings.todo().ifPresent(todo -> {
                throw todo;
            });
            V found = value.get();
            if (found != null) {
                return found;
            }
            sightings.failure().ifPresent(Kit::rethrow);
            if (System.nanoTime() - deadline >= 0) {
                throw new WaitFailed("timed out after " + TimeLimit.text(limit) + " waiting for: " + what);
            }
            try {
                sightings.pause(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new WaitFailed("interrupted while waiting for: " + what);
            }
        }
    }

    /**
     * Closes and ends what the test started. After a test that has passed, the threads get a second to end by themselves; then they
     * are interrupted. A thread that is still running after another second fails the test, with the line at which it is.
     */
    void close(boolean patient) {
        List<Thread> started;
        synchronized (this) {
            started = List.copyOf(threads);
            while (!closeables.isEmpty()) {
                try {
                    closeables.pop().close();
                } catch (Todo todo) {
                    sightings.todo(todo);
                } catch (Throwable thrown) {
                    sightings.failure(thrown);
                }
            }
        }
        if (patient) {
            join(started);
        }
        stopping = true;
        started.forEach(Thread::interrupt);
        join(started);
        for (Thread thread : started) {
            if (thread.isAlive()) {
                String place = Places.in(thread.getStackTrace(), fileName)
                        .map(at -> "; it is at " + at)
                        .orElse("");
                sightings.failure(new WaitFailed(
                        "the thread \"" + thread.getName() + "\" is still running after the test" + place));
            }
        }
    }

    private static void join(List<Thread> threads) {
        long deadline = System.nanoTime() + STOP_MILLIS * 1_000_000;
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(Throwable thrown) {
        TimeLimit.sneak(thrown);
    }
}
