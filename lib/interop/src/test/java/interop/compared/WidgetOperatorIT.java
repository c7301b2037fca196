package interop.compared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import informers.junit.ReplayCluster;
import informers.junit.ReplayedCluster;
import interop.compared.WidgetOperator.Spec;
import interop.compared.WidgetOperator.Status;
import interop.compared.WidgetOperator.Widget;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link WidgetOperator} does what the controller of lib/junit/src/outside does. */
@Timeout(300)
class WidgetOperatorIT {
    @Test
    @ReplayCluster(manifests = "/interop/widgets.yaml")
    @DisplayName("the compared controller on java-operator-sdk keeps a ConfigMap for each Widget")
    void keepsAConfigMap(ReplayedCluster cluster) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Config config = Config.fromKubeconfig(cluster.kubeconfig());
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            Operator operator = WidgetOperator.start(
                    client,
                    registry,
                    LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration("keeper")
                            .withLeaseNamespace("default")
                            .buildForTest(false));
            try {
                Widget widget = new Widget();
                widget.setMetadata(new ObjectMetaBuilder()
                        .withName("first")
                        .withNamespace("default")
                        .build());
                widget.setSpec(new Spec(3));
                client.resource(widget).create();
                var widgets =
                        client.resources(Widget.class).inNamespace("default").withName("first");
                var maps = client.configMaps().inNamespace("default").withName("first");
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () -> assertThat(widgets.get().getStatus()).isEqualTo(new Status("first")));
                assertThat(maps.get().getData()).isEqualTo(Map.of("size", "3"));
                assertThat(maps.get().getMetadata().getOwnerReferences()).hasSize(1);
                assertThat(client.v1().events().inNamespace("default").list().getItems())
                        .anyMatch(event -> event.getMessage().equals("made a ConfigMap"));
                assertThat(registry.getMeters()).isNotEmpty();
                widgets.delete();
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(widgets.get()).isNull());
                assertThat(maps.get()).isNull();
            } finally {
                operator.stop();
            }
        }
    }
}
