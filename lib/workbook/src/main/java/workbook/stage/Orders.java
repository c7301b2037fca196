package workbook.stage;

import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** What the person in front of the stage wants of a task, until the task does it. Thread-safe. */
final class Orders {
    private final Queue<Action> waiting = new ArrayDeque<>();
    private final Monitor monitor;
    private boolean closed;

    Orders(Concurrency concurrency) {
        this.monitor = concurrency.monitor();
    }

    void add(Action order) {
        monitor.with(() -> {
            waiting.add(order);
            monitor.signalAll();
        });
    }

    /** Ends the waiting. Orders that nobody has taken are dropped. */
    void close() {
        monitor.with(() -> {
            closed = true;
            monitor.signalAll();
        });
    }

    /** Waits for the next order; empty after {@link #close}. */
    Optional<Action> next() throws InterruptedException {
        monitor.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                monitor.await();
            }
            return closed ? Optional.empty() : Optional.of(waiting.remove());
        } finally {
            monitor.unlock();
        }
    }
}
