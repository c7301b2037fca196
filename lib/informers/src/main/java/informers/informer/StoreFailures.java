package informers.informer;

import informers.internal.util.LogLimit;
import informers.internal.util.UserCode;
import informers.queue.Queue;
import informers.reflector.ReflectorMonitor;
import informers.store.IndexException;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the entries that the store of an informer refused, and so whether the store is complete. An informer with an
 * incomplete store has not synced, and relists until the store is complete.
 *
 * <p>Thread-safe, except where a method says otherwise. There is no counterpart in client-go, which ignores what its
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
     * Held while a list is queued, and while the consumer checks whether a list has been processed, so that a list that is
     * only half queued does not count.
     */
    private final Monitor gate;

    private volatile long listsBegun; // changed under the gate
    private volatile long listsQueued; // changed under the gate
    private volatile long completeWith; // the number of the list that completes the store; changed by the consumer
    private volatile @Nullable Throwable missing; // why the store is incomplete; changed by the consumer

    /**
     * @param name the informer's name, for the log
     * @param monitor notified about each failure
     * @param relist requests a relist, for this reason
     */
    StoreFailures(String name, ReflectorMonitor monitor, Consumer<String> relist, Concurrency concurrency) {
        this.name = name;
        this.monitor = monitor;
        this.relist = relist;
        this.gate = concurrency.monitor();
    }

    /**
     * Counts objects that are stored, but that an index does not find.
     *
     * @param first the first failure of the index function in a write
     * @param objects the number of objects in that write on which it failed
     */
    void notIndexed(IndexException first, int objects) {
        count.addAndGet(objects);
        String index = first.indexName();
        long number = limit.count("index " + index);
        if (number > 0) {
            LOG.error(
                    "{}: an index function failed; storing the objects all the same, but this index will not find them"
                            + " index={} objects={} failures={} first=\"{}\"",
                    name,
                    index,
                    objects,
                    number,
                    first.getMessage(),
                    number == 1 ? first : null);
        }
        guard("ReflectorMonitor", () -> monitor.storeFailed(first));
    }

    /**
     * Records an entry of the queue that was not, or only partly, stored. Called by the consumer, before the queue counts
     * the entry as processed.
     */
    void lost(Object entry, Throwable why) {
        completeWith = listsBegun + 1; // the next list; this entry may belong to the last one
        missing = why;
        count.incrementAndGet();
        limit.error(
                LOG,
                "lost " + why.getClass().getName(),
                why,
                "{}: the store refused an entry of the queue; it is incomplete, relisting until a list is stored"
                        + " entry=\"{}\"",
                name,
                entry);
        RuntimeException reported =
                why instanceof RuntimeException e ? e : new IllegalStateException(UserCode.describe(why), why);
        guard("ReflectorMonitor", () -> monitor.storeFailed(reported));
        if (why instanceof RuntimeException) { // an Error ends the informer
            guard(
                    "reflector",
                    () -> relist.accept("the store refused an entry of the queue: " + UserCode.describe(why)));
        }
    }

    /** Queues a list, by running {@code replace}. Called by the reflector. */
    void whileQueueing(Runnable replace) {
        gate.with(() -> {
            listsBegun++;
            replace.run();
            listsQueued = listsBegun;
        });
    }

    /** Called by the consumer after an entry has been processed, successfully or not. */
    void processed(Queue<?> queue) {
        if (missing != null) {
            gate.with(() -> {
                if (listsQueued >= completeWith && queue.size() == 0) {
                    missing = null;
                    LOG.info("{}: a relist has been stored; the store is complete again", name);
                }
            });
        }
    }

    /** Returns why the store is incomplete; empty if it is complete. */
    Optional<Throwable> missing() {
        return Optional.ofNullable(missing);
    }

    /** Returns the number of entries that were refused, and of objects that an index function failed on. */
    long count() {
        return count.get();
    }

    private void guard(String what, Runnable body) {
        try {
            body.run();
        } catch (Throwable e) {
            UserCode.rethrowIfFatal(e);
            if (limit.count(what) > 0) {
                LOG.error("{}: the {} threw; the informer continues", name, what, e);
            }
        }
    }
}
