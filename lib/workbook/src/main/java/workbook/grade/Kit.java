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
 * A contract's threads and waits. What a kit's thread throws reaches the test; a wait has a name, so that a failed one
 * says what was waited for; and a wait ends at once when a {@link Todo} is met on any thread or a kit's thread fails.
 *
 * <p>One for each test, made by {@link Contract}. Its methods may be called on the test's thread and on the kit's.
 */
public final class Kit {
    /** Something that runs on a thread and may throw. */
    public interface Body {
        void run() throws Exception;
    }

    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final long STOP_MILLIS = 1_000;

    private final Sightings sightings;
    private final String fileName;
    private final List<Thread> threads = new ArrayList<>();
    private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
    private volatile boolean stopping;

    Kit(Sightings sightings, String fileName) {
        this.sightings = sightings;
        this.fileName = fileName;
    }

    /** Starts a thread. What its body throws makes the test red, or not started if it is a Todo. */
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

    /** Closes it after the test, last one first, before the kit's threads are joined. */
    public synchronized <C extends AutoCloseable> C closeAfter(C closeable) {
        closeables.push(closeable);
        return closeable;
    }

    /** Waits until the condition holds: {@code kit().await("the second page is asked for", () -> pages.size() == 2)}. */
    public void await(String what, BooleanSupplier condition) {
        await(what, WAIT, () -> condition.getAsBoolean() ? Boolean.TRUE : null);
    }

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

    /** Waits for the result. What the future failed with is thrown. */
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

    /** Waits until there is a value. The one wait that all others are made of. */
    public <V> V await(String what, Duration limit, Supplier<@Nullable V> value) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            // Looked for first: what a test waited for may also come about because a thread ended with a Todo.
            sightings.todo().ifPresent(todo -> {
                throw todo;
            });
            V found = value.get();
            if (found != null) {
                return found;
            }
            sightings.failure().ifPresent(Kit::rethrow);
            if (System.nanoTime() - deadline >= 0) {
                throw new WaitFailed("waited " + Limit.text(limit) + " in vain: " + what);
            }
            try {
                sightings.pause(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new WaitFailed("interrupted while waiting: " + what);
            }
        }
    }

    /**
     * Ends what the test began. Threads get a moment to end by themselves (if the test went well), then an interrupt;
     * one that runs on after that is told with the line at which it stands.
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
                        .map(at -> "; it stands at " + at)
                        .orElse("");
                sightings.failure(
                        new WaitFailed("the thread \"" + thread.getName() + "\" runs on after the test" + place));
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
        Limit.sneak(thrown);
    }
}
