package informers.util;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * For tests: runs tasks one at a time, and at each step picks by its seed which one goes on. Time is virtual: when
 * every task waits, the clock jumps to the first that may wake. So the same seed gives the same interleaving, an hour
 * passes in a moment, and a deadlock is seen at once and told.
 *
 * <p>A step is a call through the seam: a lock, a wait, a signal, a sleep, a start. Between two steps a task runs
 * undisturbed, so code that shares data without a {@link Concurrency.Monitor} is not tested by this; on real threads it
 * is wrong.
 *
 * <pre>{@code
 * SeededScheduler.run(seed, concurrency -> {
 *     var queue = new DeltaFIFO<Pod>(..., concurrency);
 *     concurrency.spawn("producer", () -> queue.add(pod));
 *     queue.pop(...);
 * });
 * }</pre>
 */
public final class SeededScheduler implements Concurrency {
    /** So many steps in one run mean that it runs in circles. */
    private static final long MOST_STEPS = 5_000_000;

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(body -> {
        Thread thread = new Thread(body, "seeded-scheduler");
        thread.setDaemon(true);
        return thread;
    });

    private final Random random;
    private final List<SeededTask> tasks = new ArrayList<>();
    private final @Nullable StringBuilder trace;
    private long now;
    private long steps;
    private @Nullable Throwable failure;
    private volatile @Nullable SeededTask current;
    private final Thread caller = Thread.currentThread();
    private volatile boolean over;

    private SeededScheduler(long seed, boolean traced) {
        this.random = new Random(seed);
        this.trace = traced ? new StringBuilder() : null;
    }

    /**
     * Runs a program to its end, and waits until no task is left.
     *
     * @throws AssertionError if a task threw, if tasks wait for ever, or if the main task ends and leaves others running
     * @return the steps in order, a line each, if {@code traced}
     */
    public static String run(long seed, boolean traced, Consumer<SeededScheduler> main) {
        SeededScheduler concurrency = new SeededScheduler(seed, traced);
        SeededTask first = concurrency.add("main", () -> main.accept(concurrency));
        concurrency.current = first;
        LockSupport.unpark(first.thread);
        while (!concurrency.over) {
            LockSupport.park(concurrency);
        }
        if (concurrency.failure != null) {
            throw new AssertionError("seed " + seed + ": " + concurrency.failure.getMessage(), concurrency.failure);
        }
        return concurrency.trace == null ? "" : concurrency.trace.toString();
    }

    /** As {@link #run(long, boolean, Consumer)}, without a trace. */
    public static void run(long seed, Consumer<SeededScheduler> main) {
        run(seed, false, main);
    }

    @Override
    public Task spawn(String name, Runnable body) {
        SeededTask task = add(name, body);
        step("spawn " + name);
        return task;
    }

    private SeededTask add(String name, Runnable body) {
        SeededTask task = new SeededTask(name);
        tasks.add(task);
        THREADS.execute(() -> task.run(body));
        return task;
    }

    @Override
    public Monitor monitor() {
        return new SeededMonitor();
    }

    /** One at a time here, readers too: they could do nothing to each other, so there is nothing to find. */
    @Override
    public SharedLock sharedLock() {
        Monitor monitor = monitor();
        return new SharedLock() {
            @Override
            public <R> R read(Supplier<R> body) {
                monitor.lock();
                try {
                    return body.get();
                } finally {
                    monitor.unlock();
                }
            }

            @Override
            public <R> R write(Supplier<R> body) {
                return read(body);
            }
        };
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        me().waitFor("sleep", now + Durations.nanos(duration));
    }

    /** Lets the others have a turn: a step that does nothing. */
    public void yield() {
        step("yield");
    }

    @Override
    public long nanoTime() {
        return now;
    }

    /** Begins in 1970. */
    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(now);
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public void interruptMyself() {
        me().interrupted = true;
    }

    private SeededTask me() {
        SeededTask task = current;
        if (task == null || task.thread != Thread.currentThread()) {
            throw new IllegalStateException("only tasks of this scheduler may call it; this is the thread "
                    + Thread.currentThread().getName());
        }
        return task;
    }

    /** The current task stays ready; the seed decides who goes on. */
    private void step(String what) {
        SeededTask me = me();
        note(me, what);
        handOver(me);
    }

    private void note(SeededTask task, String what) {
        if (trace != null) {
            trace.append(task.name).append(' ').append(what).append('\n');
        }
        if (++steps > MOST_STEPS) {
            fail(new AssertionError(
                    "still running after " + MOST_STEPS + " steps; it seems to run in circles. " + describe()));
        }
    }

    /** Gives the turn to a task that is ready, and returns when this one has it again. */
    private void handOver(SeededTask me) {
        SeededTask next = failure == null ? pick() : null;
        if (next == null) {
            if (failure == null) {
                fail(new AssertionError("deadlock: every task waits, and no time will wake one. " + describe()));
            }
            next = abortNext();
        }
        if (next != me) {
            current = next;
            LockSupport.unpark(next.thread);
            me.awaitTurn();
        }
        if (failure != null && !me.over) {
            throw new Aborted();
        }
    }

    private @Nullable SeededTask pick() {
        while (true) {
            int ready = 0;
            for (SeededTask task : tasks) {
                if (task.isReady()) {
                    ready++;
                }
            }
            if (ready > 0) {
                int chosen = ready == 1 ? 0 : random.nextInt(ready);
                for (SeededTask task : tasks) {
                    if (task.isReady() && chosen-- == 0) {
                        return task;
                    }
                }
            }
            long wake = Long.MAX_VALUE;
            for (SeededTask task : tasks) {
                wake = Math.min(wake, task.wakeAt);
            }
            if (wake == Long.MAX_VALUE) {
                return null;
            }
            now = Math.max(now, wake);
            for (SeededTask task : tasks) {
                if (task.wakeAt <= now) {
                    task.wake(false);
                }
            }
        }
    }

    private SeededTask abortNext() {
        return tasks.get(tasks.size() - 1);
    }

    private void fail(Throwable why) {
        if (failure == null) {
            failure = why;
        }
    }

    private String describe() {
        StringBuilder text = new StringBuilder("Tasks:");
        for (SeededTask task : tasks) {
            text.append(' ')
                    .append(task.name)
                    .append(" (")
                    .append(task.waitsFor)
                    .append(')');
        }
        return text.toString();
    }

    /** Ends a task of a run that has failed. */
    private static final class Aborted extends Error {
        private static final long serialVersionUID = 1L;

        Aborted() {
            super("the run has failed", null, false, false);
        }
    }

    private final class SeededTask implements Task {
        private final String name;
        private volatile @Nullable Thread thread; // null until it has begun; then it looks whether it is its turn
        private String waitsFor = "";
        private long wakeAt = Long.MAX_VALUE;
        private boolean waiting;
        private boolean signalled;
        private boolean interrupted;
        private boolean over;
        private final List<SeededTask> joiners = new ArrayList<>();

        SeededTask(String name) {
            this.name = name;
        }

        void run(Runnable body) {
            thread = Thread.currentThread();
            awaitTurn();
            try {
                if (failure == null) {
                    body.run();
                }
            } catch (Aborted e) {
                // the failure is told by whoever had it
            } catch (Throwable e) {
                fail(new AssertionError("task " + name + " threw " + e, e));
            }
            over = true;
            tasks.remove(this);
            joiners.forEach(j -> j.wake(true));
            if (tasks.isEmpty()) {
                SeededScheduler.this.over = true;
                LockSupport.unpark(caller);
                return;
            }
            SeededTask next = failure == null ? pick() : null;
            if (next == null) {
                fail(new AssertionError("task " + name + " is over, and the others wait for ever. " + describe()));
                next = abortNext();
            }
            current = next;
            LockSupport.unpark(next.thread);
        }

        void awaitTurn() {
            while (current != this) {
                LockSupport.park(SeededScheduler.this);
            }
        }

        boolean isReady() {
            return !waiting;
        }

        void wake(boolean bySignal) {
            waiting = false;
            signalled = bySignal;
            wakeAt = Long.MAX_VALUE;
            waitsFor = "";
        }

        /** Waits for a wake-up, or until a moment; true if it was a wake-up. */
        boolean waitFor(String what, long until) throws InterruptedException {
            note(this, what);
            if (!interrupted) {
                waiting = true;
                signalled = false;
                waitsFor = what;
                wakeAt = until;
            }
            handOver(this);
            if (interrupted) {
                interrupted = false;
                throw new InterruptedException(name + " was interrupted in " + what);
            }
            return signalled;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void interrupt() {
            if (!over) {
                interrupted = true;
                if (waiting && !waitsFor.equals("lock")) {
                    wake(false);
                }
            }
            step("interrupt " + name);
        }

        @Override
        public void join() throws InterruptedException {
            SeededTask me = me();
            if (me == this) {
                throw new IllegalStateException(name + " waits for its own end");
            }
            while (!over) {
                joiners.add(me);
                me.waitFor("join " + name, Long.MAX_VALUE);
            }
        }

        @Override
        public boolean join(Duration atMost) throws InterruptedException {
            SeededTask me = me();
            if (me == this) {
                throw new IllegalStateException(name + " waits for its own end");
            }
            long until = now + Durations.nanos(atMost);
            while (!over && now < until) {
                joiners.add(me);
                try {
                    me.waitFor("join " + name, until);
                } finally {
                    joiners.remove(me);
                }
            }
            return over;
        }

        @Override
        public boolean isOver() {
            return over;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final class SeededMonitor implements Monitor {
        private @Nullable SeededTask owner;
        private final List<SeededTask> waiters = new ArrayList<>();
        private final List<SeededTask> queue = new ArrayList<>();

        @Override
        public void lock() {
            step("lock");
            take(me());
        }

        private void take(SeededTask me) {
            if (owner == me) {
                fail(new AssertionError("task " + me.name + " takes a lock that it holds already"));
                throw new Aborted();
            }
            while (owner != null) {
                queue.add(me);
                me.waiting = true;
                me.waitsFor = "lock";
                note(me, "blocked");
                handOver(me);
            }
            owner = me;
        }

        @Override
        public void unlock() {
            SeededTask me = current;
            if (failure != null) {
                return; // the run is over; nobody waits for this lock in earnest
            }
            if (owner != me) {
                throw new IllegalStateException("unlock by a task that does not hold the lock");
            }
            owner = null;
            queue.forEach(t -> t.wake(true));
            queue.clear();
        }

        @Override
        public void await() throws InterruptedException {
            await(Long.MAX_VALUE);
        }

        @Override
        public boolean await(Duration atMost) throws InterruptedException {
            return await(now + Durations.nanos(atMost));
        }

        private boolean await(long until) throws InterruptedException {
            SeededTask me = me();
            unlock();
            waiters.add(me);
            try {
                return me.waitFor("await", until);
            } finally {
                waiters.remove(me);
                if (failure == null) {
                    take(me);
                }
            }
        }

        @Override
        public void signalAll() {
            waiters.forEach(t -> {
                if (t.waiting) {
                    t.wake(true);
                }
            });
            waiters.clear();
            step("signalAll");
        }
    }
}
