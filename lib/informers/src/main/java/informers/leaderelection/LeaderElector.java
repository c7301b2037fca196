package informers.leaderelection;

import informers.api.Unstructured;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes part in the election of a leader among processes that share a lock, usually a Lease: one of them leads at a time.
 *
 * <pre>{@code
 * Lock lock = LeaderElector.leaseLock(rest, "kube-system", "my-controller", identity, Map.of());
 * LeaderElector elector = new LeaderElector(LeaderElector.Options.of(lock), new LeaderElector.Callbacks() {
 *     public void onStartedLeading(Latch ended) throws InterruptedException {
 *         try (var loop = ...) {     // works until ...
 *             ended.await();         // ... the leadership has ended
 *         }
 *     }
 * }, concurrency);
 * elector.run();                     // blocks until the leadership is lost, or stop() is called
 * }</pre>
 *
 * <p>The leader renews the lock each {@link Options#retryPeriod()}. If it cannot, it stops leading {@link Options#renewDeadline()}
 * after the last renewal, and others lead {@link Options#leaseDuration()} after they saw it. Clocks are not compared with each
 * other: a candidate waits a whole lease from the moment at which it saw a change. So clocks may differ, but none may run faster
 * than another by more than the ratio of the two durations.
 *
 * <p>Two weaknesses of client-go are avoided; {@link Options#withClientGoTiming} brings them back. There the deadline begins with
 * the next renewal and not with the last one, so two may lead for {@code retryPeriod + renewDeadline - leaseDuration} if that is
 * more than zero; and a leader that failed to renew releases the lock while its work still runs. Here the lock is released only
 * after the work has ended.
 *
 * <p>Thread-safe. Null is rejected. Corresponds to client-go's {@code leaderelection.LeaderElector}; coordinated election ({@code
 * Coordinated}, {@code LeaseCandidate}), in which the server chooses the leader, is not supported.
 */
public final class LeaderElector {
    private static final Logger LOG = LoggerFactory.getLogger(LeaderElector.class);

    /** How much longer than {@link Options#retryPeriod()} a candidate may wait, as a factor; client-go's constant. */
    static final double JITTER_FACTOR = 1.2;

    /** How long a request that was cancelled may take to end. */
    private static final Duration AFTER_CANCEL = Duration.ofSeconds(1);

    private static final Duration BETWEEN_CANCELS = Duration.ofMillis(50);

    private final Options options;
    private final Callbacks callbacks;
    private final Concurrency concurrency;
    private final Election election;
    private final Latch stopping;
    private volatile boolean leading;
    private volatile @Nullable Latch
            attempt; // opened when the request in progress has ended, or must not be waited for
    private String reportedLeader = "";

    /**
     * Creates an elector. It sends no request before {@link #run}.
     *
     * @param options the lock and the times
     * @param callbacks called when the leader changes
     * @param concurrency provides threads and time
     * @throws IllegalArgumentException if the times do not fit together
     */
    public LeaderElector(Options options, Callbacks callbacks, Concurrency concurrency) {
        this.options = options.validated();
        this.callbacks = Objects.requireNonNull(callbacks, "callbacks");
        this.concurrency = Objects.requireNonNull(concurrency, "concurrency");
        this.election = new Election(options, concurrency);
        this.stopping = new Latch(concurrency);
    }

    /**
     * Waits until this process leads, leads, and returns when the leadership has ended. To take part again, call it again.
     *
     * @throws InterruptedException if the calling thread is interrupted; the leadership has ended
     */
    public void run() throws InterruptedException {
        try {
            if (acquire()) {
                lead();
            }
        } finally {
            leading = false;
            callbacks.onStoppedLeading();
        }
    }

    /** Ends the leadership, or the candidacy, for good: {@link #run} returns soon. Does not wait. */
    public void stop() {
        stopping.open();
        Latch current = attempt;
        if (current != null) {
            current.open();
        }
    }

    private boolean acquire() throws InterruptedException {
        while (!stopping.isOpen()) {
            boolean won = attempt(election::tryAcquireOrRenew, null);
            reportTransition();
            if (won) {
                return true;
            }
            long period = options.retryPeriod().toNanos();
            stopping.await(Duration.ofNanos(period + (long) (concurrency.random() * JITTER_FACTOR * period)));
        }
        return false;
    }

    private void lead() throws InterruptedException {
        LOG.info(
                "{}: became leader lock={}",
                options.lock().identity(),
                options.lock().describe());
        options.lock().recordEvent("became leader");
        leading = true;
        Latch ended = new Latch(concurrency);
        Concurrency.Task work = concurrency.spawn("leader " + options.lock().describe(), () -> work(ended));
        stopping.whenOpen(ended::open);
        try {
            renew();
            if (options.clientGoTiming() && options.releaseOnCancel()) {
                release();
            }
        } finally {
            leading = false;
            ended.open();
            work.interrupt();
            LOG.info(
                    "{}: stopped leading lock={}",
                    options.lock().identity(),
                    options.lock().describe());
            options.lock().recordEvent("stopped leading");
        }
        if (!options.clientGoTiming()) {
            boolean over = work.join(election.untilExpiry());
            if (!over) {
                LOG.warn(
                        "{}: the leader's work has not ended; the lock is not released lock={}",
                        options.lock().identity(),
                        options.lock().describe());
            } else if (options.releaseOnCancel()) {
                release();
            }
        }
    }

    private void work(Latch ended) {
        try {
            callbacks.onStartedLeading(ended);
        } catch (InterruptedException e) {
            // as asked for
        } catch (Throwable e) { // in Go the process would end; a leader that does not work must not stay the leader
            LOG.error(
                    "{}: the leader's work failed; giving up the leadership lock={}",
                    options.lock().identity(),
                    options.lock().describe(),
                    e);
            stop();
        }
    }

    /** Renews until a round fails or the elector is stopped. */
    private void renew() throws InterruptedException {
        while (!stopping.isOpen()) {
            long from = options.clientGoTiming() ? concurrency.nanoTime() : election.renewed();
            boolean renewed = renewBefore(from + options.renewDeadline().toNanos());
            reportTransition();
            if (!renewed) {
                return;
            }
            stopping.await(options.retryPeriod());
        }
    }

    private boolean renewBefore(long deadline) throws InterruptedException {
        while (!stopping.isOpen() && deadline - concurrency.nanoTime() > 0) {
            if (attempt(election::tryAcquireOrRenew, deadline)) {
                return true;
            }
            long left = deadline - concurrency.nanoTime();
            stopping.await(Duration.ofNanos(Math.min(options.retryPeriod().toNanos(), Math.max(0, left))));
        }
        return false;
    }

    private void release() throws InterruptedException {
        long deadline = concurrency.nanoTime() + options.renewDeadline().toNanos();
        // Not an attempt that stop() ends: the stop() that led to this release may still be running.
        attemptOn(new Latch(concurrency), () -> election.tryRelease(deadline), deadline);
    }

    private interface Try {
        boolean run();
    }

    /** Runs requests on another thread, so that they can be given up. */
    private boolean attempt(Try requests, @Nullable Long deadline) throws InterruptedException {
        Latch done = new Latch(concurrency);
        attempt = done;
        if (stopping.isOpen()) {
            return false;
        }
        return attemptOn(done, requests, deadline);
    }

    private boolean attemptOn(Latch done, Try requests, @Nullable Long deadline) throws InterruptedException {
        boolean[] success = new boolean[1];
        Latch over = new Latch(concurrency);
        long number = election.begin();
        Concurrency.Task task = concurrency.spawn("election " + options.lock().describe(), () -> {
            try {
                success[0] = requests.run();
            } finally {
                over.open();
                done.open();
            }
        });
        if (deadline == null) {
            done.await();
        } else {
            done.await(Duration.ofNanos(Math.max(0, deadline - concurrency.nanoTime())));
        }
        if (!over.isOpen()) {
            election.giveUp(number);
            cancel(task);
            return false;
        }
        return success[0];
    }

    /** Ends requests that were given up; several times, because another one may just begin. */
    private void cancel(Concurrency.Task requests) throws InterruptedException {
        long deadline = concurrency.nanoTime() + AFTER_CANCEL.toNanos();
        do {
            options.lock().cancel();
            requests.interrupt();
        } while (!requests.join(BETWEEN_CANCELS) && deadline - concurrency.nanoTime() > 0);
    }

    private void reportTransition() {
        String leader = election.holder();
        if (!leader.equals(reportedLeader)) {
            reportedLeader = leader;
            concurrency.spawn("new leader " + options.lock().describe(), () -> callbacks.onNewLeader(leader));
        }
    }

    /** {@return whether this process leads} */
    public boolean isLeader() {
        return leading;
    }

    /** {@return the identity of the leader, as far as this process knows; {@code ""} if there is none} */
    public String leader() {
        return election.holder();
    }

    /**
     * Checks whether this process holds on to a leadership that it could not renew. Corresponds to client-go's
     * {@code NewLeaderHealthzAdaptor}.
     *
     * @param tolerance how much longer than {@link Options#leaseDuration()} ago the last renewal may be
     * @return false if it leads and should not
     */
    public boolean isHealthy(Duration tolerance) {
        return !election.holder().equals(options.lock().identity())
                || concurrency.nanoTime() - election.observed()
                        <= options.leaseDuration().plus(tolerance).toNanos();
    }

    /**
     * Returns a lock that is a Lease ({@code coordination.k8s.io/v1}).
     *
     * @param rest sends the requests
     * @param namespace the namespace of the Lease
     * @param name its name
     * @param identity the identity of this process, unique among the candidates
     * @param labels set on the Lease when it is created and renewed
     * @return the lock
     */
    public static Lock leaseLock(
            RestClient rest, String namespace, String name, String identity, Map<String, String> labels) {
        return leaseLock(rest, namespace, name, identity, labels, (lease, message) -> {});
    }

    /**
     * Returns a lock that is a Lease, and about which events are recorded. With {@code informers-controllers}: {@code (lease, message) ->
     * recorder.event(lease, EventRecorder.Type.NORMAL, "LeaderElection", message)}, as client-go does it.
     *
     * @param rest sends the requests
     * @param namespace the namespace of the Lease
     * @param name its name
     * @param identity the identity of this process, unique among the candidates
     * @param labels set on the Lease when it is created and renewed
     * @param events accepts the Lease and a message: the identity and {@code became leader} or {@code stopped leading}. Must return at
     *     once; what it throws is logged
     * @return the lock
     */
    public static Lock leaseLock(
            RestClient rest,
            String namespace,
            String name,
            String identity,
            Map<String, String> labels,
            BiConsumer<Unstructured, String> events) {
        return new LeaseLock(rest, namespace, name, identity, labels, events);
    }

    /** Called when the leader changes. */
    public interface Callbacks {
        /**
         * Called on a thread of its own when this process leads. When the latch opens, and the thread is interrupted, the leadership
         * has ended, and so must everything that only a leader may do. If this throws anything else, the elector is stopped. If it
         * returns, this process stays the leader.
         *
         * @param ended opened at the end of the leadership
         * @throws InterruptedException when the leadership has ended
         */
        void onStartedLeading(Latch ended) throws InterruptedException;

        /** Called at the end of {@link LeaderElector#run}, also if this process never led. */
        default void onStoppedLeading() {}

        /**
         * Called on a thread of its own when another process leads, or this one. Short reigns may be skipped.
         *
         * @param identity the new leader; {@code ""} if the lock was released
         */
        default void onNewLeader(String identity) {}
    }

    /** What the candidates compete for. Used by one thread at a time, except for {@link #cancel} and {@link #recordEvent}. */
    public interface Lock {
        /** {@return the identity of this process} */
        String identity();

        /** {@return namespace and name, for threads and logs} */
        String describe();

        /** {@return the current record; empty if the lock does not exist} */
        Optional<Record> get();

        /**
         * Creates the lock.
         *
         * @param record the record
         * @throws ApiException if it exists, for example
         */
        void create(Record record);

        /**
         * Changes the lock, if nobody has changed it since the last call of one of these methods.
         *
         * @param record the record
         * @throws ApiException a conflict, for example
         */
        void update(Record record);

        /**
         * Records an event about the lock, if it has a recorder. Called by the thread of {@link LeaderElector#run}; must return at once and
         * not throw.
         *
         * @param message what happened to this process: {@code became leader} or {@code stopped leading}
         */
        default void recordEvent(String message) {}

        /** Makes a request in progress end soon. Called by another thread. */
        default void cancel() {}
    }

    /**
     * The content of a lock. Immutable. Corresponds to client-go's {@code LeaderElectionRecord}.
     *
     * @param holderIdentity the leader; {@code ""} if the lock was released
     * @param leaseDurationSeconds for how long others must wait
     * @param acquireTime since when it leads
     * @param renewTime when it renewed the lock
     * @param leaderTransitions how often the leader has changed
     */
    public record Record(
            String holderIdentity,
            int leaseDurationSeconds,
            Instant acquireTime,
            Instant renewTime,
            int leaderTransitions) {
        /** Rejects null, and cuts times to microseconds, as a Lease does. {@inheritDoc} */
        public Record {
            Objects.requireNonNull(holderIdentity, "holderIdentity");
            acquireTime = acquireTime.truncatedTo(ChronoUnit.MICROS);
            renewTime = renewTime.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** The options of a {@link LeaderElector}. Immutable and thread-safe. */
    public static final class Options {
        private final Lock lock;
        private final Duration leaseDuration;
        private final Duration renewDeadline;
        private final Duration retryPeriod;
        private final boolean releaseOnCancel;
        private final boolean clientGoTiming;

        private Options(
                Lock lock,
                Duration leaseDuration,
                Duration renewDeadline,
                Duration retryPeriod,
                boolean releaseOnCancel,
                boolean clientGoTiming) {
            this.lock = Objects.requireNonNull(lock, "lock");
            this.leaseDuration = Objects.requireNonNull(leaseDuration, "leaseDuration");
            this.renewDeadline = Objects.requireNonNull(renewDeadline, "renewDeadline");
            this.retryPeriod = Objects.requireNonNull(retryPeriod, "retryPeriod");
            this.releaseOnCancel = releaseOnCancel;
            this.clientGoTiming = clientGoTiming;
        }

        /**
         * Returns the usual options: 15 s, 10 s and 2 s; the lock is not released.
         *
         * @param lock the lock
         * @return the options
         */
        public static Options of(Lock lock) {
            return new Options(
                    lock, Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2), false, false);
        }

        /**
         * Returns these options with other times.
         *
         * @param lease how long the others wait for a leader; whole seconds count
         * @param renew how long a leader tries to renew
         * @param retry the pause between two tries
         * @return new options
         */
        public Options withTimes(Duration lease, Duration renew, Duration retry) {
            return new Options(lock, lease, renew, retry, releaseOnCancel, clientGoTiming);
        }

        /**
         * Returns these options with or without a release of the lock at the end, so that another process leads at once.
         *
         * @param release whether to release it
         * @return new options
         */
        public Options withReleaseOnCancel(boolean release) {
            return new Options(lock, leaseDuration, renewDeadline, retryPeriod, release, clientGoTiming);
        }

        /**
         * Returns these options with or without client-go's two weaknesses, which {@link LeaderElector} describes.
         *
         * @param faithful true for client-go's order of events
         * @return new options
         */
        public Options withClientGoTiming(boolean faithful) {
            return new Options(lock, leaseDuration, renewDeadline, retryPeriod, releaseOnCancel, faithful);
        }

        Options validated() {
            if (leaseDuration.compareTo(renewDeadline) <= 0) {
                throw wrong("leaseDuration must be greater than renewDeadline");
            }
            if (renewDeadline.toNanos() <= retryPeriod.toNanos() * JITTER_FACTOR) {
                throw wrong("renewDeadline must be greater than retryPeriod*JitterFactor");
            }
            if (retryPeriod.isNegative() || retryPeriod.isZero()) {
                throw wrong("retryPeriod must be greater than zero");
            }
            if (lock.identity().isEmpty()) {
                throw new IllegalArgumentException("Lock identity is empty");
            }
            return this;
        }

        private IllegalArgumentException wrong(String rule) {
            return new IllegalArgumentException(rule + ": leaseDuration=" + leaseDuration + " renewDeadline="
                    + renewDeadline + " retryPeriod=" + retryPeriod);
        }

        /** {@return the lock} */
        public Lock lock() {
            return lock;
        }

        /** {@return how long the others wait for a leader} */
        public Duration leaseDuration() {
            return leaseDuration;
        }

        /** {@return how long a leader tries to renew} */
        public Duration renewDeadline() {
            return renewDeadline;
        }

        /** {@return the pause between two tries} */
        public Duration retryPeriod() {
            return retryPeriod;
        }

        /** {@return whether the lock is released at the end} */
        public boolean releaseOnCancel() {
            return releaseOnCancel;
        }

        /** {@return whether deadline and release are client-go's} */
        public boolean clientGoTiming() {
            return clientGoTiming;
        }
    }
}
