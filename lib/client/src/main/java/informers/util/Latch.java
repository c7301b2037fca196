package informers.util;

import informers.internal.util.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A door that opens once and stays open: "has synced", "has stopped".
 *
 * <p>Any thread. Corresponds to the channels that Go code closes to say that something has happened.
 */
public final class Latch {
    private final Concurrency concurrency;
    private final Concurrency.Monitor monitor;
    private final List<Runnable> listeners = new ArrayList<>();
    private volatile boolean open; // changed under the lock; asked for every event, so reading it takes none

    public Latch(Concurrency concurrency) {
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
    }

    /** Opens it. More than once does no harm. */
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
        toRun.forEach(Runnable::run); // without the lock: they may look at this latch
    }

    public boolean isOpen() {
        return open;
    }

    /** Runs something once it is open: now, if it is, else later, on the thread that opens it. */
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

    /** Waits until it is open. */
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
     * Waits until it is open, but not longer than this.
     *
     * @return whether it is open
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
