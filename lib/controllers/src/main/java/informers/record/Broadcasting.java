package informers.record;

import informers.internal.util.LogLimit;
import informers.internal.util.Shutdown;
import informers.internal.util.UserCode;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;

/** What the broadcasters have in common: nothing reaches the one who records, what is lost is logged, and threads end in time. Thread-safe. */
final class Broadcasting {
    /** client-go's {@code maxQueuedEvents}. */
    static final int CAPACITY = 1000;

    private final Logger log;
    private final Concurrency concurrency;
    private final LogLimit limit = new LogLimit();

    /** @param log that of the broadcaster */
    Broadcasting(Logger log, Concurrency concurrency) {
        this.log = log;
        this.concurrency = concurrency;
    }

    /** Records an event. What that throws is logged: a recorder never throws. */
    void record(Runnable body) {
        try {
            body.run();
        } catch (RuntimeException e) {
            UserCode.rethrowIfFatal(e);
            threw("record", e, "an event could not be recorded and is dropped");
        }
    }

    /** Logs what somebody's code threw: the first time, and the 10th, 100th … of a kind. */
    void threw(String kind, RuntimeException thrown, String message) {
        limit.error(log, kind, thrown, message);
    }

    /** Logs that an event is dropped: the first time, and the 10th, 100th … for one reason. */
    void drop(String why, Object event) {
        long number = limit.count(why);
        if (number > 0) {
            log.error("an event is dropped, because {} dropped={} event=\"{}\"", why, number, event);
        }
    }

    /** Waits for threads, and interrupts those that still run after the time; returns whether all have ended. */
    boolean end(List<Concurrency.Task> threads, Duration atMost) {
        List<Concurrency.Task> left = Shutdown.await(concurrency, atMost, threads);
        if (!left.isEmpty()) {
            log.warn(
                    "events were still being stored after {}; their threads are left behind threads={}",
                    atMost,
                    left.size());
        }
        return left.isEmpty();
    }
}
