import informers.informer.HandlerRegistration;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import java.time.Duration;
import java.util.Optional;

/**
 * Given: the thread of one handler. It delivers the notifications in the listener's buffer and waits when there are
 * none.
 *
 * <p>After an exception of the handler it waits a second, then delivers the next notification. The informer and the
 * other handlers are not affected.
 */
final class ListenerThread implements HandlerRegistration {
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final FanOut.Listener listener;
    private final String name;
    private final Concurrency concurrency;
    private final Monitor monitor;
    // The fields below are guarded by the monitor.
    private boolean woken;
    private boolean stopped;
    private long failures;
    private Throwable failure;
    private Concurrency.Task task;

    ListenerThread(FanOut.Listener listener, String name, Concurrency concurrency) {
        this.listener = listener;
        this.name = name;
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
    }

    FanOut.Listener listener() {
        return listener;
    }

    void start() {
        monitor.lock();
        try {
            if (task != null || stopped) {
                return;
            }
            task = concurrency.spawn("handler " + name, this::run);
        } finally {
            monitor.unlock();
        }
    }

    /** Wakes the thread: the buffer may have a notification. */
    void wake() {
        monitor.with(() -> {
            woken = true;
            monitor.signalAll();
        });
    }

    /** Ends the thread. A callback that is running is not interrupted. */
    void stop() {
        monitor.with(() -> {
            stopped = true;
            monitor.signalAll();
        });
    }

    /** Returns the thread's task; empty before the start. */
    Optional<Concurrency.Task> task() {
        return monitor.read(() -> Optional.ofNullable(task));
    }

    private void run() {
        try {
            while (awaitWakeUp()) {
                while (!isStopped() && deliverNext()) {
                    signalSyncMayHaveChanged();
                }
            }
        } catch (InterruptedException e) {
            stop(); // an interrupt asks this thread to end
        }
    }

    private boolean deliverNext() throws InterruptedException {
        try {
            return listener.deliverNext();
        } catch (Throwable e) { // an Error too: the thread must survive, to deliver the other objects
            pauseAfter(e);
            return true;
        }
    }

    private void pauseAfter(Throwable thrown) throws InterruptedException {
        long end = concurrency.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
        monitor.lock();
        try {
            failures++;
            failure = failure == null ? thrown : failure;
            for (long left = end - concurrency.nanoTime(); left > 0 && !stopped; left = end - concurrency.nanoTime()) {
                monitor.await(Duration.ofNanos(left));
            }
        } finally {
            monitor.unlock();
        }
    }

    private boolean awaitWakeUp() throws InterruptedException {
        monitor.lock();
        try {
            while (!woken && !stopped) {
                monitor.await();
            }
            woken = false;
            return !stopped;
        } finally {
            monitor.unlock();
        }
    }

    private boolean isStopped() {
        return monitor.read(() -> stopped);
    }

    private void signalSyncMayHaveChanged() {
        monitor.with(monitor::signalAll);
    }

    @Override
    public boolean hasSynced() {
        return listener.hasSynced();
    }

    @Override
    public boolean awaitSynced(Duration atMost) throws InterruptedException {
        long end = concurrency.nanoTime() + atMost.toNanos();
        monitor.lock();
        try {
            while (!listener.hasSynced()) {
                long left = end - concurrency.nanoTime();
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

    @Override
    public int backlog() {
        return listener.backlog();
    }

    @Override
    public long failures() {
        return monitor.read(() -> failures);
    }

    @Override
    public Optional<Throwable> failure() {
        return monitor.read(() -> Optional.ofNullable(failure));
    }

    @Override
    public String toString() {
        return "handler " + name;
    }
}
