package informers.factory;

import informers.api.GroupVersionResource;
import informers.api.Unstructured;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.informer.SharedIndexInformer;
import informers.util.Backoff;
import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of several clusters: its client, its factory, and a task that asks until the cluster answers. Any thread. */
final class OneCluster implements AutoCloseable {
    private final String name;
    private final RestClient client;
    private final DynamicSharedInformerFactory factory;
    private final Clusters.Setup setup;
    private final Concurrency world;
    private final Latch asked;
    private final Latch stopping;
    private volatile String failure = "";
    private Concurrency.@Nullable Task task; // start() and close() are called by the owner, one after the other

    OneCluster(String name, ClientConfig config, FactoryOptions options, Clusters.Setup setup) {
        this.name = name;
        this.client = RestClient.of(config);
        this.factory = new DynamicSharedInformerFactory(client, options);
        this.setup = setup;
        this.world = options.world();
        this.asked = new Latch(world);
        this.stopping = new Latch(world);
    }

    String name() {
        return name;
    }

    void start() {
        task = world.spawn("cluster " + name, () -> {
            try {
                setUp();
            } catch (InterruptedException e) {
                stopping.open();
            }
        });
    }

    private void setUp() throws InterruptedException {
        Backoff backoff = Backoff.reflector(world);
        while (!stopping.isOpen()) {
            try {
                setup.ask(client, factory);
                failure = "";
                factory.start();
                asked.open();
                return;
            } catch (RuntimeException e) {
                failure = String.valueOf(e.getMessage());
                stopping.await(backoff.next());
            }
        }
    }

    ClusterSync waitForCacheSync(Duration atMost) throws InterruptedException {
        long deadline = world.nanoTime() + atMost.toNanos();
        if (!asked.await(atMost)) {
            return new ClusterSync(
                    SyncResult.NOTHING, failure.isEmpty() ? "the cluster has not answered yet" : failure);
        }
        return new ClusterSync(
                factory.waitForCacheSync(Duration.ofNanos(Math.max(0, deadline - world.nanoTime()))), "");
    }

    Set<GroupVersionResource> resources() {
        return factory.resources();
    }

    /** Empty if this cluster does not have the resource, or has not answered yet. */
    Optional<GenericInformer<Unstructured>> informer(GroupVersionResource resource) {
        return factory.resources().contains(resource) ? Optional.of(factory.forResource(resource)) : Optional.empty();
    }

    ClusterState state() {
        List<SharedIndexInformer<Unstructured>> informers = factory.resources().stream()
                .map(resource -> factory.forResource(resource).informer())
                .toList();
        return ClusterState.of(informers);
    }

    void stop() {
        stopping.open();
        client.close(); // ends also a discovery that waits
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        if (task != null) {
            task.join();
        }
        factory.close();
    }
}
