package informers.testing;

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
 * A watch that a test feeds, before it is opened or while it runs. It stays open until it is ended or closed.
 *
 * <p>Any thread of its {@link Concurrency}.
 */
public final class ScriptedWatch<T extends KubeObject> implements Watch<T> {
    private final Concurrency concurrency;
    private final Concurrency.Monitor lock;
    private final Deque<Step<T>> steps = new ArrayDeque<>();
    private boolean over;
    private volatile boolean closed;
    private volatile @Nullable IOException failure;

    public ScriptedWatch(Concurrency concurrency) {
        this.concurrency = concurrency;
        this.lock = concurrency.monitor();
    }

    private record Step<T extends KubeObject>(
            @Nullable WatchEvent<T> event,
            Duration pause,
            @Nullable IOException failure,
            @Nullable RuntimeException thrown) {}

    public ScriptedWatch<T> added(T object) {
        return event(WatchEvent.of(EventType.ADDED, object));
    }

    public ScriptedWatch<T> modified(T object) {
        return event(WatchEvent.of(EventType.MODIFIED, object));
    }

    public ScriptedWatch<T> deleted(T object) {
        return event(WatchEvent.of(EventType.DELETED, object));
    }

    public ScriptedWatch<T> error(Status status) {
        return event(WatchEvent.error(status));
    }

    public ScriptedWatch<T> event(WatchEvent<T> event) {
        return step(new Step<>(event, Duration.ZERO, null, null));
    }

    /** Time passes before what comes next. */
    public ScriptedWatch<T> pause(Duration time) {
        return step(new Step<>(null, time, null, null));
    }

    /** The server ends it in good order. */
    public ScriptedWatch<T> end() {
        return step(new Step<>(null, Duration.ZERO, null, null));
    }

    /** The connection breaks. */
    public ScriptedWatch<T> breakOff(IOException why) {
        return step(new Step<>(null, Duration.ZERO, why, null));
    }

    /** A watch made by hand may do that. */
    public ScriptedWatch<T> throwing(RuntimeException thrown) {
        return step(new Step<>(null, Duration.ZERO, null, thrown));
    }

    private ScriptedWatch<T> step(Step<T> step) {
        lock.with(() -> {
            steps.add(step);
            lock.signalAll();
        });
        return this;
    }

    @Override
    public Optional<WatchEvent<T>> next() {
        lock.lock();
        try {
            while (true) {
                while (steps.isEmpty() && !over && !closed) {
                    lock.await();
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
            concurrency.interruptMyself(); // as a real one, which cannot throw this either
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void pauseUnlessClosed(Duration pause) throws InterruptedException {
        long end = concurrency.nanoTime() + pause.toNanos();
        while (!closed && concurrency.nanoTime() < end) {
            lock.await(Duration.ofNanos(end - concurrency.nanoTime()));
        }
    }

    @Override
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether whoever opened it has closed it. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        lock.with(() -> {
            closed = true;
            lock.signalAll();
        });
    }
}
