package informers.informer;

import informers.internal.util.LogLimit;
import informers.internal.util.UserCode;
import informers.queue.Queue;
import informers.reflector.ReflectorMonitor;
import informers.store.IndexFailure;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the store of an informer did not take, and so whether the store is complete. One that lacks something has not
 * synced, and the informer lists again until it lacks nothing.
 *
 * <p>Any thread, except where it says otherwise. There is no counterpart in client-go, which ignores what its
 * {@code Process} functions return, and panics when an index function fails.
 */
final class StoreFailures {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFailures.class);

    private final String name;
    private final ReflectorMonitor monitor;
    private final Consumer<String> relist;
    private final LogLimit limit = new LogLimit();
    private final AtomicLong count = new AtomicLong();

    /**
     * Held while a list is put into the queue, and while the consumer looks whether one has been processed: it must not
     * take a list of which half is queued for a whole one.
     */
    private final Monitor gate;

    private volatile long listsBegun; // changed under the gate
    private volatile long listsQueued; // changed under the gate
    private volatile long mendedBy; // the number of the list that brings all that is missing; the consumer's
    private volatile @Nullable Throwable missing; // why something is missing; set and cleared by the consumer

    /**
     * Nothing has failed yet.
     *
     * @param name of the informer, for the log
     * @param monitor hears of each failure
     * @param relist asks for a new list, with the reason
     */
    StoreFailures(String name, ReflectorMonitor monitor, Consumer<String> relist, Concurrency concurrency) {
        this.name = name;
        this.monitor = monitor;
        this.relist = relist;
        this.gate = concurrency.monitor();
    }

    /** Counts objects that are stored, but that an index does not find. */
    void notIndexed(IndexFailure failure) {
        count.addAndGet(failure.objects());
        String index = failure.first().indexName();
        long number = limit.count("index " + index);
        if (number > 0) {
            LOG.error(
                    "{}: an index function failed; what it failed on is stored, but this index does not find it"
                            + " index={} objects={} failures={} first=\"{}\"",
                    name,
                    index,
                    failure.objects(),
                    number,
                    failure.first().getMessage(),
                    number == 1 ? failure.first() : null);
        }
        guard("ReflectorMonitor", () -> monitor.storeFailed(failure.first()));
    }

    /**
     * Counts an entry of the queue that did not reach the store, or not wholly. Called by the consumer, before the queue
     * counts the entry as processed.
     */
    void lost(Object entry, Throwable why) {
        mendedBy = listsBegun + 1; // the next one; this entry may be of the last
        missing = why;
        count.incrementAndGet();
        long number = limit.count("lost " + why.getClass().getName());
        if (number > 0) {
            LOG.error(
                    "{}: the store did not take an entry of the queue; it is incomplete until a new list is stored"
                            + " entry=\"{}\" failures={} error=\"{}\"",
                    name,
                    entry,
                    number,
                    UserCode.describe(why),
                    number == 1 ? why : null);
        }
        RuntimeException told =
                why instanceof RuntimeException e ? e : new IllegalStateException(UserCode.describe(why), why);
        guard("ReflectorMonitor", () -> monitor.storeFailed(told));
        if (why instanceof RuntimeException) { // an Error ends the informer
            guard(
                    "reflector",
                    () -> relist.accept("the store did not take what was popped: " + UserCode.describe(why)));
        }
    }

    /** Puts a list into the queue. Called by the reflector. */
    void queueing(Runnable replace) {
        gate.with(() -> {
            listsBegun++;
            replace.run();
            listsQueued = listsBegun;
        });
    }

    /** An entry has been processed, well or not. Called by the consumer. */
    void processed(Queue<?> queue) {
        if (missing != null) {
            gate.with(() -> {
                if (listsQueued >= mendedBy && queue.size() == 0) {
                    missing = null;
                    LOG.info("{}: a new list has been stored; the store is complete again", name);
                }
            });
        }
    }

    /** Returns why the store lacks something; empty if it is complete. */
    Optional<Throwable> missing() {
        return Optional.ofNullable(missing);
    }

    /** Returns how many changes and indexed values the store did not take. */
    long count() {
        return count.get();
    }

    private void guard(String what, Runnable body) {
        try {
            body.run();
        } catch (Throwable e) {
            UserCode.rethrowIfFatal(e);
            if (limit.count(what) > 0) {
                LOG.error("{}: the {} threw; the informer goes on", name, what, e);
            }
        }
    }
}
