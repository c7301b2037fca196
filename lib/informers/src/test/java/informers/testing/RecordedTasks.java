package informers.testing;

import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers every task that is started through it: so a test can say that none is left at this very moment. */
public final class RecordedTasks implements Concurrency {
    private final Concurrency concurrency;
    private final List<Task> tasks = new CopyOnWriteArrayList<>();

    public RecordedTasks(Concurrency concurrency) {
        this.concurrency = concurrency;
    }

    /** The names of those that are not over. */
    public List<String> running() {
        return tasks.stream().filter(task -> !task.isOver()).map(Task::name).toList();
    }

    /** The one task with this name. */
    public Task task(String name) {
        List<Task> found =
                tasks.stream().filter(task -> task.name().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one task " + name + ", started were " + tasks);
        }
        return found.get(0);
    }

    @Override
    public Task spawn(String name, Runnable body) {
        Task task = concurrency.spawn(name, body);
        tasks.add(task);
        return task;
    }

    @Override
    public Monitor monitor() {
        return concurrency.monitor();
    }

    @Override
    public SharedLock sharedLock() {
        return concurrency.sharedLock();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        concurrency.sleep(duration);
    }

    @Override
    public long nanoTime() {
        return concurrency.nanoTime();
    }

    @Override
    public Instant now() {
        return concurrency.now();
    }

    @Override
    public double random() {
        return concurrency.random();
    }

    @Override
    public void interruptMyself() {
        concurrency.interruptMyself();
    }
}
