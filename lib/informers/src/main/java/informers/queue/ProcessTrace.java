package informers.queue;

import informers.util.Concurrency;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs when processing an entry takes long while others are queued; the usual cause is a slow handler. Corresponds to the
 * {@code utiltrace} in client-go's queues.
 */
final class ProcessTrace {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessTrace.class);

    private static final int MANY_WAIT = 10;
    private static final Duration LONG_FOR_ONE = Duration.ofMillis(100);
    private static final Duration LONG_FOR_ALL = Duration.ofSeconds(1);

    private final String queue;
    private final Concurrency concurrency;
    private final Consumer<String> log;

    ProcessTrace(String queue, Concurrency concurrency) {
        this(queue, concurrency, LOG::debug);
    }

    ProcessTrace(String queue, Concurrency concurrency, Consumer<String> log) {
        this.queue = queue;
        this.concurrency = concurrency;
        this.log = log;
    }

    /**
     * Runs {@code process}, and logs if it took long.
     *
     * @param what describes the first entry
     * @param count the number of entries that are processed
     * @param depth the number of entries that are still queued
     */
    void run(Supplier<String> what, int count, int depth, Runnable process) {
        if (depth <= MANY_WAIT) {
            process.run();
            return;
        }
        long start = concurrency.nanoTime();
        try {
            process.run();
        } finally {
            Duration took = Duration.ofNanos(concurrency.nanoTime() - start);
            Duration limit = LONG_FOR_ONE.multipliedBy(count);
            if (took.compareTo(limit) > 0 || took.compareTo(LONG_FOR_ALL) > 0) {
                log.accept(queue + ": slow processing delays the queue; is an event handler slow? entry=\"" + what.get()
                        + "\" entries=" + count + " millis=" + took.toMillis() + " queued=" + depth);
            }
        }
    }
}
