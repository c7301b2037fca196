package workbook.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the threads of a test have reported so far: Todos, and exceptions that are not thrown on the thread of the test. Safe for use by many threads. */
final class ThreadReports {
    private record Seen(Todo todo, Thread thread) {}

    private final List<Seen> todos = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    synchronized void todo(Todo todo) {
        todos.add(new Seen(todo, Thread.currentThread()));
        notifyAll();
    }

    synchronized void failure(Throwable thrown) {
        failures.add(thrown);
        notifyAll();
    }

    synchronized Optional<Todo> todo() {
        return todos.stream().map(Seen::todo).findFirst();
    }

    synchronized boolean todoOn(Thread thread) {
        return todos.stream().anyMatch(seen -> seen.thread == thread);
    }

    synchronized Optional<Throwable> failure() {
        return failures.stream().findFirst();
    }

    /** Waits for a report, but not longer than this. */
    synchronized void pause(long millis) throws InterruptedException {
        wait(millis);
    }
}
