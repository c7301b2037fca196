package workbook.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a test's threads have met so far: Todos, and throwables that nobody else would see. Any thread. */
final class Sightings {
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

    /** Sleeps a little, and wakes at once when something is seen. */
    synchronized void pause(long millis) throws InterruptedException {
        wait(millis);
    }
}
