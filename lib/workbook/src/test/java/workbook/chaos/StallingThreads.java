package workbook.chaos;

import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import workbook.chaos.Setup.Stalls;

/**
 * Threads that stall now and then before they take a lock: for a moment in which all others go on, or for seconds, as if
 * the machine had no time for them. It also remembers what it started, so that somebody can look whether all has ended.
 */
final class StallingThreads implements Concurrency {
    /** So short that it only lets all others go first. */
    private static final Duration INSTANT = Duration.ofNanos(1);

    private final Concurrency concurrency;
    private final List<Task> started = new CopyOnWriteArrayList<>();
    private final ThreadLocal<String> current = ThreadLocal.withInitial(() -> "main");
    private final Stalls stalls;
    private volatile boolean healed;

    StallingThreads(Concurrency concurrency, Stalls stalls) {
        this.concurrency = concurrency;
        this.stalls = stalls;
    }

    /** No stalls from now on. */
    void heal() {
        healed = true;
    }

    /** The names of those that run. */
    List<String> running() {
        return started.stream().filter(task -> !task.isOver()).map(Task::name).toList();
    }

    @Override
    public Task spawn(String name, Runnable body) {
        Task task = concurrency.spawn(name, () -> {
            current.set(name);
            body.run();
        });
        started.add(task);
        return task;
    }

    private void stall() {
        if (healed || stalls.chance() == 0 || concurrency.random() >= stalls.chance()) {
            return;
        }
        if (!current.get().startsWith(stalls.who())) {
            return;
        }
        Tally.count("stall");
        long longest = stalls.longest().toNanos();
        Duration length =
                concurrency.random() < 0.5 ? INSTANT : Duration.ofNanos((long) (longest * concurrency.random()) + 1);
        try {
            concurrency.sleep(length);
        } catch (InterruptedException e) {
            concurrency.interruptMyself(); // it was meant for the next wait, not for this one
        }
    }

    @Override
    public Monitor monitor() {
        Monitor monitor = concurrency.monitor();
        return new Monitor() {
            @Override
            public void lock() {
                stall();
                monitor.lock();
            }

            @Override
            public void unlock() {
                monitor.unlock();
            }

            @Override
            public void await() throws InterruptedException {
                monitor.await();
                stallBeforeTheLockIsBack();
            }

            @Override
            public boolean await(Duration atMost) throws InterruptedException {
                boolean signalled = monitor.await(atMost);
                stallBeforeTheLockIsBack();
                return signalled;
            }

            /** Who was woken must take the lock again; others may be faster. */
            private void stallBeforeTheLockIsBack() {
                monitor.unlock();
                stall();
                monitor.lock();
            }

            @Override
            public void signalAll() {
                monitor.signalAll();
            }
        };
    }

    @Override
    public SharedLock sharedLock() {
        SharedLock lock = concurrency.sharedLock();
        return new SharedLock() {
            @Override
            public <R> R read(Supplier<R> body) {
                stall();
                return lock.read(body);
            }

            @Override
            public <R> R write(Supplier<R> body) {
                stall();
                return lock.write(body);
            }
        };
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        concurrency.sleep(duration);
    }

    @Override
    public long nanoTime() {
        return concurrency.nanoTime();
    }

    @Override
    public Instant now() {
        return concurrency.now();
    }

    @Override
    public void interruptMyself() {
        concurrency.interruptMyself();
    }

    @Override
    public double random() {
        return concurrency.random();
    }
}
