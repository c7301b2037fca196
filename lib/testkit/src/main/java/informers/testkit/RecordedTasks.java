package informers.testkit;

import informers.util.Concurrency;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A {@link Concurrency} that remembers every task that is started through it, so that a test can check that none is left
 * running. Safe for use by many threads.
 */
public class RecordedTasks extends ForwardingConcurrency {
    private final List<Task> tasks = new CopyOnWriteArrayList<>();

    /** Wraps another one, such as {@link Concurrency#threads()} or a {@link SeededScheduler}. */
    public RecordedTasks(Concurrency delegate) {
        super(delegate);
    }

    /** Returns the names of the tasks that have not ended. */
    public List<String> running() {
        return tasks.stream().filter(task -> !task.isOver()).map(Task::name).toList();
    }

    /**
     * Returns the only task with this name, whether it has ended or not.
     *
     * @throws AssertionError if there is none, or more than one
     */
    public Task task(String name) {
        List<Task> found =
                tasks.stream().filter(task -> task.name().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one task " + name + ", found " + found.size() + " among "
                    + tasks.stream().map(Task::name).toList());
        }
        return found.get(0);
    }

    @Override
    public Task spawn(String name, Runnable body) {
        Task task = super.spawn(name, body);
        tasks.add(task);
        return task;
    }
}
