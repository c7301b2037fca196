package informers.util;

import informers.internal.util.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A latch: opens once and stays open, for states such as "has synced" or "has stopped".
 *
 * <p>Thread-safe. Corresponds to the channels that Go code closes to report that something has happened.
 */
public final class Latch {
    private final Concurrency concurrency;
    private final Concurrency.Monitor monitor;
    private final List<Runnable> listeners = new ArrayList<>();
    private volatile boolean open; // written with the lock held; read without it, once for each event

    /**
     * Creates a closed latch.
     *
     * @param concurrency creates its lock
     */
    public Latch(Concurrency concurrency) {
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
    }

    /** Opens the latch. Calling it again has no effect. */
    public void open() {
        List<Runnable> toRun = new ArrayList<>();
        monitor.with(() -> {
            if (!open) {
                open = true;
                toRun.addAll(listeners);
                listeners.clear();
                monitor.signalAll();
            }
        });
        toRun.forEach(Runnable::run); // without the lock, because they may use this latch
    }

    /** {@return whether the latch is open} */
    public boolean isOpen() {
        return open;
    }

    /**
     * Runs a listener once the latch is open: at once if it is, otherwise later on the thread that opens it.
     *
     * @param listener what to run
     */
    public void whenOpen(Runnable listener) {
        monitor.lock();
        try {
            if (!open) {
                listeners.add(listener);
                return;
            }
        } finally {
            monitor.unlock();
        }
        listener.run();
    }

    /**
     * Waits until the latch is open.
     *
     * @throws InterruptedException if the task is interrupted meanwhile
     */
    public void await() throws InterruptedException {
        monitor.lock();
        try {
            while (!open) {
                monitor.await();
            }
        } finally {
            monitor.unlock();
        }
    }

    /**
     * Waits until the latch is open, but no longer than a given time.
     *
     * @param atMost how long
     * @return whether it is open
     * @throws InterruptedException if the task is interrupted meanwhile
     */
    public boolean await(Duration atMost) throws InterruptedException {
        long deadline = concurrency.nanoTime() + Durations.nanos(atMost);
        monitor.lock();
        try {
            while (!open) {
                long left = deadline - concurrency.nanoTime();
                if (left <= 0) {
                    return false;
                }
                monitor.await(Duration.ofNanos(left));
            }
            return true;
        } finally {
            monitor.unlock();
        }
    }
}
