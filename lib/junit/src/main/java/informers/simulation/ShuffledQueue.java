package informers.simulation;

import informers.util.Concurrency;
import informers.workqueue.WorkQueue;
import java.time.Duration;
import java.util.Optional;

/** A work queue from which any item may come next: it puts some back behind the others. As thread-safe as the queue below it. */
final class ShuffledQueue<T> implements WorkQueue<T> {
    private final WorkQueue<T> queue;
    private final Concurrency concurrency;
    private final String replica;
    private final Onlooker onlooker;

    ShuffledQueue(WorkQueue<T> queue, Concurrency concurrency, String replica, Onlooker onlooker) {
        this.queue = queue;
        this.concurrency = concurrency;
        this.replica = replica;
        this.onlooker = onlooker;
    }

    @Override
    public Optional<T> get() throws InterruptedException {
        Optional<T> item = queue.get();
        while (item.isPresent() && queue.len() > 0 && !queue.shuttingDown() && concurrency.random() < 0.5) {
            queue.add(item.get()); // while it is in process, so done() queues it again
            queue.done(item.get());
            item = queue.get();
        }
        item.ifPresent(taken -> onlooker.taken(replica, taken));
        return item;
    }

    @Override
    public void add(T item) {
        onlooker.added(replica, item);
        queue.add(item);
    }

    @Override
    public void done(T item) {
        onlooker.done(replica, item);
        queue.done(item);
    }

    @Override
    public int len() {
        return queue.len();
    }

    @Override
    public void shutDown() {
        queue.shutDown();
    }

    @Override
    public void shutDownWithDrain() throws InterruptedException {
        queue.shutDownWithDrain();
    }

    @Override
    public boolean shutDownWithDrain(Duration atMost) throws InterruptedException {
        return queue.shutDownWithDrain(atMost);
    }

    @Override
    public boolean shuttingDown() {
        return queue.shuttingDown();
    }
}
