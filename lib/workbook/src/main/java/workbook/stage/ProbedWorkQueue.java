package workbook.stage;

import informers.util.Concurrency;
import informers.workqueue.RateLimiter;
import informers.workqueue.WorkQueue;
import informers.workqueue.WorkQueues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Records what is done with a work queue and its rate limiter, and shows their keys. */
final class ProbedWorkQueue implements WorkQueue<String>, RateLimiter<String> {
    private final WorkQueue<String> queue;
    private final RateLimiter<String> limiter;
    private final Concurrency concurrency;
    private final Consumer<String> record;
    private final Map<String, Attempt> delayed = new TreeMap<>();

    /** When a key is added again. */
    private record Attempt(Duration delay, long at) {}

    ProbedWorkQueue(RateLimiter<String> limiter, Concurrency concurrency, Consumer<String> record) {
        this.queue = WorkQueues.newQueue(concurrency);
        this.limiter = limiter;
        this.concurrency = concurrency;
        this.record = record;
    }

    /** Returns the keys that wait, the head of the queue first. */
    List<String> rows() {
        return keys("queue");
    }

    /** Returns the keys that are being processed, and those that must be processed again afterwards. */
    List<String> processing() {
        List<String> dirty = keys("dirty");
        return keys("processing").stream()
                .map(key -> key + (dirty.contains(key) ? ", and once more afterwards" : ""))
                .toList();
    }

    /** The library's queue has no method for its keys. */
    private List<String> keys(String field) {
        Object keys = AnswerFields.of(queue, List.of()).get(field);
        if (!(keys instanceof Collection<?> all)) {
            throw new IllegalStateException(
                    "expected the keys of the work queue in its field " + field + ", found " + keys);
        }
        return all.stream().map(String::valueOf).toList();
    }

    /** Returns the keys that wait for their next attempt. */
    List<String> limiterRows() {
        List<String> rows = new ArrayList<>();
        delayed.forEach((key, attempt) -> rows.add(
                key + ": next attempt after " + text(attempt.delay()) + ", failures: " + limiter.numRequeues(key)));
        return rows;
    }

    boolean isEmpty() {
        return delayed.isEmpty() && rows().isEmpty() && keys("processing").isEmpty();
    }

    private static String text(Duration wait) {
        return wait.toMillis() + " ms";
    }

    @Override
    public void add(String key) {
        delayed.computeIfPresent(key, (any, attempt) -> attempt.at() - concurrency.nanoTime() <= 0 ? null : attempt);
        int before = queue.len();
        queue.add(key);
        record.accept(
                queue.len() > before
                        ? "adds the key " + key
                        : "adds the key " + key + ", which waits already or is in work");
    }

    @Override
    public Optional<String> get() throws InterruptedException {
        Optional<String> key = queue.get();
        key.ifPresent(taken -> record.accept("takes the key " + taken));
        return key;
    }

    @Override
    public void done(String key) {
        queue.done(key);
        record.accept("is done with " + key);
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
    public boolean shuttingDown() {
        return queue.shuttingDown();
    }

    @Override
    public Duration when(String key) {
        Duration wait = limiter.when(key);
        delayed.put(key, new Attempt(wait, concurrency.nanoTime() + wait.toNanos()));
        record.accept("requeues " + key + ": next attempt in " + text(wait));
        return wait;
    }

    @Override
    public void forget(String key) {
        limiter.forget(key);
    }

    @Override
    public int numRequeues(String key) {
        return limiter.numRequeues(key);
    }
}
