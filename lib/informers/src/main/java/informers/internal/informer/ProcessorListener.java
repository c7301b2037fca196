package informers.internal.informer;

import informers.handler.ResourceEventHandler;
import informers.informer.HandlerOptions;
import informers.informer.HandlerRegistration;
import informers.informer.Notification;
import informers.internal.util.LogLimit;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import informers.util.Latch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one handler: its backlog and its thread. Adding a notification never waits for the handler, unless its backlog is
 * bounded; so a slow handler costs memory, but does not delay others.
 *
 * <p>Corresponds to client-go's {@code processorListener}, where two goroutines and a ring buffer do the same.
 *
 * @param <T> the type of the objects
 */
public final class ProcessorListener<T> implements HandlerRegistration {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessorListener.class);

    /** The pause after a handler threw, so that one that always throws does not flood the log. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Object owner;
    private final ResourceEventHandler<T> handler;
    private final HandlerOptions options;
    private final ResyncClock resync;
    private final Latch storeSynced;
    private final Latch synced;
    private final Latch settled; // has synced, has stopped, or cannot sync any more
    private final Concurrency concurrency;
    private final LogLimit limit = new LogLimit();

    private final Monitor monitor;
    // The fields below are guarded by the monitor.
    private ArrayDeque<Notification<T>> pending = new ArrayDeque<>();
    private int initialLeft; // notifications of the initial list that are pending or in progress
    private int maxBacklog; // 0: unbounded
    private volatile boolean stopped; // the handler's thread reads it without the monitor
    private long failures;
    private @Nullable Throwable failure;

    // Written by the handler's thread alone.
    private ArrayDeque<Notification<T>> taken = new ArrayDeque<>();
    private volatile int takenLeft; // the size of taken, for the backlog
    private volatile @Nullable Notification<T> inProgress; // the handler is being called with it

    private Concurrency.@Nullable Task thread; // guarded by the processor's lock

    ProcessorListener(
            Object owner,
            ResourceEventHandler<T> handler,
            HandlerOptions options,
            ResyncClock resync,
            List<T> content,
            Latch storeSynced,
            Concurrency concurrency) {
        this.owner = owner;
        this.handler = handler;
        this.options = options;
        this.resync = resync;
        this.storeSynced = storeSynced;
        this.synced = new Latch(concurrency);
        this.settled = new Latch(concurrency);
        synced.whenOpen(settled::open);
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
        content.forEach(object -> pending.add(new Notification.Add<>(object, true)));
        initialLeft = pending.size();
        maxBacklog = options.maxBacklog();
        storeSynced.whenOpen(this::openIfSynced);
    }

    /** {@return the processor that the handler was added to} */
    public Object owner() {
        return owner;
    }

    ResyncClock resync() {
        return resync;
    }

    void start() {
        if (thread == null) {
            thread = concurrency.spawn("handler " + name(), this::run);
        }
    }

    String name() {
        return options.name().isEmpty() ? handler.getClass().getSimpleName() : options.name();
    }

    /** Adds a notification to the backlog. If the backlog is bounded and full, waits for room. */
    void add(Notification<T> notification) {
        monitor.lock();
        try {
            awaitRoom();
            if (stopped) {
                return;
            }
            pending.add(notification);
            if (notification.isInInitialList()) {
                initialLeft++;
            }
            monitor.signalAll();
        } finally {
            monitor.unlock();
        }
    }

    private void awaitRoom() {
        try {
            while (maxBacklog > 0 && pending.size() >= maxBacklog && !stopped) {
                monitor.await();
            }
        } catch (InterruptedException e) {
            // The informer's thread is interrupted: one notification more than the bound is better than a lost one.
        }
    }

    private void run() {
        try {
            while (take()) {
                for (Notification<T> next = taken.poll(); next != null && !stopped; next = taken.poll()) {
                    takenLeft = taken.size();
                    deliver(next);
                }
            }
        } catch (InterruptedException e) {
            stop();
        } finally {
            taken.clear();
        }
    }

    /**
     * Waits for notifications, and takes all of them in one step: so the threads of a busy informer and its handlers
     * seldom wait for each other. From a bounded backlog takes only one, because what is taken makes room.
     *
     * @return false if stopped
     */
    private boolean take() throws InterruptedException {
        monitor.lock();
        try {
            while (pending.isEmpty() && !stopped) {
                monitor.await();
            }
            if (stopped) {
                return false;
            }
            if (maxBacklog > 0) {
                taken.add(pending.remove());
                monitor.signalAll(); // there is room in the backlog
            } else {
                ArrayDeque<Notification<T>> empty = taken;
                taken = pending;
                pending = empty;
            }
            takenLeft = taken.size() - 1; // without the one that is delivered next
            return true;
        } finally {
            monitor.unlock();
        }
    }

    private void deliver(Notification<T> notification) throws InterruptedException {
        inProgress = notification;
        try {
            notification.deliverTo(handler);
        } catch (Throwable e) { // an Error too: this thread must continue with the other notifications
            limit.error(
                    LOG,
                    e.getClass().getName(),
                    e,
                    "handler {} threw; skipping this notification notification=\"{}\"",
                    name(),
                    notification);
            if (notification.isInInitialList()) {
                settled.open(); // it cannot sync any more
            }
            pauseAfter(e);
            return;
        } finally {
            inProgress = null;
        }
        if (notification.isInInitialList()) {
            monitor.with(() -> initialLeft--);
            openIfSynced();
        }
    }

    private void pauseAfter(Throwable thrown) throws InterruptedException {
        long end = concurrency.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
        monitor.lock();
        try {
            failures++;
            if (failure == null) {
                failure = thrown;
            }
            for (long left = end - concurrency.nanoTime(); left > 0 && !stopped; left = end - concurrency.nanoTime()) {
                monitor.await(Duration.ofNanos(left));
            }
        } finally {
            monitor.unlock();
        }
    }

    private void openIfSynced() {
        // Before the store has synced, the initial list may not be complete.
        if (storeSynced.isOpen() && monitor.read(() -> initialLeft <= 0)) {
            synced.open();
        }
    }

    /** Removes the bound of the backlog: the informer does not wait for this handler any more. */
    public void unbound() {
        monitor.with(() -> {
            maxBacklog = 0;
            monitor.signalAll();
        });
    }

    /** Ends the thread after the call that is in progress. Drops the backlog. */
    void stop() {
        monitor.with(() -> {
            stopped = true;
            pending.clear();
            monitor.signalAll();
        });
        settled.open();
    }

    boolean isOver() {
        return thread == null || thread.isOver();
    }

    /** Waits for the end of the thread of a handler that was removed; returns whether it has ended. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return thread == null || thread.join(atMost);
    }

    Optional<Concurrency.Task> thread() {
        return Optional.ofNullable(thread);
    }

    void warnLeftBehind() {
        LOG.warn(
                "{} did not stop: it was interrupted and its call has not returned; its thread is left behind call={}",
                this,
                inProgress);
    }

    @Override
    public boolean hasSynced() {
        return synced.isOpen();
    }

    @Override
    public boolean awaitSynced(Duration atMost) throws InterruptedException {
        settled.await(atMost);
        return synced.isOpen();
    }

    @Override
    public int backlog() {
        return monitor.read(() -> stopped ? 0 : pending.size() + takenLeft);
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
        return "handler " + name();
    }
}
