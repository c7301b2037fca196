package informers.internal.informer;

import informers.handler.ResourceEventHandler;
import informers.informer.HandlerOptions;
import informers.informer.HandlerRegistration;
import informers.informer.Notification;
import informers.informer.Processor;
import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import informers.util.Latch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Notifies the handlers of a shared informer, each with its own backlog and thread.
 *
 * <p>The thread safety is that of {@link Processor}. Corresponds to client-go's {@code sharedProcessor} in
 * {@code shared_informer.go}.
 *
 * @param <T> the type of the objects
 */
public final class SharedProcessor<T> implements Processor<T> {
    private final Concurrency concurrency;
    private final Monitor monitor;
    // The fields below are guarded by the monitor.
    private final List<ProcessorListener<T>> listeners = new ArrayList<>();
    private final List<ProcessorListener<?>> removed = new ArrayList<>(); // their last call may be in progress
    private boolean started;
    private boolean unbound;
    private boolean stopped;

    /**
     * Creates a processor without handlers.
     *
     * @param concurrency provides threads, locks and time
     */
    public SharedProcessor(Concurrency concurrency) {
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
    }

    @Override
    public HandlerRegistration add(
            ResourceEventHandler<? super T> handler,
            HandlerOptions options,
            Duration resyncCheckPeriod,
            List<T> content,
            Latch storeSynced) {
        Duration wanted = Objects.requireNonNull(options.resyncPeriod(), "resyncPeriod");
        ResyncClock resync = new ResyncClock(wanted, resyncCheckPeriod, concurrency);
        ProcessorListener<T> listener = new ProcessorListener<>(
                this, ResourceEventHandler.narrow(handler), options, resync, content, storeSynced, concurrency);
        monitor.with(() -> {
            listeners.add(listener);
            if (unbound) {
                listener.unbound();
            }
            if (stopped) {
                listener.stop();
            } else if (started) {
                listener.start();
            }
        });
        return listener;
    }

    @Override
    public void remove(HandlerRegistration registration) {
        if (!(registration instanceof ProcessorListener<?> known) || known.owner() != this) {
            throw new IllegalArgumentException("expected a registration that this informer returned, but "
                    + registration + " is not from this informer. Remove the handler from the informer that it was"
                    + " added to.");
        }
        monitor.with(() -> {
            removed.removeIf(ProcessorListener::isOver);
            if (listeners.remove(known)) {
                known.stop();
                removed.add(known);
            }
        });
    }

    @Override
    public void distribute(Notification<T> notification, boolean sync) {
        receivers(sync).forEach(listener -> listener.add(notification));
    }

    private List<ProcessorListener<T>> receivers(boolean sync) {
        return monitor.read(() -> {
            List<ProcessorListener<T>> receivers = new ArrayList<>(listeners.size());
            for (ProcessorListener<T> listener : listeners) {
                if (!sync || listener.resync().isSyncing()) {
                    receivers.add(listener);
                }
            }
            return receivers;
        });
    }

    @Override
    public boolean shouldResync() {
        return monitor.read(() -> {
            boolean due = false;
            for (ProcessorListener<T> listener : listeners) {
                due |= listener.resync().check(); // for each of them: check() sets the handler's next time
            }
            return due;
        });
    }

    @Override
    public void resyncCheckPeriodChanged(Duration period) {
        monitor.with(() -> listeners.forEach(l -> l.resync().checkPeriodChanged(period)));
    }

    @Override
    public void start() {
        monitor.with(() -> {
            started = true;
            listeners.forEach(ProcessorListener::start);
        });
    }

    @Override
    public void stopWaiting() {
        monitor.with(() -> {
            unbound = true; // also for a handler that is added from now on
            listeners.forEach(ProcessorListener::unbound);
        });
    }

    @Override
    public void stop() {
        monitor.with(() -> {
            stopped = true;
            listeners.forEach(ProcessorListener::stop);
        });
    }

    @Override
    public void close() {
        close(Shutdown.PATIENCE);
    }

    @Override
    public boolean close(Duration atMost) {
        return close(concurrency, List.of(this), atMost).isEmpty();
    }

    /** Closes processors, as {@link #close(Duration)} does, within one time limit; returns those with threads that still run. */
    public static Set<SharedProcessor<?>> close(
            Concurrency concurrency, Collection<SharedProcessor<?>> processors, Duration atMost) {
        Map<SharedProcessor<?>, List<ProcessorListener<?>>> all = new LinkedHashMap<>();
        List<Concurrency.Task> threads = new ArrayList<>();
        for (SharedProcessor<?> processor : processors) {
            processor.stop();
            List<ProcessorListener<?>> listeners = processor.all();
            all.put(processor, listeners);
            listeners.forEach(listener -> listener.thread().ifPresent(threads::add));
        }
        try {
            Shutdown.await(concurrency, atMost, threads);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "a handler closes its own informer, and would wait for itself forever. "
                            + "Call stop() there; it does not wait.",
                    e);
        }
        Set<SharedProcessor<?>> left = new LinkedHashSet<>();
        all.forEach((processor, listeners) -> listeners.stream()
                .filter(listener -> !listener.isOver())
                .forEach(listener -> {
                    listener.warnLeftBehind();
                    left.add(processor);
                }));
        return left;
    }

    private List<ProcessorListener<?>> all() {
        return monitor.read(() -> {
            List<ProcessorListener<?>> all = new ArrayList<>(listeners);
            all.addAll(removed);
            return all;
        });
    }
}
