package informers.record;

import informers.client.rest.ApiException;
import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import informers.util.Latch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the events of recorders as {@code events.k8s.io/v1}. The first event of a kind is created; the second one starts a series, which
 * is written; further ones only count, until the series is over, six minutes after its last event, or is written again to renew its time
 * to live, each half hour.
 *
 * <p>A recorder never waits: 1,000 events may be queued for 8 threads; what comes when the queue is full is dropped, which the log says.
 * An event that the server refuses is dropped; if there is no answer, it is tried twelve times, 10 to 12.5 s apart. Events are neither
 * combined nor limited.
 *
 * <p>Thread-safe. Null is rejected. Corresponds to client-go's {@code events.EventBroadcaster}.
 */
public final class SeriesEventBroadcaster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SeriesEventBroadcaster.class);

    /** client-go's {@code recordWorkers}. */
    private static final int WORKERS = 8;

    /** client-go's {@code finishTime} and {@code refreshTime}. */
    static final Duration FINISH = Duration.ofMinutes(6);

    static final Duration REFRESH = Duration.ofMinutes(30);

    /** The longest note that a server accepts, in bytes. */
    private static final int LONGEST_NOTE = 1024;

    private final EventSink sink;
    private final Concurrency concurrency;
    private final EventNames names;
    private final Latch stopping;
    private final Broadcasting broadcasting;
    private final Attempts attempts;
    private final EventQueue<SeriesEvent> queue;
    private final Concurrency.Monitor lock;
    // The fields below are guarded by the lock.
    private final Map<SeriesEvent.Key, SeriesEvent> known = new HashMap<>();
    private final List<Concurrency.Task> tasks = new ArrayList<>();

    /**
     * Creates a broadcaster. Events are queued until it is started.
     *
     * @param sink where events are stored, usually {@link EventSink#eventsV1}
     * @param concurrency provides threads, locks and time
     */
    public SeriesEventBroadcaster(EventSink sink, Concurrency concurrency) {
        this.sink = Objects.requireNonNull(sink, "sink");
        this.concurrency = concurrency;
        this.names = new EventNames(concurrency);
        this.stopping = new Latch(concurrency);
        this.broadcasting = new Broadcasting(LOG, concurrency);
        this.attempts = new Attempts(stopping, Attempts.jittered(Attempts.PAUSE, concurrency));
        this.queue = new EventQueue<>(Broadcasting.CAPACITY, concurrency);
        this.lock = concurrency.monitor();
    }

    /**
     * Starts the threads. Does not wait.
     *
     * @throws IllegalStateException if it was started or closed before
     */
    public void start() {
        lock.with(() -> {
            if (!tasks.isEmpty() || stopping.isOpen()) {
                throw new IllegalStateException("the broadcaster was started or closed before; create a new one");
            }
            for (int i = 0; i < WORKERS; i++) {
                tasks.add(concurrency.spawn("event worker " + i, this::work));
            }
            tasks.add(concurrency.spawn("event series finish", () -> repeat(FINISH, this::finishSeries)));
            tasks.add(concurrency.spawn("event series refresh", () -> repeat(REFRESH, this::refreshSeries)));
        });
    }

    private void work() {
        try {
            for (Optional<SeriesEvent> event = queue.take(); event.isPresent(); event = queue.take()) {
                Optional<SeriesEvent> toWrite = observe(event.get());
                if (toWrite.isPresent()) {
                    attempts.store(toWrite.get(), write(toWrite.get()));
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("interrupted; queued events are dropped");
        }
    }

    /** Returns what is to be written for this event: the first one, and the second one as a series. */
    private Optional<SeriesEvent> observe(SeriesEvent event) {
        return lock.read(() -> {
            SeriesEvent before = known.get(event.key());
            SeriesEvent now = before == null ? event : before.again(concurrency.now());
            known.put(event.key(), now);
            return before == null || before.series() == null ? Optional.of(now) : Optional.empty();
        });
    }

    private Attempts.Attempt write(SeriesEvent event) {
        return new Attempts.Attempt() {
            @Override
            public void run() {
                if (event.series() != null) {
                    try {
                        sink.patch(event.object(), event.patch());
                        return;
                    } catch (ApiException e) {
                        if (!e.isNotFound()) {
                            throw e;
                        }
                    }
                }
                sink.create(event.object());
            }

            @Override
            public boolean again(ApiException refusal) {
                // Another thread is creating the first event of the series: the next patch finds it.
                return event.series() != null && refusal.isAlreadyExists();
            }
        };
    }

    private void repeat(Duration period, Runnable run) {
        try {
            do {
                run.run();
            } while (!stopping.await(period));
        } catch (InterruptedException e) {
            LOG.debug("interrupted; series are not written any more");
        }
    }

    /** Writes the series that are over a last time, and forgets them. */
    void finishSeries() {
        Instant over = concurrency.now().minus(FINISH);
        for (SeriesEvent event : snapshot()) {
            SeriesEvent.Series series = event.series();
            Instant last = series == null ? event.eventTime() : series.last();
            if (last.isBefore(over) && (series == null || attempts.isOver(event, write(event)))) {
                lock.with(() -> known.remove(event.key(), event)); // unless it happened again meanwhile
            }
        }
    }

    /** Writes all series again, so that the server keeps them. */
    void refreshSeries() {
        for (SeriesEvent event : snapshot()) {
            if (event.series() != null) {
                attempts.isOver(event, write(event));
            }
        }
    }

    private List<SeriesEvent> snapshot() {
        return lock.read(() -> List.copyOf(known.values()));
    }

    /**
     * Returns a recorder.
     *
     * @param controller the name of the controller, with a domain, such as {@code example.com/widget-controller}
     * @param instance the name of this process, such as that of its pod; not empty
     * @return the recorder; it drops events when the broadcaster is closed
     */
    public SeriesEventRecorder newRecorder(String controller, String instance) {
        Objects.requireNonNull(controller, "controller");
        Objects.requireNonNull(instance, "instance");
        return (regarding, related, type, reason, action, note) -> broadcasting.record(() ->
                record(new SeriesEvent.Key(type, action, reason, controller, instance, regarding, related), note));
    }

    private void record(SeriesEvent.Key key, String note) {
        ObjectReference regarding = key.regarding();
        String namespace = regarding.namespaceOfEvents();
        SeriesEvent event =
                new SeriesEvent(key, namespace, names.next(regarding.name()), concurrency.now(), cut(note), null);
        if (!regarding.isComplete()) {
            broadcasting.drop(ObjectReference.INCOMPLETE, event);
        } else if (!queue.offer(event)) {
            broadcasting.drop(
                    stopping.isOpen()
                            ? "the broadcaster is closed"
                            : "the queue of " + Broadcasting.CAPACITY + " events is full",
                    event);
        }
    }

    private static String cut(String note) {
        byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_NOTE) {
            return note;
        }
        int end = LONGEST_NOTE - 3; // for the ellipsis
        while ((bytes[end] & 0xc0) == 0x80) {
            end--; // not inside a character
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + "…";
    }

    /** Closes the broadcaster as {@link #close(Duration)} does, with ten seconds. */
    @Override
    public void close() {
        close(Shutdown.PATIENCE);
    }

    /**
     * Drops all further events, and waits until the queued ones are stored, each in one try. Counts of series that were not written yet
     * are lost, as in client-go. Threads that still run after this time are interrupted.
     *
     * @param atMost how long to wait before the interrupt
     * @return whether all threads have ended
     */
    public boolean close(Duration atMost) {
        stopping.open();
        queue.close();
        return broadcasting.end(lock.read(() -> List.copyOf(tasks)), atMost);
    }
}
