package informers.record;

import informers.api.Unstructured;
import informers.client.rest.ApiException;
import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the events of recorders on to sinks, logs and watchers, each with a thread and a queue of its own.
 *
 * <pre>{@code
 * try (var broadcaster = new EventBroadcaster(CorrelatorOptions.DEFAULT, Concurrency.threads())) {
 *     broadcaster.startRecordingTo(EventSink.core(rest));
 *     EventRecorder recorder = broadcaster.newRecorder("widget-controller");
 *     recorder.event(widget, EventRecorder.Type.NORMAL, "Painted", "painted it red");
 * }
 * }</pre>
 *
 * <p>A recorder never waits: each sink, log and watcher has room for 1,000 events; what comes when it is full is dropped, which the log
 * says. Before a sink, equal events become one with a count; from the tenth similar one of an object in ten minutes on, they become one
 * "(combined from similar events)"; and of the events about one object 25 pass at once, then one each five minutes. An event that the
 * server refuses is dropped; if there is no answer, it is tried twelve times, for about two minutes, while the events behind it wait.
 *
 * <p>Thread-safe. Null is rejected. Corresponds to client-go's {@code record.EventBroadcaster}. There one more queue of 1,000 events is in
 * front of all.
 */
public final class EventBroadcaster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);

    private final CorrelatorOptions correlation;
    private final Concurrency concurrency;
    private final EventNames names;
    private final Latch stopping;
    private final Broadcasting broadcasting;
    private final IntFunction<Duration> pauses;
    private final Concurrency.Monitor lock;
    // The fields below are guarded by the lock.
    private final List<EventQueue<RecordedEvent>> queues = new ArrayList<>();
    private final List<Concurrency.Task> tasks = new ArrayList<>();

    /**
     * Creates a broadcaster. Events are dropped until something is started.
     *
     * @param correlation how events are combined, counted and limited before a sink
     * @param concurrency provides threads, locks and time
     */
    public EventBroadcaster(CorrelatorOptions correlation, Concurrency concurrency) {
        this.correlation = Objects.requireNonNull(correlation, "correlation");
        this.concurrency = concurrency;
        this.names = new EventNames(concurrency);
        this.stopping = new Latch(concurrency);
        this.broadcasting = new Broadcasting(LOG, concurrency);
        this.pauses = Attempts.firstIsRandom(Attempts.PAUSE, concurrency);
        this.lock = concurrency.monitor();
    }

    /**
     * Starts to store all further events. Does not wait.
     *
     * @param sink where to
     * @throws IllegalStateException if the broadcaster is closed
     */
    public void startRecordingTo(EventSink sink) {
        Objects.requireNonNull(sink, "sink");
        EventCorrelator correlator = new EventCorrelator(correlation, names, concurrency); // one for each sink
        Attempts attempts = new Attempts(stopping, pauses);
        start("event sink", event -> {
            Optional<RecordedEvent> toWrite = correlator.correlate(event);
            if (toWrite.isPresent()) {
                attempts.store(toWrite.get(), () -> write(sink, toWrite.get(), correlator));
            }
        });
    }

    private static void write(EventSink sink, RecordedEvent event, EventCorrelator correlator) {
        Unstructured stored;
        if (event.count() > 1) {
            try {
                stored = sink.patch(event.object(), event.patch());
            } catch (ApiException e) {
                if (!e.isNotFound()) {
                    throw e;
                }
                stored = sink.create(withoutVersion(event)); // its time to live is over
            }
        } else {
            stored = sink.create(withoutVersion(event));
        }
        int count = stored.tree().path("count").asInt(event.count());
        correlator.stored(event, stored.name(), stored.resourceVersion(), count);
    }

    private static Unstructured withoutVersion(RecordedEvent event) {
        return event.counted(event.name(), "", event.first(), event.count()).object();
    }

    /**
     * Starts to log all further events, at INFO. Does not wait.
     *
     * @throws IllegalStateException if the broadcaster is closed
     */
    public void startLogging() {
        startWatching(event -> LOG.info(
                "event occurred object=\"{}\" type={} reason={} message=\"{}\"",
                event.regarding(),
                event.type(),
                event.reason(),
                event.message()));
    }

    /**
     * Starts to pass all further events to a function, before anything is combined or limited. Does not wait.
     *
     * @param watcher called by one thread; what it throws is logged
     * @throws IllegalStateException if the broadcaster is closed
     */
    public void startWatching(Consumer<RecordedEvent> watcher) {
        Objects.requireNonNull(watcher, "watcher");
        start("event watcher", event -> {
            try {
                watcher.accept(event);
            } catch (RuntimeException e) {
                broadcasting.threw("watcher", e, "a watcher of events threw; it is called with the next event");
            }
        });
    }

    private interface Work {
        void on(RecordedEvent event) throws InterruptedException;
    }

    private void start(String name, Work work) {
        EventQueue<RecordedEvent> queue = new EventQueue<>(Broadcasting.CAPACITY, concurrency);
        lock.with(() -> {
            if (stopping.isOpen()) {
                throw new IllegalStateException("the broadcaster is closed; create a new one");
            }
            queues.add(queue);
            tasks.add(concurrency.spawn(name, () -> run(queue, work)));
        });
    }

    private void run(EventQueue<RecordedEvent> queue, Work work) {
        try {
            for (Optional<RecordedEvent> event = queue.take(); event.isPresent(); event = queue.take()) {
                try {
                    work.on(event.get());
                } catch (RuntimeException e) { // of a function in the options
                    broadcasting.threw("work", e, "an event is dropped, because a function of the options threw");
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("interrupted; queued events are dropped");
        }
    }

    /**
     * Returns a recorder.
     *
     * @param component the name of the component that records, such as {@code widget-controller}
     * @return the recorder; it drops events when the broadcaster is closed
     */
    public EventRecorder newRecorder(String component) {
        return newRecorder(component, "");
    }

    /**
     * Returns a recorder for a component of a node.
     *
     * @param component the name of the component that records
     * @param host the name of the node; {@code ""} for none
     * @return the recorder
     */
    public EventRecorder newRecorder(String component, String host) {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(host, "host");
        return (regarding, type, reason, message, annotations) ->
                broadcasting.record(() -> record(regarding, component, host, type, reason, message, annotations));
    }

    private void record(
            ObjectReference regarding,
            String component,
            String host,
            EventRecorder.Type type,
            String reason,
            String message,
            Map<String, String> annotations) {
        if (!regarding.isComplete()) {
            broadcasting.drop(ObjectReference.INCOMPLETE, regarding + " " + reason);
            return;
        }
        Instant now = concurrency.now();
        RecordedEvent event = new RecordedEvent(
                regarding.namespaceOfEvents(),
                names.next(regarding.name()),
                "",
                regarding,
                component,
                host,
                type,
                reason,
                message,
                annotations,
                now,
                now,
                1,
                false);
        if (stopping.isOpen()) {
            broadcasting.drop("the broadcaster is closed", event);
            return;
        }
        for (EventQueue<RecordedEvent> queue : lock.read(() -> List.copyOf(queues))) {
            if (!queue.offer(event)) {
                broadcasting.drop("a queue of " + Broadcasting.CAPACITY + " events is full", event);
            }
        }
    }

    /** Closes the broadcaster as {@link #close(Duration)} does, with ten seconds. */
    @Override
    public void close() {
        close(Shutdown.PATIENCE);
    }

    /**
     * Drops all further events, and waits until the queued ones are stored, each in one try. Threads that still run after this time are
     * interrupted. Corresponds to {@code Shutdown}, which does not wait for the queued events.
     *
     * @param atMost how long to wait before the interrupt
     * @return whether all threads have ended
     */
    public boolean close(Duration atMost) {
        stopping.open();
        List<Concurrency.Task> running = lock.read(() -> {
            queues.forEach(EventQueue::close);
            return List.copyOf(tasks);
        });
        return broadcasting.end(running, atMost);
    }
}
