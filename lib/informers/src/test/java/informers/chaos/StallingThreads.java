package informers.chaos;

import informers.chaos.Setup.Stalls;
import informers.testkit.RecordedTasks;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Threads that sometimes stall before they take a lock: for an instant in which all others continue, or for seconds, as if the
 * machine had no time for them. It also records its tasks, so that a test can check that all have ended.
 */
final class StallingThreads extends RecordedTasks {
    /** So short that it only lets all other threads run first. */
    private static final Duration INSTANT = Duration.ofNanos(1);

    private final ThreadLocal<String> current = ThreadLocal.withInitial(() -> "main");
    private final Stalls stalls;
    private volatile boolean healed;

    StallingThreads(Concurrency concurrency, Stalls stalls) {
        super(concurrency);
        this.stalls = stalls;
    }

    /** No stalls from now on. */
    void heal() {
        healed = true;
    }

    @Override
    public Task spawn(String name, Runnable body) {
        return super.spawn(name, () -> {
            current.set(name);
            body.run();
        });
    }

    private void stall() {
        if (healed || stalls.chance() == 0 || random() >= stalls.chance()) {
            return;
        }
        if (!current.get().startsWith(stalls.who())) {
            return;
        }
        Tally.count("stall");
        long longest = stalls.longest().toNanos();
        Duration length = random() < 0.5 ? INSTANT : Duration.ofNanos((long) (longest * random()) + 1);
        try {
            sleep(length);
        } catch (InterruptedException e) {
            interruptMyself(); // the interrupt is for the next wait, not for this one
        }
    }

    @Override
    public Monitor monitor() {
        return new ForwardingMonitor(super.monitor()) {
            @Override
            public void lock() {
                stall();
                super.lock();
            }

            @Override
            public void await() throws InterruptedException {
                super.await();
                stallBeforeTheLockIsBack();
            }

            @Override
            public boolean await(Duration atMost) throws InterruptedException {
                boolean signalled = super.await(atMost);
                stallBeforeTheLockIsBack();
                return signalled;
            }

            /** Stalls after the wait, too: a task that was woken must acquire the lock again, and others may be faster. */
            private void stallBeforeTheLockIsBack() {
                unlock();
                stall();
                super.lock();
            }
        };
    }

    @Override
    public SharedLock sharedLock() {
        SharedLock lock = super.sharedLock();
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
}
