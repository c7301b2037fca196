package informers.micrometer;

import informers.api.GroupVersionResource;
import informers.informer.InformerName;
import informers.reflector.ReflectorStats;
import informers.workqueue.QueueMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Publishes metrics of informers, work queues and leader election to a {@link MeterRegistry}. A Prometheus registry turns the names into
 * client-go's, such as {@code workqueue_queue_duration_seconds}.
 *
 * <pre>{@code
 * var metrics = new ControllerMetrics(registry);
 * var options = FactoryOptions.DEFAULT.withInformerName(metrics.informerName("widget-controller"));
 * var queue = WorkQueues.newRateLimitingQueue("widgets", WorkQueues.newQueue("widgets", metrics.queue("widgets"), concurrency), limiter,
 *         metrics.queue("widgets"), concurrency);
 * }</pre>
 *
 * <p>Thread-safe. Null is rejected. Timers have neither percentiles nor buckets until a {@code MeterFilter} of the registry adds them;
 * client-go's buckets are 1 ms to 10 s for informers.
 */
public final class ControllerMetrics {
    private final MeterRegistry registry;

    /** The values of gauges: a registry keeps the first gauge of a name and its tags, and with it this value. */
    private final Map<Key, AtomicLong> values = new ConcurrentHashMap<>();

    private record Key(String name, Tags tags) {}

    /**
     * Creates a binder. It registers nothing yet.
     *
     * @param registry where the meters are registered
     */
    public ControllerMetrics(MeterRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    /**
     * Reserves a name for informers whose metrics are published, with the tags {@code name}, {@code group}, {@code version} and {@code
     * resource}: the gauge {@code informer.queued.items}, the timer {@code informer.processing.latency} and the gauge {@code
     * informer.store.resource.version}, whose value is the lowest 15 digits of the version.
     *
     * @param name such as {@code widget-controller}
     * @return the name, for {@code FactoryOptions.withInformerName} or {@code InformerOptions.withInformerName}
     * @throws IllegalArgumentException if the name is empty, or in use
     */
    public InformerName informerName(String name) {
        return InformerName.of(name, this::informer);
    }

    private InformerName.Metrics informer(InformerName.Identity identity) {
        Tags tags = tags(identity.name(), identity.resource());
        AtomicLong items = gauge("informer.queued.items", "Entries between the reflector and the store", tags);
        AtomicLong version = gauge("informer.store.resource.version", "The version of the store, 15 digits", tags);
        Timer latency = Timer.builder("informer.processing.latency")
                .description("Time from a batch of changes to the store and the handlers' buffers")
                .tags(tags)
                .register(registry);
        return (took, queuedItems, storeResourceVersion) -> {
            latency.record(took);
            items.set(queuedItems);
            version.set(storeResourceVersion);
        };
    }

    /**
     * Publishes the state of a reflector, which client-go has no metrics for: the gauge {@code reflector.staleness} in seconds, the one
     * to alert on; the counters {@code reflector.lists}, {@code reflector.watches}, {@code reflector.events}, {@code reflector.backoffs}
     * and {@code reflector.store.errors}.
     *
     * @param name the value of the tag {@code name}
     * @param resource for the tags {@code group}, {@code version} and {@code resource}
     * @param stats usually {@code informer::reflectorStats}; kept as long as the registry
     */
    public void reflector(String name, GroupVersionResource resource, Supplier<ReflectorStats> stats) {
        Tags tags = tags(name, resource);
        TimeGauge.builder("reflector.staleness", () -> seconds(stats), TimeUnit.SECONDS)
                .description("Time since the last contact with the server; 0 while a watch is open")
                .tags(tags)
                .strongReference(true)
                .register(registry);
        counter("reflector.lists", tags, stats, stat -> stat.lists());
        counter("reflector.watches", tags, stats, stat -> stat.watches());
        counter("reflector.events", tags, stats, stat -> stat.events());
        counter("reflector.backoffs", tags, stats, stat -> stat.backoffs());
        counter("reflector.store.errors", tags, stats, stat -> stat.storeErrors());
    }

    private static double seconds(Supplier<ReflectorStats> stats) {
        return stats.get().staleness().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    private interface Count {
        double of(ReflectorStats stats);
    }

    private void counter(String name, Tags tags, Supplier<ReflectorStats> stats, Count count) {
        // The meter keeps its object by a weak reference, and the function by a strong one.
        FunctionCounter.builder(name, registry, any -> count.of(stats.get()))
                .tags(tags)
                .register(registry);
    }

    /**
     * Returns the metrics of a work queue, with the tag {@code name}: the gauge {@code workqueue.depth}, the counters {@code
     * workqueue.adds} and {@code workqueue.retries}, the timers {@code workqueue.queue.duration} and {@code workqueue.work.duration}, and
     * the gauges {@code workqueue.unfinished.work} and {@code workqueue.longest.running.processor} in seconds. If one of the last two
     * grows, a worker hangs.
     *
     * @param name the name of the queue
     * @return the metrics; the same meters for the same name
     */
    public QueueMetrics queue(String name) {
        Tags tags = Tags.of("name", name);
        AtomicLong depth = gauge("workqueue.depth", "Items that wait", tags);
        AtomicLong unfinished = timeGauge("workqueue.unfinished.work", "Work in progress, summed", tags);
        AtomicLong longest = timeGauge("workqueue.longest.running.processor", "Longest work in progress", tags);
        Counter adds = Counter.builder("workqueue.adds").tags(tags).register(registry);
        Counter retries = Counter.builder("workqueue.retries").tags(tags).register(registry);
        Timer waiting = Timer.builder("workqueue.queue.duration")
                .description("How long items wait")
                .tags(tags)
                .register(registry);
        Timer working = Timer.builder("workqueue.work.duration")
                .description("How long the work on an item takes")
                .tags(tags)
                .register(registry);
        return new QueueMetrics() {
            @Override
            public void added() {
                adds.increment();
            }

            @Override
            public void depth(int items) {
                depth.set(items);
            }

            @Override
            public void latency(Duration waited) {
                waiting.record(waited);
            }

            @Override
            public void workDuration(Duration worked) {
                working.record(worked);
            }

            @Override
            public void unfinishedWork(Duration all, Duration most) {
                unfinished.set(all.toNanos());
                longest.set(most.toNanos());
            }

            @Override
            public void retried() {
                retries.increment();
            }
        };
    }

    /**
     * Publishes whether this process leads: the gauge {@code leader.election.master.status} with the tag {@code name}, 1 or 0.
     *
     * @param name the name of the lock
     * @param isLeader usually {@code elector::isLeader}; kept as long as the registry
     */
    public void leaderElection(String name, BooleanSupplier isLeader) {
        Gauge.builder("leader.election.master.status", () -> isLeader.getAsBoolean() ? 1 : 0)
                .tags("name", name)
                .strongReference(true)
                .register(registry);
    }

    private AtomicLong gauge(String name, String description, Tags tags) {
        return values.computeIfAbsent(new Key(name, tags), key -> {
            AtomicLong value = new AtomicLong();
            Gauge.builder(name, value, AtomicLong::doubleValue)
                    .description(description)
                    .tags(tags)
                    .strongReference(true)
                    .register(registry);
            return value;
        });
    }

    private AtomicLong timeGauge(String name, String description, Tags tags) {
        return values.computeIfAbsent(new Key(name, tags), key -> {
            AtomicLong nanos = new AtomicLong();
            TimeGauge.builder(name, () -> nanos.get() / 1e9, TimeUnit.SECONDS)
                    .description(description)
                    .tags(tags)
                    .strongReference(true)
                    .register(registry);
            return nanos;
        });
    }

    private static Tags tags(String name, GroupVersionResource resource) {
        return Tags.of(
                "name",
                name,
                "group",
                resource.group(),
                "version",
                resource.version(),
                "resource",
                resource.resource());
    }
}
