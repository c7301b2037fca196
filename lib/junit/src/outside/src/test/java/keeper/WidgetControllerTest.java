package keeper;

import static keeper.WidgetController.WIDGETS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.Clientset;
import informers.client.ResourceClient;
import informers.controller.Owners;
import informers.junit.ReplayCluster;
import informers.junit.ReplayedCluster;
import informers.junit.SimulatedCluster;
import informers.model.Model;
import informers.simulation.Simulation;
import informers.simulation.Write;
import informers.util.Concurrency;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import keeper.WidgetController.Spec;
import keeper.WidgetController.Widget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WidgetControllerTest {
    private static final ResourceType<Unstructured> LEASES =
            ResourceType.dynamic(new GroupVersionResource("coordination.k8s.io", "v1", "leases"));

    private static Model<Widget> widget(int size) {
        return Model.of(WIDGETS, "default", "first", new Widget(new Spec(size), null));
    }

    @Test
    @Timeout(120)
    @ReplayCluster(manifests = "widgets.yaml")
    void keepsAConfigMapOverHttp(ReplayedCluster cluster, Clientset clientset) throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        cluster.faults().refuse(429, 1, "create", "configmaps");
        cluster.faults().refuse(409, 1, "update", "widgets.example.com/status");
        Thread controller = new Thread(() -> {
            try {
                new WidgetController(cluster.rest(), "me", registry, Concurrency.threads()).run();
            } catch (InterruptedException e) {
                // the test is over
            }
        });
        controller.start();
        try {
            ResourceClient<Model<Widget>> widgets = clientset.resource(WIDGETS, "default");
            ResourceClient<ConfigMap> maps = clientset.coreV1().configMaps("default");
            widgets.create(widget(3));
            until(() -> widgets.get("first").get().status() != null);
            assertEquals("3", maps.get("first").data().get("size"));
            assertTrue(Owners.isControlledBy(maps.get("first"), widgets.get("first")));
            assertEquals(
                    List.of("example.com/keeper"),
                    widgets.get("first").metadata().finalizers());

            cluster.faults().expire();
            maps.delete("first");
            until(() -> maps.list().items().stream().anyMatch(map -> map.name().equals("first")));
            widgets.delete("first");
            until(() -> widgets.list().items().isEmpty());
            assertTrue(maps.list().items().stream().noneMatch(map -> map.name().equals("first")));
            assertTrue(registry.get("workqueue.adds")
                            .tag("name", "widgets")
                            .counter()
                            .count()
                    >= 3);
        } finally {
            controller.interrupt();
            controller.join();
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(50);
        }
    }

    @SimulatedCluster(seeds = 10, quietSeconds = 120)
    void keepsAConfigMapWhateverHappens(Simulation simulation) throws Exception {
        simulation.apply(
                new String(getClass().getResourceAsStream("widgets.yaml").readAllBytes(), StandardCharsets.UTF_8));
        simulation.onWrite("only the leader writes", write -> assertTrue(isAllowed(simulation, write)));
        simulation.start(
                "keeper",
                2,
                replica -> new WidgetController(
                                replica.rest(), replica.identity(), new SimpleMeterRegistry(), replica.concurrency())
                        .run());
        ResourceClient<Model<Widget>> widgets = simulation.client(WIDGETS, "default");
        widgets.create(widget(1));
        simulation.sleep(Duration.ofMillis(simulation.random().nextInt(20_000)));
        widgets.update(widgets.get("first")
                .with(new Widget(new Spec(2), widgets.get("first").get().status())));
        simulation.untilSteady();
        assertEquals("first", widgets.get("first").get().status().kept());
        assertEquals("2", map(simulation).get(0).data().get("size"));

        widgets.delete("first");
        simulation.untilSteady();
        assertEquals(List.of(), simulation.objects(WIDGETS));
        assertEquals(List.of(), map(simulation));
    }

    private static List<ConfigMap> map(Simulation simulation) {
        return simulation.find(ConfigMap.TYPE, "default/first").stream().toList();
    }

    /** Leases and events may be written by both replicas. */
    private static boolean isAllowed(Simulation simulation, Write write) {
        return !write.by().startsWith("keeper")
                || List.of("leases", "events").contains(write.resource().resource())
                || simulation.objects(LEASES).stream()
                        .flatMap(lease -> lease.text("spec", "holderIdentity").stream())
                        .anyMatch(holder -> holder.startsWith(write.by() + "_"));
    }
}
