import informers.informer.HandlerRegistration;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import java.time.Duration;
import java.util.Optional;

/**
 * Given: the thread of one handler. It tells the handler what waits for it, and sleeps when nothing does.
 *
 * <p>A handler that throws is told the next news after a second; the informer and its other handlers go on.
 */
final class ListenerThread implements HandlerRegistration {
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final FanOut.Listener listener;
    private final String name;
    private final Concurrency concurrency;
    private final Monitor monitor;
    // All below is guarded by the monitor.
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

    /** There may be news. */
    void wake() {
        monitor.with(() -> {
            woken = true;
            monitor.signalAll();
        });
    }

    /** Ends the thread after the call that is under way. */
    void stop() {
        monitor.with(() -> {
            stopped = true;
            monitor.signalAll();
        });
    }

    /** Empty before the start. */
    Optional<Concurrency.Task> task() {
        return monitor.read(() -> Optional.ofNullable(task));
    }

    private void run() {
        try {
            while (awaitNews()) {
                while (!isStopped() && deliverNext()) {
                    wakeThoseWhoAwaitSync();
                }
            }
        } catch (InterruptedException e) {
            stop(); // somebody wants this thread to end
        }
    }

    private boolean deliverNext() throws InterruptedException {
        try {
            return listener.deliverNext();
        } catch (Throwable e) { // an Error too: this thread must live on for the other objects
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

    private boolean awaitNews() throws InterruptedException {
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

    private void wakeThoseWhoAwaitSync() {
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
