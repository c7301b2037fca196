package interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import informers.junit.ReplayCluster;
import informers.junit.ReplayedCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** io.fabric8:kubernetes-client. */
@Timeout(900)
class Fabric8IT {
    private static KubernetesClient client(String session, boolean onlyHttpWatches) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(session)
                .withNamespace("default")
                .withOnlyHttpWatches(onlyHttpWatches)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @ParameterizedTest
    @ReplayCluster(tape = "rollout")
    @ValueSource(booleans = {false, true})
    @DisplayName("an informer receives each recorded event once, lists once, and keeps watching")
    void informer(boolean onlyHttpWatches, ReplayedCluster cluster) throws Exception {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (KubernetesClient client = client(cluster.url(), onlyHttpWatches)) {
            SharedIndexInformer<Pod> pods = client.pods().inNamespace("default").inform(new ResourceEventHandler<>() {
                @Override
                public void onAdd(Pod pod) {
                    seen.add("ADDED " + pod.getMetadata().getResourceVersion());
                }

                @Override
                public void onUpdate(Pod before, Pod pod) {
                    seen.add("MODIFIED " + pod.getMetadata().getResourceVersion());
                }

                @Override
                public void onDelete(Pod pod, boolean unknown) {
                    seen.add("DELETED " + pod.getMetadata().getResourceVersion());
                }
            });
            Replays.watchStory(seen);
            // Not isWatching(): after 5 to 10 minutes the client ends its watch and opens another one, and with HTTP
            // watches it keeps reporting that it has none. An event proves that it watches.
            Pod late = client.resource(new PodBuilder()
                            .withNewMetadata()
                            .withName("late")
                            .endMetadata()
                            .withNewSpec()
                            .addNewContainer()
                            .withName("c")
                            .withImage("nginx")
                            .endContainer()
                            .endSpec()
                            .build())
                    .create();
            String added = "ADDED " + late.getMetadata().getResourceVersion();
            await().untilAsserted(() -> assertThat(seen).contains(added));
            assertThat(pods.getStore().getByKey("default/late")).isNotNull();
        }
        Replays.report("fabric8 informer" + (onlyHttpWatches ? ", only HTTP watches" : ""), cluster);
        assertThat(cluster.counts().of("LIST")).isEqualTo(1);
        assertThat(cluster.counts().of("WATCH"))
                .as("its watches last 5 to 10 minutes, and continue from the last version")
                .isLessThanOrEqualTo(1 + Replays.WATCH.toMinutes() / 5);
    }

    @ParameterizedTest
    @ReplayCluster(tape = "rollout")
    @ValueSource(booleans = {false, true})
    @DisplayName("a plain watch gets the events; closing it frees the server")
    void watch(boolean onlyHttpWatches, ReplayedCluster cluster) {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        Queue<String> closed = new ConcurrentLinkedQueue<>();
        try (KubernetesClient client = client(cluster.url(), onlyHttpWatches);
                var watch = client.pods().inNamespace("default").watch(new Watcher<Pod>() {
                    @Override
                    public void eventReceived(Action action, Pod pod) {
                        seen.add(action + " " + pod.getMetadata().getResourceVersion());
                    }

                    @Override
                    public void onClose(WatcherException cause) {
                        closed.add("" + cause);
                    }
                })) {
            await().atMost(Duration.ofSeconds(60)).until(() -> seen.contains("DELETED 583"));
        }
        Replays.assertStory(seen);
        assertThat(closed).isEmpty();
    }

    @Test
    @ReplayCluster(tape = "empty")
    @DisplayName(
            "a cluster of @ReplayCluster by its kubeconfig, and what goes wrong in it: 429, 409, 410, a cut, delays, a stale list")
    void faults(ReplayedCluster cluster) {
        Config config = Config.fromKubeconfig(cluster.kubeconfig());
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            cluster.faults().refuse(429, 1, "list", "configmaps");
            cluster.faults().delayResponses(Duration.ofMillis(50));
            client.configMaps().inNamespace("default").inform(new ResourceEventHandler<ConfigMap>() {
                @Override
                public void onAdd(ConfigMap map) {
                    seen.add(map.getMetadata().getName());
                }

                @Override
                public void onUpdate(ConfigMap before, ConfigMap map) {}

                @Override
                public void onDelete(ConfigMap map, boolean unknown) {}
            });
            assertThat(cluster.counts().of("LIST"))
                    .as("the client repeats a refused one")
                    .isEqualTo(2);

            cluster.faults().refuse(409, 1, "create", "configmaps");
            assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                    KubernetesClientException.class, () -> create(client, "refused"))
                            .getCode())
                    .isEqualTo(409);
            cluster.faults().delayEvents(Duration.ofMillis(500));
            create(client, "late");
            assertThat(seen).doesNotContain("late");
            await().untilAsserted(() -> assertThat(seen).contains("late"));

            cluster.faults().cut();
            create(client, "after-cut");
            await().untilAsserted(() -> assertThat(seen).contains("after-cut"));
            assertThat(cluster.counts().of("LIST"))
                    .as("it watches again, without a list")
                    .isEqualTo(2);
            cluster.faults().expire();
            create(client, "after-410");
            await().untilAsserted(() -> assertThat(seen).contains("after-410"));
            assertThat(cluster.counts().of("LIST")).as("410: it lists").isEqualTo(3);

            cluster.faults().staleLists();
            create(client, "not-listed");
            ListOptions any = new ListOptionsBuilder().withResourceVersion("0").build();
            assertThat(client.configMaps().inNamespace("default").list(any).getItems())
                    .extracting(map -> map.getMetadata().getName())
                    .containsExactlyInAnyOrder("late", "after-cut", "after-410");
        }
    }

    private static void create(KubernetesClient client, String name) {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("default")
                        .endMetadata()
                        .build())
                .create();
    }

    @Test
    @ReplayCluster
    @DisplayName("lists, pages, selectors, discovery")
    void reads(ReplayedCluster cluster) {
        try (KubernetesClient client = client(cluster.url(), false)) {
            List<Pod> all = client.pods().inAnyNamespace().list().getItems();
            assertThat(all).hasSize(15);
            assertThat(client.pods()
                            .inNamespace("kube-system")
                            .withLabel("k8s-app", "kube-dns")
                            .list()
                            .getItems())
                    .isNotEmpty();
            assertThat(client.getKubernetesVersion().getMinor()).isEqualTo("36");
            assertThat(client.getApiGroups().getGroups()).isNotEmpty();
            assertThat(client.pods()
                            .inNamespace("default")
                            .withName("there-is-none")
                            .get())
                    .isNull();
        }
    }

    @Test
    @ReplayCluster
    @DisplayName("writes: create, server-side apply, patches, update with conflict, finalizers, delete")
    void writes(ReplayedCluster cluster) {
        try (KubernetesClient client = client(cluster.url(), false)) {
            ConfigMap map = new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("interop")
                    .endMetadata()
                    .withData(Map.of("a", "1"))
                    .build();
            ConfigMap created = client.resource(map).create();
            assertThat(created.getMetadata().getUid()).isNotEmpty();

            ConfigMap edited = client.configMaps()
                    .withName("interop")
                    .edit(c -> new ConfigMapBuilder(c)
                            .addToData("b", "2")
                            .editMetadata()
                            .addToFinalizers("example.com/hold")
                            .endMetadata()
                            .build()); // a JSON patch
            assertThat(edited.getData()).containsEntry("b", "2");
            ConfigMap merged = client.configMaps()
                    .withName("interop")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"c\":\"3\"}}");
            assertThat(merged.getData()).containsOnlyKeys("a", "b", "c");
            ConfigMap applied = client.resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("interop")
                            .endMetadata()
                            .withData(Map.of("d", "4"))
                            .build())
                    .fieldManager("interop")
                    .forceConflicts()
                    .serverSideApply();
            assertThat(applied.getData()).containsOnlyKeys("a", "b", "c", "d");
            assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                    io.fabric8.kubernetes.client.KubernetesClientException.class,
                                    () -> client.resource(created).update())
                            .getCode())
                    .isEqualTo(409);

            client.configMaps().withName("interop").delete();
            assertThat(client.configMaps()
                            .withName("interop")
                            .get()
                            .getMetadata()
                            .getDeletionTimestamp())
                    .isNotNull();
            client.configMaps()
                    .withName("interop")
                    .edit(c -> new ConfigMapBuilder(c)
                            .editMetadata()
                            .withFinalizers(List.of())
                            .endMetadata()
                            .build());
            assertThat(client.configMaps().withName("interop").get()).isNull();
        }
    }
}
