package keeper;

import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.Keys;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.Clientset;
import informers.client.ResourceClient;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.controller.Finalizer;
import informers.controller.Owners;
import informers.factory.FactoryOptions;
import informers.factory.GenericInformer;
import informers.factory.SharedInformerFactory;
import informers.leaderelection.LeaderElector;
import informers.micrometer.ControllerMetrics;
import informers.model.Model;
import informers.record.CorrelatorOptions;
import informers.record.EventBroadcaster;
import informers.record.EventRecorder;
import informers.record.EventSink;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.workqueue.QueueMetrics;
import informers.workqueue.RateLimiters;
import informers.workqueue.ReconcileLoop;
import informers.workqueue.Result;
import informers.workqueue.WorkQueues;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Keeps a ConfigMap for each Widget, with its size; the status says which one. One of several replicas works: the leader. */
public final class WidgetController {
    public record Spec(int size) {}

    public record Status(String kept) {}

    public record Widget(Spec spec, Status status) {}

    public static final ResourceType<Model<Widget>> WIDGETS =
            Model.type(new GroupVersionResource("example.com", "v1", "widgets"), "Widget", true, Widget.class);

    private static final Unstructured MAP = Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap, metadata: {}}");

    private final RestClient rest;
    private final String identity;
    private final QueueMetrics metrics;
    private final Concurrency concurrency;
    private final Finalizer finalizer;

    public WidgetController(RestClient rest, String identity, MeterRegistry registry, Concurrency concurrency) {
        this.rest = rest;
        this.identity = identity;
        this.metrics = new ControllerMetrics(registry).queue("widgets");
        this.concurrency = concurrency;
        this.finalizer = new Finalizer("example.com/keeper", concurrency);
    }

    /** Runs until the thread is interrupted. */
    public void run() throws InterruptedException {
        var lock = LeaderElector.leaseLock(rest, "default", "keeper", identity, Map.of());
        var options = LeaderElector.Options.of(lock).withReleaseOnCancel(true);
        while (true) {
            new LeaderElector(options, this::lead, concurrency).run();
        }
    }

    private void lead(Latch ended) throws InterruptedException {
        var queue = WorkQueues.<String>newRateLimitingQueue(
                "widgets",
                WorkQueues.newQueue("widgets", metrics, concurrency),
                RateLimiters.itemExponentialFailure(Duration.ofMillis(5), Duration.ofSeconds(30), concurrency),
                metrics,
                concurrency);
        try (var broadcaster = new EventBroadcaster(CorrelatorOptions.DEFAULT, concurrency);
                var factory = new SharedInformerFactory(
                        new Clientset(rest), FactoryOptions.DEFAULT.withConcurrency(concurrency))) {
            broadcaster.startRecordingTo(EventSink.core(rest));
            EventRecorder events = broadcaster.newRecorder("keeper");
            GenericInformer<Model<Widget>> widgets = factory.informerFor(WIDGETS);
            GenericInformer<ConfigMap> maps = factory.informerFor(ConfigMap.TYPE);
            widgets.informer().addEventHandler(Owners.enqueueItself(queue::add));
            maps.informer().addEventHandler(Owners.enqueueOwner(WIDGETS, queue::add));
            try (var loop = new ReconcileLoop<>(
                    "widgets", queue, key -> reconcile(Keys.split(key), widgets, maps, events), concurrency)) {
                factory.start();
                loop.start(
                        2,
                        () -> widgets.informer().hasSynced() && maps.informer().hasSynced());
                ended.await();
            }
        }
    }

    private Result reconcile(
            Keys.ObjectName key,
            GenericInformer<Model<Widget>> widgets,
            GenericInformer<ConfigMap> maps,
            EventRecorder events)
            throws InterruptedException {
        var client = new ResourceClient<>(rest, WIDGETS, key.namespace());
        var mapClient = new ResourceClient<>(rest, ConfigMap.TYPE, key.namespace());
        Optional<Model<Widget>> cached =
                widgets.lister().namespace(key.namespace()).get(key.name());
        if (cached.isEmpty()) {
            return Result.done();
        }
        if (cached.get().metadata().deletionTimestamp().isPresent()) {
            if (finalizer.isOn(cached.get())) {
                delete(mapClient, key.name());
                finalizer.remove(client, cached.get());
            }
            return Result.done();
        }
        Model<Widget> widget = finalizer.add(client, cached.get());
        String size = String.valueOf(widget.get().spec().size());
        Optional<ConfigMap> map = maps.lister().namespace(key.namespace()).get(key.name());
        if (map.isEmpty()) {
            if (!finalizer.isOn(client.get(key.name()))) {
                return Result.done(); // the cache is older than the end of the Widget: its event comes
            }
            ConfigMap wanted = MAP.edit()
                    .set(key.namespace(), "metadata", "namespace")
                    .set(key.name(), "metadata", "name")
                    .set(size, "data", "size")
                    .build(ConfigMap.TYPE);
            mapClient.create(Owners.withController(wanted, widget, ConfigMap.TYPE));
            events.event(widget, EventRecorder.Type.NORMAL, "Kept", "made a ConfigMap");
        } else if (!size.equals(map.get().data().get("size"))) {
            mapClient.update(map.get().edit().set(size, "data", "size").build(ConfigMap.TYPE));
        }
        Status status = new Status(key.name());
        if (!Objects.equals(status, widget.get().status())) {
            client.updateStatus(widget.with(before -> new Widget(before.spec(), status)));
        }
        return Result.done();
    }

    private static void delete(ResourceClient<ConfigMap> client, String name) {
        try {
            client.delete(name);
        } catch (ApiException e) {
            if (!e.isNotFound()) {
                throw e;
            }
        }
    }
}
