package informers.record;

import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * A recorder for tests, which keeps events as texts such as {@code "Normal Painted painted it red"}.
 *
 * <p>Thread-safe. Corresponds to client-go's {@code record.FakeRecorder}; its {@code event} blocks when the recorder is full, this one
 * fails the test.
 */
public final class FakeEventRecorder implements EventRecorder {
    private final int capacity;
    private final Concurrency concurrency;
    private final Concurrency.Monitor lock;
    private final Deque<String> events = new ArrayDeque<>(); // guarded by the lock

    /**
     * Creates a recorder.
     *
     * @param capacity how many events it keeps until they are taken
     * @param concurrency provides locks and time
     */
    public FakeEventRecorder(int capacity, Concurrency concurrency) {
        this.capacity = capacity;
        this.concurrency = concurrency;
        this.lock = concurrency.monitor();
    }

    /** {@inheritDoc} Throws an {@link AssertionError} if the recorder is full. */
    @Override
    public void event(
            ObjectReference regarding, Type type, String reason, String message, Map<String, String> annotations) {
        lock.with(() -> {
            if (events.size() >= capacity) {
                throw new AssertionError("expected at most " + capacity + " events that are not taken, found one more: "
                        + type + " " + reason + " " + message);
            }
            events.add(type + " " + reason + " " + message);
            lock.signalAll();
        });
    }

    /**
     * Removes the next event; waits for it.
     *
     * @param atMost how long
     * @return the event as {@code type reason message}; empty if there was none in time
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Optional<String> next(Duration atMost) throws InterruptedException {
        long end = concurrency.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (events.isEmpty() && end - concurrency.nanoTime() > 0) {
                lock.await(Duration.ofNanos(end - concurrency.nanoTime()));
            }
            return Optional.ofNullable(events.poll());
        } finally {
            lock.unlock();
        }
    }
}
