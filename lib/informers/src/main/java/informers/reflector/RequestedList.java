package informers.reflector;

import informers.util.Backoff;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Schedules a relist that was requested because the store is incomplete. The watch continues until the relist is due, so a
 * store that always refuses one object still receives the changes of all others. The delays grow from 0.8 s to five
 * minutes, with jitter up to twice that, so a broken store causes little load.
 *
 * <p>Thread-safe. There is no counterpart in client-go.
 */
final class RequestedList {
    private static final Duration FIRST = Duration.ofMillis(800);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration RESET_AFTER = Duration.ofMinutes(30);

    private final String name;
    private final Concurrency concurrency;
    private final Runnable endWatch;

    private final Monitor monitor;
    // The fields below are guarded by the monitor.
    private final Backoff backoff;
    private final List<PeriodicTask> tasks = new ArrayList<>(); // the last one may be waiting; the others are ending
    private @Nullable String why;
    private boolean due;
    private boolean over;

    /** @param endWatch ends the open watch, so that the reflector checks {@link #isDue} */
    RequestedList(String name, Concurrency concurrency, Runnable endWatch) {
        this.name = name;
        this.concurrency = concurrency;
        this.endWatch = endWatch;
        this.monitor = concurrency.monitor();
        this.backoff = new Backoff(FIRST, 2.0, LONGEST, 1.0, RESET_AFTER, concurrency);
    }

    void request(String reason) {
        monitor.with(() -> {
            if (why == null && !over) {
                why = reason;
                tasks.removeIf(PeriodicTask::isOver);
                tasks.add(new PeriodicTask(name + "-relist", backoff.next(), concurrency, () -> fallDue(reason)));
            }
        });
    }

    private boolean fallDue(String reason) {
        boolean mine = monitor.read(() -> {
            due |= reason.equals(why);
            return due;
        });
        if (mine) {
            endWatch.run();
        }
        return false;
    }

    boolean isDue() {
        return monitor.read(() -> due);
    }

    /** Returns the outcome of the watch that was ended for this relist. Only if it is due. */
    WatchOutcome outcome() {
        return monitor.read(() -> new WatchOutcome.StoreIncomplete(String.valueOf(why)));
    }

    /** Called before any list is written to the store. Requests made from now on need another list. */
    void served() {
        monitor.with(() -> {
            why = null;
            due = false;
            tasks.forEach(PeriodicTask::cancel);
        });
    }

    /** Ends all threads and waits for them. Called by the reflector's thread. */
    void end() throws InterruptedException {
        List<PeriodicTask> left = monitor.read(() -> {
            over = true;
            return List.copyOf(tasks);
        });
        for (PeriodicTask task : left) {
            task.end();
        }
    }
}
