package informers.testkit;

import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lock and its condition among the tasks of a {@link SeededScheduler}. It is not reentrant: a task that locks it twice fails
 * the run.
 */
final class SeededMonitor implements Concurrency.Monitor {
    private final SeededScheduler scheduler;
    private final List<SeededTask> waiters = new ArrayList<>();
    private final List<SeededTask> blocked = new ArrayList<>();
    private @Nullable SeededTask owner;

    SeededMonitor(SeededScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void lock() {
        scheduler.step("lock");
        take(scheduler.currentTask());
    }

    private void take(SeededTask me) {
        if (owner == me) {
            scheduler.fail(new AssertionError("task " + me.name() + " locks a monitor that it already holds"));
            throw new SeededScheduler.Aborted();
        }
        while (owner != null) {
            blocked.add(me);
            me.waitForLock();
        }
        owner = me;
    }

    @Override
    public void unlock() {
        if (scheduler.hasFailed()) {
            return; // the run is being ended; which task holds the lock no longer matters
        }
        if (owner == null || !scheduler.isTurnOf(owner)) {
            if (scheduler.isKilled()) {
                return; // it was waiting, and has not got the lock back
            }
            throw new IllegalStateException("unlock by a task that does not hold the lock");
        }
        owner = null;
        blocked.forEach(task -> task.wake(true));
        blocked.clear();
    }

    @Override
    public void await() throws InterruptedException {
        await(Long.MAX_VALUE);
    }

    @Override
    public boolean await(Duration atMost) throws InterruptedException {
        return await(scheduler.inFuture(atMost));
    }

    private boolean await(long until) throws InterruptedException {
        SeededTask me = scheduler.currentTask();
        unlock();
        waiters.add(me);
        try {
            return me.waitFor("await", until);
        } finally {
            waiters.remove(me);
            if (!scheduler.hasFailed() && !me.isKilled()) {
                take(me);
            }
        }
    }

    @Override
    public void signalAll() {
        wakeAll();
        scheduler.step("signalAll");
    }

    void wakeAll() {
        waiters.stream().filter(task -> !task.isReady()).forEach(task -> task.wake(true));
        waiters.clear();
    }
}
