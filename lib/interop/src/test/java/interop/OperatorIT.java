package interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import informers.junit.ReplayCluster;
import informers.junit.ReplayedCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** io.javaoperatorsdk:operator-framework-core: leader election, finalizers and status patches in its own ways. */
@Timeout(900)
public class OperatorIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Group("example.com")
    @Version("v1")
    public static final class Widget extends CustomResource<Map<String, Object>, Map<String, Object>>
            implements Namespaced {
        private static final long serialVersionUID = 1;
    }

    /** Keeps a ConfigMap for each Widget, records it in the status and in an event, and removes it at the end. */
    @ControllerConfiguration
    static final class Keeper implements Reconciler<Widget>, Cleaner<Widget> {
        final AtomicInteger reconciles = new AtomicInteger();
        final AtomicInteger cleanups = new AtomicInteger();

        @Override
        public List<EventSource<?, Widget>> prepareEventSources(EventSourceContext<Widget> context) {
            return List.of(new InformerEventSource<>(
                    InformerEventSourceConfiguration.from(ConfigMap.class, Widget.class)
                            .withNamespacesInheritedFromController()
                            .build(),
                    context));
        }

        @Override
        public UpdateControl<Widget> reconcile(Widget widget, Context<Widget> context) {
            reconciles.incrementAndGet();
            String name = widget.getMetadata().getName();
            if (context.getSecondaryResource(ConfigMap.class).isEmpty()) {
                ConfigMap map = new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("default")
                        .endMetadata()
                        .withData(Map.of("of", name))
                        .build();
                map.addOwnerReference(widget);
                context.getClient()
                        .resource(map)
                        .fieldManager("keeper")
                        .forceConflicts()
                        .serverSideApply();
                context.getClient()
                        .resource(new EventBuilder()
                                .withNewMetadata()
                                .withGenerateName(name + ".")
                                .withNamespace("default")
                                .endMetadata()
                                .withType("Normal")
                                .withReason("Kept")
                                .withMessage("made a ConfigMap")
                                .withNewInvolvedObject()
                                .withApiVersion("example.com/v1")
                                .withKind("Widget")
                                .withName(name)
                                .withNamespace("default")
                                .endInvolvedObject()
                                .build())
                        .create();
            }
            Widget status = new Widget();
            status.setMetadata(new ObjectMetaBuilder()
                    .withName(name)
                    .withNamespace("default")
                    .build());
            status.setStatus(Map.of("kept", name));
            return UpdateControl.patchStatus(status);
        }

        @Override
        public DeleteControl cleanup(Widget widget, Context<Widget> context) {
            cleanups.incrementAndGet();
            context.getClient()
                    .configMaps()
                    .inNamespace("default")
                    .withName(widget.getMetadata().getName())
                    .delete();
            return DeleteControl.defaultDelete();
        }
    }

    private static KubernetesClient client(ReplayedCluster cluster) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(cluster.url())
                .withNamespace("default")
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static Operator operator(KubernetesClient client, Keeper keeper) {
        Operator operator = new Operator(o -> o.withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withLeaderElectionConfiguration(
                        LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration("keeper")
                                .withLeaseNamespace("default")
                                .withIdentity("me")
                                .buildForTest(false)));
        operator.register(keeper, c -> c.settingNamespace("default"));
        return operator;
    }

    @Test
    @ReplayCluster(manifests = "widgets.yaml")
    @DisplayName(
            "the same controller does its work although requests are refused, watches end, events are late and versions expire")
    void underFaults(ReplayedCluster cluster) {
        Keeper keeper = new Keeper();
        try (KubernetesClient client = client(cluster)) {
            Operator operator = operator(client, keeper);
            operator.start();
            try {
                cluster.faults().refuse(429, 1, "patch", "configmaps");
                cluster.faults().refuse(409, 1, "patch", "widgets.example.com/status");
                cluster.faults().refuse(500, 1, "create", "events");
                cluster.faults().delayEvents(Duration.ofMillis(500));
                var widgets = client.resources(Widget.class).withName("first");
                Widget widget = new Widget();
                widget.setMetadata(new ObjectMetaBuilder().withName("first").build());
                client.resource(widget).create();
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(widgets.get().getStatus()).isEqualTo(Map.of("kept", "first")));

                // The second reconcile follows the ConfigMap's event. If the widget is deleted before its status is
                // patched
                // without a change, java-operator-sdk takes the version of the response for a write of its own, and
                // filters what a list says about that version: the deletion.
                await().atMost(SOON).during(Duration.ofSeconds(2)).until(() -> keeper.reconciles.get() >= 2);
                cluster.faults().cut();
                cluster.faults().expire();
                widgets.delete();
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(widgets.get()).isNull());
                assertThat(client.configMaps().withName("first").get()).isNull();
            } finally {
                operator.stop();
            }
        }
        Replays.report("java-operator-sdk under faults, " + keeper.reconciles + " reconciles", cluster);
    }

    @Test
    @ReplayCluster
    @DisplayName(
            "a controller of a custom resource whose definition is created first: leader election, finalizer, owned object, status, event, clean-up")
    void controller(ReplayedCluster cluster) throws Exception {
        Keeper keeper = new Keeper();
        try (KubernetesClient client = client(cluster)) {
            client.load(OperatorIT.class.getResourceAsStream("widgets.yaml")).create();
            Operator operator = operator(client, keeper);
            operator.start();
            try {
                Widget widget = new Widget();
                widget.setMetadata(new ObjectMetaBuilder().withName("first").build());
                widget.setSpec(Map.of("size", 3));
                client.resource(widget).create();

                var widgets = client.resources(Widget.class).withName("first");
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(widgets.get().getStatus()).isEqualTo(Map.of("kept", "first")));
                assertThat(widgets.get().getMetadata().getFinalizers()).hasSize(1);
                var map = client.configMaps().withName("first");
                assertThat(map.get().getMetadata().getOwnerReferences()).hasSize(1);
                assertThat(client.v1().events().list().getItems())
                        .anyMatch(event -> event.getMessage().equals("made a ConfigMap"));

                String uid = map.get().getMetadata().getUid();
                map.delete();
                await().atMost(SOON).untilAsserted(() -> {
                    assertThat(map.get()).isNotNull();
                    assertThat(map.get().getMetadata().getUid())
                            .as("it is created again")
                            .isNotEqualTo(uid);
                });

                Thread.sleep(Replays.WATCH.toMillis()); // a lease is renewed; else there is silence
                int before = keeper.reconciles.get();
                widgets.delete();
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(widgets.get()).isNull());
                assertThat(map.get()).isNull();
                assertThat(keeper.cleanups).hasValue(1);
                assertThat(before).as("no endless requests").isBetween(2, 12);
            } finally {
                operator.stop();
            }
        }
        Replays.report("java-operator-sdk, " + keeper.reconciles + " reconciles", cluster);
        assertThat(cluster.counts().of("LIST"))
                .as("of widgets and of ConfigMaps, and one of events by the test")
                .isEqualTo(3);
        assertThat(cluster.counts().of("WATCH")).isLessThanOrEqualTo(2 * (1 + Replays.WATCH.toMinutes() / 5));
    }
}
