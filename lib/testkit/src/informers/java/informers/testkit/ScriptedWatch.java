package informers.testkit;

import informers.api.KubeObject;
import informers.api.Status;
import informers.util.Concurrency;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A watch whose events come from a test, before it is opened or while it runs. It stays open until it is ended or closed.
 *
 * <p>Safe for use by all threads of its {@link Concurrency}.
 */
public final class ScriptedWatch<T extends KubeObject> implements Watch<T> {
    private final Concurrency concurrency;
    private final Concurrency.Monitor monitor;
    private final Deque<Step<T>> steps = new ArrayDeque<>();
    private boolean over;
    private volatile boolean closed;
    private volatile @Nullable IOException failure;

    /**
     * Creates a watch without events.
     *
     * @param concurrency that of the code under test, such as a {@link SeededScheduler}
     */
    public ScriptedWatch(Concurrency concurrency) {
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
    }

    private record Step<T extends KubeObject>(
            @Nullable WatchEvent<T> event,
            Duration pause,
            @Nullable IOException failure,
            @Nullable RuntimeException thrown) {}

    /** Sends an ADDED event. */
    public ScriptedWatch<T> added(T object) {
        return event(WatchEvent.of(EventType.ADDED, object));
    }

    /** Sends a MODIFIED event. */
    public ScriptedWatch<T> modified(T object) {
        return event(WatchEvent.of(EventType.MODIFIED, object));
    }

    /** Sends a DELETED event. */
    public ScriptedWatch<T> deleted(T object) {
        return event(WatchEvent.of(EventType.DELETED, object));
    }

    /** Sends an ERROR event. */
    public ScriptedWatch<T> error(Status status) {
        return event(WatchEvent.error(status));
    }

    /** Sends an event, such as {@link TestObjects#bookmark}. */
    public ScriptedWatch<T> event(WatchEvent<T> event) {
        return step(new Step<>(event, Duration.ZERO, null, null));
    }

    /** Lets time pass before what follows. */
    public ScriptedWatch<T> pause(Duration time) {
        return step(new Step<>(null, time, null, null));
    }

    /** Ends the watch cleanly, as a server does after its timeout. */
    public ScriptedWatch<T> end() {
        return step(new Step<>(null, Duration.ZERO, null, null));
    }

    /** Ends the watch with a failure, as a broken connection does. */
    public ScriptedWatch<T> breakOff(IOException why) {
        return step(new Step<>(null, Duration.ZERO, why, null));
    }

    /** Makes {@link #next} throw an exception, as only another implementation of {@link Watch} may do. */
    public ScriptedWatch<T> throwing(RuntimeException thrown) {
        return step(new Step<>(null, Duration.ZERO, null, thrown));
    }

    private ScriptedWatch<T> step(Step<T> step) {
        monitor.with(() -> {
            steps.add(step);
            monitor.signalAll();
        });
        return this;
    }

    @Override
    public Optional<WatchEvent<T>> next() {
        monitor.lock();
        try {
            while (true) {
                while (steps.isEmpty() && !over && !closed) {
                    monitor.await();
                }
                if (over || closed) {
                    return Optional.empty();
                }
                Step<T> step = steps.remove();
                if (step.event() != null) {
                    return Optional.of(step.event());
                }
                if (step.thrown() != null) {
                    throw step.thrown();
                }
                if (!step.pause().isZero()) {
                    pauseUnlessClosed(step.pause());
                    continue;
                }
                failure = step.failure();
                over = true;
            }
        } catch (InterruptedException e) {
            over = true;
            concurrency.interruptMyself(); // as a real watch, which cannot throw this either
            return Optional.empty();
        } finally {
            monitor.unlock();
        }
    }

    private void pauseUnlessClosed(Duration pause) throws InterruptedException {
        long end = concurrency.nanoTime() + pause.toNanos();
        while (!closed && concurrency.nanoTime() < end) {
            monitor.await(Duration.ofNanos(end - concurrency.nanoTime()));
        }
    }

    @Override
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns whether the watch was closed by its client. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        monitor.with(() -> {
            closed = true;
            monitor.signalAll();
        });
    }
}
