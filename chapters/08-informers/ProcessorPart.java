import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.HandlerOptions;
import informers.informer.HandlerRegistration;
import informers.informer.Notification;
import informers.informer.Processor;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import informers.util.Latch;
import informers.internal.util.Shutdown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link Processor} that distributes notifications with an answer to chapter 08:
 * {@code InformerParts.<Pod>standard().withProcessor(concurrency -> ProcessorPart.of(answer, concurrency))}. Each
 * informer needs an answer of its own. Threads and resync are implemented here.
 */
public final class ProcessorPart<T extends KubeObject> implements Processor<T> {
    private final FanOut answer;
    private final Concurrency concurrency;
    private final Monitor monitor;
    // The fields below are guarded by the monitor.
    private final Map<ListenerThread, ResyncTime> threads = new LinkedHashMap<>();
    private final List<ListenerThread> removed = new ArrayList<>();
    private boolean started;
    private boolean stopped;

    private ProcessorPart(FanOut answer, Concurrency concurrency) {
        this.answer = answer;
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
    }

    public static <T extends KubeObject> Processor<T> of(FanOut answer, Concurrency concurrency) {
        return new ProcessorPart<>(answer, concurrency);
    }

    @Override
    public HandlerRegistration add(
            ResourceEventHandler<? super T> handler,
            HandlerOptions options,
            Duration resyncCheckPeriod,
            List<T> content,
            Latch storeSynced) {
        if (options.maxBacklog() > 0) {
            throw new IllegalArgumentException("expected no maxBacklog, found " + options.maxBacklog()
                    + ": the buffers of chapter 08 have no bound. Use the library's processor for a bounded one.");
        }
        FanOut.Listener listener = answer.join(ProcessorPart.<T>erased(ResourceEventHandler.narrow(handler)), () -> List.copyOf(content));
        String name = options.name().isEmpty() ? handler.getClass().getSimpleName() : options.name();
        ListenerThread thread = new ListenerThread(listener, name, concurrency);
        ResyncTime resync = new ResyncTime(options.resyncPeriod(), resyncCheckPeriod, concurrency.nanoTime());
        storeSynced.whenOpen(() -> {
            answer.storeSynced();
            thread.wake();
        });
        boolean run = monitor.read(() -> {
            threads.put(thread, resync);
            return started && !stopped;
        });
        if (run) {
            thread.start();
            thread.wake();
        }
        return thread;
    }

    @SuppressWarnings("unchecked") // a FanOut passes on what it receives, and that is a T
    private static <T extends KubeObject> ResourceEventHandler<KubeObject> erased(ResourceEventHandler<T> handler) {
        return (ResourceEventHandler<KubeObject>) handler;
    }

    @SuppressWarnings("unchecked")
    private static <T extends KubeObject> Notification<KubeObject> erased(Notification<T> notification) {
        return (Notification<KubeObject>) notification;
    }

    @Override
    public void remove(HandlerRegistration registration) {
        boolean known = monitor.read(() -> threads.containsKey(registration) || removed.contains(registration));
        if (!known) {
            throw new IllegalArgumentException("expected a registration of this informer, but "
                    + registration + " belongs to another one. Remove the handler from the informer to which it was added.");
        }
        ListenerThread thread = (ListenerThread) registration;
        thread.stop();
        answer.leave(thread.listener());
        monitor.with(() -> {
            if (threads.remove(thread) != null) {
                removed.add(thread);
            }
        });
    }

    @Override
    public void distribute(Notification<T> notification, boolean sync) {
        if (sync) {
            due().forEach(thread -> thread.listener().add(erased(notification)));
        } else {
            answer.publish(() -> {}, erased(notification)); // the informer has already written to the store, and holds its lock
        }
        all().forEach(ListenerThread::wake);
    }

    private List<ListenerThread> all() {
        return monitor.read(() -> List.copyOf(threads.keySet()));
    }

    private List<ListenerThread> due() {
        return monitor.read(() -> threads.entrySet().stream()
                .filter(entry -> entry.getValue().due)
                .map(Map.Entry::getKey)
                .toList());
    }

    @Override
    public boolean shouldResync() {
        return monitor.read(() -> {
            threads.values().forEach(resync -> resync.check(concurrency.nanoTime())); // check() each: it computes the next time
            return threads.values().stream().anyMatch(resync -> resync.due);
        });
    }

    @Override
    public void resyncCheckPeriodChanged(Duration period) {
        monitor.with(() -> threads.values().forEach(resync -> resync.checkPeriod = period));
    }

    @Override
    public void start() {
        monitor.with(() -> started = true);
        all().forEach(thread -> {
            thread.start();
            thread.wake();
        });
    }

    @Override
    public void stop() {
        monitor.with(() -> stopped = true);
        all().forEach(ListenerThread::stop);
    }

    @Override
    public void close() {
        close(Shutdown.PATIENCE);
    }

    @Override
    public boolean close(Duration atMost) {
        stop();
        List<ListenerThread> toEnd = new ArrayList<>(all());
        monitor.with(() -> toEnd.addAll(removed));
        List<Concurrency.Task> tasks =
                toEnd.stream().flatMap(thread -> thread.task().stream()).toList();
        return Shutdown.await(concurrency, atMost, tasks).isEmpty();
    }

    /** When the next resync of one handler is due. Guarded by the monitor. */
    private static final class ResyncTime {
        private final Duration wanted;
        private Duration checkPeriod;
        private long next;
        private boolean due = true; // until the first check(), as in client-go

        ResyncTime(Duration wanted, Duration checkPeriod, long now) {
            this.wanted = wanted;
            this.checkPeriod = checkPeriod;
            this.next = now + period();
        }

        void check(long now) {
            due = period() > 0 && now - next >= 0;
            if (due) {
                next = now + period();
            }
        }

        /** Returns the resync period in nanoseconds; 0 for no resync. */
        private long period() {
            boolean never = wanted.isZero() || checkPeriod.isZero();
            return never ? 0 : Math.max(wanted.toNanos(), checkPeriod.toNanos());
        }
    }
}
