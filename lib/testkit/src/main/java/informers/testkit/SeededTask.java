package informers.testkit;

import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A task of a {@link SeededScheduler}, on a thread of its own that is parked until the scheduler gives it a turn. */
final class SeededTask implements Concurrency.Task {
    private final SeededScheduler scheduler;
    private final String name;
    private final List<SeededTask> joiners = new ArrayList<>();
    private volatile @Nullable Thread thread; // null until it has begun; then it checks whether it is its turn
    private String waitsFor = "";
    private long wakesAt = Long.MAX_VALUE;
    private boolean waiting;
    private boolean signalled;
    private boolean interrupted;
    private boolean killed;
    private boolean over;

    SeededTask(SeededScheduler scheduler, String name) {
        this.scheduler = scheduler;
        this.name = name;
    }

    void run(Runnable body) {
        thread = Thread.currentThread();
        try {
            awaitTurn();
            if (!scheduler.hasFailed() && !killed) {
                body.run();
            }
        } catch (SeededScheduler.Aborted e) {
            // the run has failed already, for a reason that is recorded; or this task was killed
        } catch (Throwable e) {
            if (!killed) { // else user code did not like its end
                scheduler.fail(new AssertionError("task " + name + " threw " + e, e));
            }
        }
        if (scheduler.isAbandoned()) {
            throw new SeededScheduler.Aborted(); // nobody else may use this thread
        }
        over = true;
        joiners.forEach(joiner -> joiner.wake(true));
        scheduler.ended(this);
    }

    void awaitTurn() {
        while (!scheduler.isTurnOf(this)) {
            if (scheduler.isAbandoned()) {
                throw new SeededScheduler.Aborted();
            }
            LockSupport.park(scheduler);
        }
    }

    @Nullable
    Thread thread() {
        return thread;
    }

    boolean isReady() {
        return !waiting;
    }

    /** The moment at which it wakes up without a signal. */
    long wakesAt() {
        return wakesAt;
    }

    void wake(boolean bySignal) {
        waiting = false;
        signalled = bySignal;
        wakesAt = Long.MAX_VALUE;
        waitsFor = "";
    }

    void kill() {
        killed = true;
        if (waiting) {
            wake(false);
        }
    }

    boolean isKilled() {
        return killed;
    }

    boolean belongsTo(SeededScheduler other) {
        return scheduler == other;
    }

    void markInterrupted() {
        interrupted = true;
    }

    /** Waits for a signal, or until a moment. Returns whether there was a signal. */
    boolean waitFor(String what, long until) throws InterruptedException {
        scheduler.note(this, what);
        if (!interrupted) {
            waiting = true;
            signalled = false;
            waitsFor = what;
            wakesAt = until;
        }
        scheduler.handOver(this);
        if (interrupted) {
            interrupted = false;
            throw new InterruptedException(name + " was interrupted in " + what);
        }
        return signalled;
    }

    /** Waits for a lock, which no interrupt ends. */
    void waitForLock() {
        waiting = true;
        waitsFor = "lock";
        scheduler.note(this, "blocked");
        scheduler.handOver(this);
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
        scheduler.step("interrupt " + name);
    }

    @Override
    public void join() throws InterruptedException {
        join(Long.MAX_VALUE);
    }

    @Override
    public boolean join(Duration atMost) throws InterruptedException {
        return join(scheduler.inFuture(atMost));
    }

    private boolean join(long until) throws InterruptedException {
        SeededTask me = scheduler.currentTask();
        if (me == this) {
            throw new IllegalStateException(name + " waits for its own end");
        }
        while (!over && scheduler.nanoTime() < until) {
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

    String waitsFor() {
        return waitsFor;
    }

    /** Its name, and what it waits for. */
    String describe() {
        return name + " (" + waitsFor + ")";
    }

    @Override
    public String toString() {
        return name;
    }
}
