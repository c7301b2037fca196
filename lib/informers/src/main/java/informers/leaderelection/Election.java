package informers.leaderelection;

import informers.client.rest.ApiException;
import informers.leaderelection.LeaderElector.Lock;
import informers.leaderelection.LeaderElector.Options;
import informers.leaderelection.LeaderElector.Record;
import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests of one candidate, and what it has observed. The result of requests that were given up does not count. Thread-safe.
 * Corresponds to {@code tryAcquireOrRenew} and {@code release} of client-go's {@code leaderelection.go}.
 */
final class Election {
    private static final Logger LOG = LoggerFactory.getLogger(Election.class);

    private final Lock lock;
    private final Options options;
    private final Concurrency concurrency;
    private final Concurrency.Monitor monitor;
    // The fields below are guarded by the monitor.
    private @Nullable Record record;
    private long observed; // by the own clock
    private long renewed;
    private long current; // the number of the requests that count

    Election(Options options, Concurrency concurrency) {
        this.lock = options.lock();
        this.options = options;
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
        this.observed = concurrency.nanoTime();
    }

    /** Starts a number of requests; returns their number. */
    long begin() {
        return monitor.read(() -> ++current);
    }

    /** Makes the result of these requests not count. */
    void giveUp(long number) {
        monitor.with(() -> current = Math.max(current, number + 1));
    }

    /** Returns whether this process holds the lock now. */
    boolean tryAcquireOrRenew() {
        long number = monitor.read(() -> current);
        long start = concurrency.nanoTime();
        Instant now = concurrency.now();
        int seconds = (int) options.leaseDuration().toSeconds();
        Record known = record();
        if (known != null && isMine(known) && isValid(known)) {
            Record renewal = new Record(lock.identity(), seconds, known.acquireTime(), now, known.leaderTransitions());
            if (update(renewal)) { // without a read
                return won(number, renewal, start);
            }
            if (isGivenUp(number)) {
                return false;
            }
        }
        Record mine = new Record(lock.identity(), seconds, now, now, 0);
        Optional<Record> old;
        try {
            old = lock.get();
            if (old.isEmpty()) {
                lock.create(mine);
                return won(number, mine, start);
            }
        } catch (RuntimeException e) {
            LOG.debug("{}: cannot read or create the lock lock={}", lock.identity(), lock.describe(), e);
            return false;
        }
        Record held = old.get();
        if (isGivenUp(number)) {
            return false;
        }
        observe(number, held);
        if (!isMine(held) && !held.holderIdentity().isEmpty() && isValid(held)) {
            return false;
        }
        Record next = isMine(held)
                ? new Record(lock.identity(), seconds, held.acquireTime(), now, held.leaderTransitions())
                : new Record(lock.identity(), seconds, now, now, held.leaderTransitions() + 1);
        return update(next) && won(number, next, start);
    }

    private boolean isGivenUp(long number) {
        return monitor.read(() -> number != current);
    }

    private boolean update(Record to) {
        try {
            lock.update(to);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("{}: cannot update the lock lock={}", lock.identity(), lock.describe(), e);
            return false;
        }
    }

    /** Gives the lock up, if this process holds it. A renewal that was cancelled may have reached the server: then again. */
    boolean tryRelease(long deadline) {
        long number = monitor.read(() -> current);
        while (deadline - concurrency.nanoTime() > 0 && !isGivenUp(number)) {
            try {
                Optional<Record> old = lock.get();
                if (old.isEmpty()) {
                    return false;
                }
                if (!isMine(old.get())) {
                    return true;
                }
                Instant now = concurrency.now();
                Record released = new Record("", 1, now, now, old.get().leaderTransitions());
                lock.update(released);
                observe(number, released);
                return true;
            } catch (ApiException e) {
                if (!e.isConflict()) {
                    LOG.warn("{}: cannot release the lock lock={}", lock.identity(), lock.describe(), e);
                    return false;
                }
            } catch (RuntimeException e) {
                LOG.warn("{}: cannot release the lock lock={}", lock.identity(), lock.describe(), e);
                return false;
            }
        }
        return false;
    }

    private boolean won(long number, Record mine, long start) {
        return monitor.read(() -> {
            if (number != current) {
                return false;
            }
            record = mine;
            observed = concurrency.nanoTime();
            renewed = start; // others saw the change after this
            return true;
        });
    }

    private void observe(long number, Record seen) {
        monitor.with(() -> {
            if (number == current && !seen.equals(record)) {
                record = seen;
                observed = concurrency.nanoTime();
            }
        });
    }

    /** Returns whether the lease has not expired, counted from the moment at which this process saw it. */
    private boolean isValid(Record of) {
        return monitor.read(
                () -> observed + Duration.ofSeconds(of.leaseDurationSeconds()).toNanos() - concurrency.nanoTime() > 0);
    }

    private boolean isMine(Record of) {
        return of.holderIdentity().equals(lock.identity());
    }

    private @Nullable Record record() {
        return monitor.read(() -> record);
    }

    /** Returns the leader; {@code ""} if none is known. */
    String holder() {
        Record known = record();
        return known == null ? "" : known.holderIdentity();
    }

    /** Returns when the record was last seen to change. */
    long observed() {
        return monitor.read(() -> observed);
    }

    /** Returns when the last successful renewal was begun. */
    long renewed() {
        return monitor.read(() -> renewed);
    }

    /** Returns how long others wait at least before they take the lock from this process. */
    Duration untilExpiry() {
        long left = renewed() + options.leaseDuration().toNanos() - concurrency.nanoTime();
        return Duration.ofNanos(Math.max(0, left));
    }
}
