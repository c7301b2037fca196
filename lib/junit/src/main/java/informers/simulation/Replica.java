package informers.simulation;

import informers.client.Clientset;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.client.rest.Timeouts;
import informers.util.Concurrency;
import informers.workqueue.QueueMetrics;
import informers.workqueue.RateLimiters;
import informers.workqueue.RateLimitingQueue;
import informers.workqueue.WorkQueues;
import java.time.Duration;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/**
 * What a {@link Program} runs with: the library's ordinary clients, over a simulated network, and simulated threads and time. One object
 * for each start. Thread-safe; used by the program's own threads, which {@link #concurrency} starts.
 */
public final class Replica {
    private static final Duration FIRST_DELAY = Duration.ofMillis(5);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final String name;
    private final int incarnation;
    private final Concurrency concurrency;
    private final RestClient rest;
    private final Onlooker onlooker;

    Replica(
            String name,
            int incarnation,
            Concurrency concurrency,
            UnaryOperator<OkHttpClient.Builder> wire,
            Onlooker onlooker) {
        this.onlooker = onlooker;
        this.name = name;
        this.incarnation = incarnation;
        this.concurrency = concurrency;
        this.rest =
                RestClient.wrapped(ClientConfig.of("http://simulation.invalid"), Timeouts.DEFAULT, concurrency, wire);
    }

    /** Returns the name of the replica, as {@link Write#by} has it. A restart does not change it. */
    public String name() {
        return name;
    }

    /** Returns an identity for the election of a leader: each start has another one. */
    public String identity() {
        return name + "_" + incarnation;
    }

    /** Returns threads, locks, time and random numbers. Give it to everything that takes a {@link Concurrency}. */
    public Concurrency concurrency() {
        return concurrency;
    }

    /** Returns the client for the simulated cluster: always the same one, with the usual rate limit. */
    public RestClient rest() {
        return rest;
    }

    /** Returns clients for the built-in kinds, which share {@link #rest}. */
    public Clientset clientset() {
        return new Clientset(rest);
    }

    /**
     * Returns a new rate limiting queue that does not keep the order: a worker may get any of the queued items. A correct controller does
     * not depend on the order, which several workers change anyway. An item that fails waits for 5 ms, then twice as long each time, up
     * to 30 s.
     */
    public <T> RateLimitingQueue<T> workQueue() {
        return WorkQueues.newRateLimitingQueue(
                "workqueue",
                new ShuffledQueue<T>(WorkQueues.newQueue(concurrency), concurrency, name, onlooker),
                RateLimiters.itemExponentialFailure(FIRST_DELAY, LONGEST_DELAY, concurrency),
                QueueMetrics.NONE,
                concurrency);
    }

    /** Returns the identity. */
    @Override
    public String toString() {
        return identity();
    }
}
