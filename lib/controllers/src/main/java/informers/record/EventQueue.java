package informers.record;

import informers.util.Concurrency;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A queue of limited length between those who record and those who write. Thread-safe. */
final class EventQueue<E> {
    private final int capacity;
    private final Concurrency.Monitor lock;
    private final Deque<E> events = new ArrayDeque<>(); // guarded by the lock
    private boolean closed; // guarded by the lock

    EventQueue(int capacity, Concurrency concurrency) {
        this.capacity = capacity;
        this.lock = concurrency.monitor();
    }

    /** Adds an event at the end, at once; returns whether there was room. */
    boolean offer(E event) {
        return lock.read(() -> {
            boolean room = !closed && events.size() < capacity;
            if (room) {
                events.add(event);
                lock.signalAll();
            }
            return room;
        });
    }

    /** Waits for an event and removes it; returns nothing once the queue is closed and empty. */
    Optional<E> take() throws InterruptedException {
        lock.lock();
        try {
            while (events.isEmpty() && !closed) {
                lock.await();
            }
            return Optional.ofNullable(events.poll());
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.with(() -> {
            closed = true;
            lock.signalAll();
        });
    }
}
