package informers.factory;

import informers.api.GroupVersionResource;
import informers.api.Unstructured;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.informer.SharedIndexInformer;
import informers.internal.util.Durations;
import informers.internal.util.Shutdown;
import informers.internal.util.UserCode;
import informers.util.Backoff;
import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of several clusters: its client, its factory, and a task that retries the setup until the cluster responds. Thread-safe. */
final class OneCluster {
    private static final Logger LOG = LoggerFactory.getLogger(OneCluster.class);

    private final String name;
    private final RestClient client;
    private final DynamicSharedInformerFactory factory;
    private final Clusters.Setup setup;
    private final Concurrency concurrency;
    private final Latch setUpEnded; // the setup has succeeded, or is not retried any more: see failure
    private final Latch stopping;
    private volatile boolean started;
    private volatile boolean following;
    private volatile String failure = "";
    private Concurrency.@Nullable Task task; // start() and close() are called by the owner, one after the other

    OneCluster(String name, ClientConfig config, FactoryOptions options, Clusters.Setup setup) {
        this.name = name;
        this.client = RestClient.of(config);
        this.factory = new DynamicSharedInformerFactory(client, options);
        this.setup = setup;
        this.concurrency = options.concurrency();
        this.setUpEnded = new Latch(concurrency);
        this.stopping = new Latch(concurrency);
    }

    String name() {
        return name;
    }

    void start() {
        started = true;
        task = concurrency.spawn("cluster " + name, () -> {
            try {
                setUp();
            } catch (InterruptedException e) {
                stopping.open();
            } catch (Error e) {
                LOG.error("cluster {}: unrecoverable error; its informers are not started", name, e);
                failure = "the informers of this cluster are not started, after an unrecoverable error: " + e;
            } finally {
                setUpEnded.open();
            }
        });
    }

    private void setUp() throws InterruptedException {
        Backoff backoff = Backoff.reflector(concurrency);
        while (!stopping.isOpen()) {
            try {
                setup.ask(client, factory);
                failure = "";
                factory.start();
                following = true;
                return;
            } catch (RuntimeException e) {
                failure = UserCode.messageOf(e);
                stopping.await(backoff.next());
            }
        }
    }

    SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long deadline = concurrency.nanoTime() + Durations.nanos(atMost);
        if (!started) {
            return SyncResult.failed("it was not started. Call start() first.");
        }
        setUpEnded.await(atMost);
        if (!following) {
            String stopped = stopping.isOpen() ? "it was stopped before the cluster responded" : "";
            String why = failure.isEmpty() ? stopped : failure;
            return SyncResult.failed(why.isEmpty() ? "the cluster has not answered yet" : why);
        }
        return factory.waitForCacheSync(Duration.ofNanos(Math.max(0, deadline - concurrency.nanoTime())));
    }

    Set<GroupVersionResource> resources() {
        return factory.resources();
    }

    /** Returns the informer of a resource; empty if the cluster does not have it, or has not responded yet. */
    Optional<GenericInformer<Unstructured>> informer(GroupVersionResource resource) {
        return factory.resources().contains(resource) ? Optional.of(factory.forResource(resource)) : Optional.empty();
    }

    ClusterStats stats() {
        List<SharedIndexInformer<Unstructured>> informers = factory.resources().stream()
                .map(resource -> factory.forResource(resource).informer())
                .toList();
        return ClusterStats.of(informers);
    }

    void stop() {
        stopping.open();
        client.close(); // also ends a discovery that is in progress
    }

    /** Closes clusters that use the same threads and time, within one time limit; returns whether all threads have ended. */
    static boolean closeAll(Concurrency concurrency, Collection<OneCluster> clusters, Duration atMost) {
        long from = concurrency.nanoTime();
        clusters.forEach(OneCluster::stop);
        List<Concurrency.Task> tasks =
                clusters.stream().flatMap(cluster -> cluster.task().stream()).toList();
        boolean ended = Shutdown.await(concurrency, atMost, tasks).isEmpty();
        for (OneCluster cluster : clusters) {
            if (cluster.task().filter(task -> !task.isOver()).isPresent()) {
                LOG.warn(
                        "cluster {} did not stop: discovery was interrupted and still runs; its thread is left behind",
                        cluster.name);
            }
        }
        List<BaseInformerFactory> factories = clusters.stream()
                .<BaseInformerFactory>map(cluster -> cluster.factory)
                .toList();
        return BaseInformerFactory.closeAll(concurrency, factories, Shutdown.left(concurrency, from, atMost)) && ended;
    }

    private Optional<Concurrency.Task> task() {
        return Optional.ofNullable(task);
    }
}
