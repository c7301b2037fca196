package informers.testkit;

import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Concurrency} for tests that runs one task at a time and decides by a seed, at each step, which task continues. Time
 * is virtual: when every task waits, the clock jumps to the earliest moment at which one of them wakes up.
 *
 * <p>So the same seed gives the same interleaving, an hour of backoff takes no time, and a deadlock is detected at once and
 * reported with the tasks and what each of them waits for.
 *
 * <p>A step is a call of this interface: a lock, a wait, a signal, a sleep, the start of a task. Between two steps a task runs
 * undisturbed. Code that shares data without a {@link Concurrency.Monitor} is therefore not tested by this class.
 *
 * <pre>{@code
 * SeededScheduler.run(seed, concurrency -> {
 *     var queue = new DeltaFIFO<Pod>(..., concurrency);
 *     concurrency.spawn("producer", () -> queue.add(pod));
 *     queue.pop(...);
 * });
 * }</pre>
 *
 * <p>Only the tasks of a run may call its scheduler, and only while they run; other threads get an
 * {@link IllegalStateException}. {@link SeededRuns} runs a scenario under many seeds. There is no counterpart in client-go, whose
 * tests use {@code k8s.io/utils/clock/testing} and real goroutines.
 */
public final class SeededScheduler implements Concurrency {
    /** A run with more steps than this is reported as an endless loop. */
    private static final long MAX_STEPS = 5_000_000;

    /** Longer than any test, and short enough to be added to the clock. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(36_500);

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(body -> {
        Thread thread = new Thread(body, "seeded-scheduler");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, aborted) -> {}); // tasks report what they throw
        return thread;
    });

    private final Random random;
    private final double switching;
    private final Director director;
    private final Situation situation = new Situation();
    private final List<SeededTask> tasks = new CopyOnWriteArrayList<>(); // for abandon(), which another thread calls
    private final @Nullable StringBuilder trace;
    private final Thread caller = Thread.currentThread();
    private long now;
    private long steps;
    private @Nullable Throwable failure;
    private volatile @Nullable SeededTask current;
    private volatile boolean over;
    private volatile @Nullable AssertionError abandoned;

    private SeededScheduler(long seed, double switching, @Nullable Director director, boolean traced) {
        this.random = new Random(seed);
        this.switching = switching;
        this.director = director == null ? this::bySeed : director;
        this.trace = traced ? new StringBuilder() : null;
    }

    /**
     * Runs a program under one seed. Blocks until the program and every task that it started have ended.
     *
     * @param traced whether to record the steps
     * @param main the program; it is the run's first task
     * @return the steps in order, one line each; empty unless {@code traced}
     * @throws AssertionError if a task threw an exception, if all tasks wait and no time will wake one, or if the run does not end.
     *     Its message starts with the seed
     */
    public static String run(long seed, boolean traced, Consumer<SeededScheduler> main) {
        return new SeededScheduler(seed, 1, null, traced).play(seed, main);
    }

    /**
     * Runs a program under one seed, as {@link #run(long, boolean, Consumer)} does, with fewer switches between tasks: a run is faster,
     * and a task often gets far while the others stand still, which shows other bugs than a switch at each step.
     *
     * @param switching the probability that a step lets the seed choose the task that continues; else the current one does, if it can.
     *     0 switches only where the current task waits
     * @throws IllegalArgumentException if the probability is not from 0 to 1
     */
    public static String run(long seed, double switching, boolean traced, Consumer<SeededScheduler> main) {
        if (!(switching >= 0 && switching <= 1)) {
            throw new IllegalArgumentException("expected a probability from 0 to 1, found " + switching);
        }
        return new SeededScheduler(seed, switching, null, traced).play(seed, main);
    }

    /**
     * Runs a program in an order that the caller decides. The seed determines only {@link #random}. Blocks until the program and every
     * task that it started have ended.
     *
     * @param director decides which task continues, at each step
     * @param main the program; it is the run's first task
     * @throws AssertionError as {@link #run(long, boolean, Consumer)} does, and with the exception of a director that threw one
     */
    public static void run(long seed, Director director, Consumer<SeededScheduler> main) {
        new SeededScheduler(seed, 1, Objects.requireNonNull(director, "director"), false).play(seed, main);
    }

    private String play(long seed, Consumer<SeededScheduler> main) {
        give(add("main", () -> main.accept(this)));
        while (!over && abandoned == null) {
            LockSupport.park(this);
        }
        if (abandoned != null) {
            throw abandoned;
        }
        if (failure != null) {
            throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
        }
        return trace == null ? "" : trace.toString();
    }

    /**
     * Runs a program under one seed, as {@link #run(long, boolean, Consumer)} does, without recording the steps.
     *
     * @throws AssertionError as there
     */
    public static void run(long seed, Consumer<SeededScheduler> main) {
        run(seed, false, main);
    }

    /**
     * Gives up a run whose current task does not come back, because it loops, or waits for a lock that another task holds. Unlike the
     * other methods it may be called by any thread. The run ends at once with an {@link AssertionError}, and so do the tasks that
     * wait. The current task is interrupted; it ends at its next call of this scheduler.
     *
     * @param why the message of the error
     * @return the thread of the current task, which may run on; no other task will use it
     */
    public Optional<Thread> abandon(String why) {
        abandoned = new AssertionError(why);
        Optional<Thread> running = running();
        tasks.forEach(task -> LockSupport.unpark(task.thread()));
        running.ifPresent(Thread::interrupt);
        LockSupport.unpark(caller);
        return running;
    }

    /** Returns the task that calls this, as {@link #spawn} returns it to the task that started it. */
    public Task current() {
        return currentTask();
    }

    /** Returns the thread of the current task; empty if it has not begun. May be called by any thread, such as that of a watchdog. */
    public Optional<Thread> running() {
        SeededTask task = current;
        return task == null ? Optional.empty() : Optional.ofNullable(task.thread());
    }

    /**
     * Ends tasks as the death of their process would: none of them gets further than its next call of this scheduler, whatever its
     * {@code finally} blocks do. Does not wait. If the current task is among them, it ends at its next call.
     *
     * @param victims tasks that {@link #spawn} of this scheduler returned; those that have ended are ignored
     */
    public void kill(Collection<? extends Task> victims) {
        currentTask();
        for (Task victim : victims) {
            if (!(victim instanceof SeededTask task) || !task.belongsTo(this)) {
                throw new IllegalArgumentException("expected a task of this scheduler, found " + victim);
            }
            task.kill();
        }
    }

    @Override
    public Task spawn(String name, Runnable body) {
        SeededTask task = add(name, body);
        step("spawn " + name);
        return task;
    }

    private SeededTask add(String name, Runnable body) {
        SeededTask task = new SeededTask(this, name);
        tasks.add(task);
        THREADS.execute(() -> task.run(body));
        return task;
    }

    @Override
    public Monitor monitor() {
        return new SeededMonitor(this);
    }

    /**
     * Returns a lock that admits one task at a time, readers too: two readers cannot affect each other, so no interleaving of them
     * is worth trying.
     */
    @Override
    public SharedLock sharedLock() {
        Monitor monitor = monitor();
        return new SharedLock() {
            @Override
            public <R> R read(Supplier<R> body) {
                return monitor.read(body);
            }

            @Override
            public <R> R write(Supplier<R> body) {
                return monitor.read(body);
            }
        };
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        currentTask().waitFor("sleep", inFuture(duration));
    }

    /**
     * Signals all tasks that wait for a monitor, as its {@code signalAll} does, but without its lock, and not as a step: for what must
     * not be interrupted by other tasks, such as a callback of a model that takes no time.
     *
     * @param monitor one that {@link #monitor} of this scheduler returned
     */
    public void wake(Monitor monitor) {
        if (!(monitor instanceof SeededMonitor seeded)) {
            throw new IllegalArgumentException("expected a monitor of this scheduler, found " + monitor);
        }
        seeded.wakeAll();
    }

    /** Gives other tasks a turn: a step that does nothing. */
    public void yield() {
        step("yield");
    }

    /** Returns the virtual time. It starts at 0. */
    @Override
    public long nanoTime() {
        return now;
    }

    /** Returns the virtual time as a time of day. It starts at {@link Instant#EPOCH}. */
    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(now);
    }

    /** Returns a number that the seed determines. */
    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public void interruptMyself() {
        currentTask().markInterrupted();
    }

    /** The moment after this duration. A negative duration counts as zero. */
    long inFuture(Duration duration) {
        if (duration.isNegative()) {
            return now;
        }
        return now + (duration.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : duration).toNanos();
    }

    SeededTask currentTask() {
        if (abandoned != null) {
            throw new Aborted();
        }
        SeededTask task = current;
        if (task == null || task.thread() != Thread.currentThread()) {
            throw new IllegalStateException("only tasks of this scheduler may call it; this is the thread "
                    + Thread.currentThread().getName());
        }
        if (task.isKilled()) {
            throw new Aborted();
        }
        return task;
    }

    boolean isTurnOf(SeededTask task) {
        return current == task;
    }

    /** Returns whether the current task was killed. */
    boolean isKilled() {
        SeededTask task = current;
        return task != null && task.isKilled();
    }

    boolean hasFailed() {
        return failure != null || abandoned != null;
    }

    boolean isAbandoned() {
        return abandoned != null;
    }

    /** Lets the seed decide which task continues. The current one stays ready. */
    void step(String what) {
        SeededTask me = currentTask();
        note(me, what);
        handOver(me);
    }

    void note(SeededTask task, String what) {
        if (trace != null) {
            trace.append(task.name()).append(' ').append(what).append('\n');
        }
        if (++steps > MAX_STEPS) {
            fail(new AssertionError(
                    "still running after " + MAX_STEPS + " steps, probably in an endless loop. " + describeTasks()));
        }
    }

    /** Gives the turn to a task that is ready. Returns when this one has it again. */
    void handOver(SeededTask me) {
        SeededTask next = failure == null ? pick() : null;
        if (next == null) {
            fail(new AssertionError("deadlock: every task waits, and no time will wake one. " + describeTasks()));
            next = nextToAbort();
        }
        if (next != me) {
            give(next);
            me.awaitTurn();
        }
        if ((failure != null || me.isKilled()) && !me.isOver()) {
            throw new Aborted();
        }
    }

    /** Removes a task that has ended, and gives the turn to another one. */
    void ended(SeededTask task) {
        tasks.remove(task);
        if (tasks.isEmpty()) {
            over = true;
            LockSupport.unpark(caller);
            return;
        }
        SeededTask next = failure == null ? pick() : null;
        if (next == null) {
            fail(new AssertionError(
                    "task " + task.name() + " has ended, and the other tasks wait forever. " + describeTasks()));
            next = nextToAbort();
        }
        give(next);
    }

    private void give(SeededTask next) {
        current = next;
        LockSupport.unpark(next.thread());
    }

    /** Returns a task that is ready; null if no task ever will be. */
    private @Nullable SeededTask pick() {
        SeededTask mine = current;
        if (switching < 1 && mine != null && mine.isReady() && !mine.isOver() && random.nextDouble() >= switching) {
            return mine;
        }
        while (true) {
            int choice;
            try {
                choice = director.choose(situation);
            } catch (RuntimeException e) {
                fail(e);
                return nextToAbort();
            }
            if (choice != Director.TIME_PASSES) {
                return ready().get(choice);
            }
            long wake = nextWake();
            if (wake == Long.MAX_VALUE) {
                return null;
            }
            now = Math.max(now, wake);
            for (SeededTask task : tasks) {
                if (task.wakesAt() <= now) {
                    task.wake(false);
                }
            }
        }
    }

    /** The director of a run that is given none: any of the tasks that are ready; otherwise time passes. */
    private int bySeed(Situation any) {
        int ready = ready().size();
        return ready == 0 ? Director.TIME_PASSES : ready == 1 ? 0 : random.nextInt(ready);
    }

    private List<SeededTask> ready() {
        List<SeededTask> ready = new ArrayList<>();
        for (SeededTask task : tasks) {
            if (task.isReady()) {
                ready.add(task);
            }
        }
        return ready;
    }

    private long nextWake() {
        long next = Long.MAX_VALUE;
        for (SeededTask task : tasks) {
            next = Math.min(next, task.wakesAt());
        }
        return next;
    }

    /** What a {@link Director} decides about. All tasks stand still while it does. */
    public final class Situation {
        private Situation() {}

        /** Returns the names of the tasks that could continue, in the order in which they were started. */
        public List<String> ready() {
            return SeededScheduler.this.ready().stream().map(SeededTask::name).toList();
        }

        /** Returns what the other tasks wait for, by name. */
        public Map<String, String> waiting() {
            Map<String, String> waiting = new LinkedHashMap<>();
            tasks.stream().filter(task -> !task.isReady()).forEach(task -> waiting.put(task.name(), task.waitsFor()));
            return waiting;
        }

        /** Returns the time until a waiting task wakes up by itself; empty if none ever will. */
        public Optional<Duration> untilWake() {
            long wake = nextWake();
            return wake == Long.MAX_VALUE ? Optional.empty() : Optional.of(Duration.ofNanos(Math.max(0, wake - now)));
        }

        /** Starts another task. It is ready at once, and the last of {@link #ready}. */
        public void start(String name, Runnable body) {
            add(name, body);
        }
    }

    private SeededTask nextToAbort() {
        return tasks.get(tasks.size() - 1);
    }

    /**
     * Fails the run, unless it has failed already. The calling task and all others end at their next call of this scheduler.
     *
     * @param why the reason; its message becomes that of the run's {@link AssertionError}, after the seed
     */
    public void fail(Throwable why) {
        if (failure == null) {
            failure = why;
        }
    }

    private String describeTasks() {
        StringBuilder text = new StringBuilder("Tasks:");
        tasks.forEach(task -> text.append(' ').append(task.describe()));
        return text.toString();
    }

    /** Ends a task of a run that has failed, or one that was killed. */
    static final class Aborted extends Error {
        private static final long serialVersionUID = 1L;

        Aborted() {
            super("the run has failed", null, false, false);
        }
    }
}
