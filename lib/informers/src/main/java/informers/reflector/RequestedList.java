package informers.reflector;

import informers.util.Backoff;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that somebody behind the store asked for. It comes after a while, and the watch goes on until then: a store that
 * refuses one object for ever still hears of all others. The whiles get longer, from 0.8 s to five minutes, up to twice
 * that; so a store that is broken costs the server little.
 *
 * <p>Any thread. There is no counterpart in client-go.
 */
final class RequestedList {
    private static final Duration FIRST = Duration.ofMillis(800);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration ANEW_AFTER = Duration.ofMinutes(30);

    private final String name;
    private final Concurrency concurrency;
    private final Runnable endWatch;

    private final Monitor monitor;
    // All below is guarded by the monitor.
    private final Backoff backoff;
    private final List<PeriodicTask> tasks = new ArrayList<>(); // the last one may wait; those before it are ending
    private @Nullable String why;
    private boolean due;
    private boolean over;

    /** @param endWatch makes the reflector look here */
    RequestedList(String name, Concurrency concurrency, Runnable endWatch) {
        this.name = name;
        this.concurrency = concurrency;
        this.endWatch = endWatch;
        this.monitor = concurrency.monitor();
        this.backoff = new Backoff(FIRST, 2.0, LONGEST, 1.0, ANEW_AFTER, concurrency);
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

    /** What this means for the watch; only if it is due. */
    WatchOutcome outcome() {
        return monitor.read(() -> new WatchOutcome.StoreIncomplete(String.valueOf(why)));
    }

    /** A list is on its way to the store, asked for by whomever: what is requested from now on is not in it. */
    void served() {
        monitor.with(() -> {
            why = null;
            due = false;
            tasks.forEach(PeriodicTask::cancel);
        });
    }

    /** Leaves no thread. Called by the reflector's thread. */
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
